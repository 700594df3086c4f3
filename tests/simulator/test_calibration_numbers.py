"""Chances, facts and amounts measured in records: counted in the example by other means, and found again in years."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from gongshi.findings import Message
from gongshi.load.parse import parse
from gongshi_simulator.calibration.calibrating import Calibration
from gongshi_simulator.calibration.chances import found_chances
from gongshi_simulator.calibration.durations import counts_of
from gongshi_simulator.calibration.facts import evenly, found_facts, found_sittings
from gongshi_simulator.calibration.found import Found
from gongshi_simulator.calibration.known import known
from gongshi_simulator.calibration.measured import assumptions
from gongshi_simulator.calibration.objecting import found_objecting
from gongshi_simulator.calibration.portfolio import found_portfolio
from gongshi_simulator.calibration.rates import bidders
from gongshi_simulator.calibration.season import found_sorting
from gongshi_simulator.experiment import replayed
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import setting
from gongshi_simulator.shapes import poisson
from gongshi_simulator.streams import Key, Stream, Uniforms
from recorded_years import AS_OF, ROOT, calibrated_example, example, example_fund, recorded


@pytest.fixture(scope="module")
def of_example() -> Calibration:
    return calibrated_example()


def found(of: Calibration, path: str) -> Found:
    (told,) = (one.found for one in of.rows if one.path == path)
    assert told is not None
    return told


def written(folder: str) -> Iterator[dict[str, Any]]:
    """The example's files of one kind as plain values, read without any model; an event later than the day is none."""
    for path in sorted(Path(ROOT / "data/communities").glob(f"*/{folder}/*.yaml")):
        value: Any = parse(path.read_text(encoding="utf-8"))[0]
        value["history"] = [one for one in value.get("history", []) if one["date"] <= str(AS_OF)]
        if "parent_project" not in value:
            yield value


def outcomes(event: str) -> tuple[int, int]:
    """How often an event had a bad outcome, of how often it came."""
    told = [one["outcome"] for project in written("projects") for one in project["history"] if one["event"] == event]
    return told.count("failed"), len(told)


def test_outcomes_in_the_example_are_those_that_stand_in_its_files(of_example: Calibration) -> None:
    for path, event in (
        ("judging.acceptance_failed", "accepted"),
        ("judging.evaluation_failed", "evaluated"),
        ("street.midterm_failed", "midterm_reviewed"),
    ):
        told = found(of_example, path)
        assert (told.part, told.number) == outcomes(event)


def test_proposals_in_the_example_are_counted_as_its_files_have_them(of_example: Calibration) -> None:
    screened = [
        one["screening"]["outcome"] for year in written("proposals") for one in year["proposals"] if "screening" in one
    ]
    merged, listed = screened.count("merged"), screened.count("shortlisted")
    told = found(of_example, "proposing.merged")
    assert (told.part, told.number) == (merged, len(screened))
    told = found(of_example, "proposing.shortlisted")
    assert (told.part, told.number) == (listed, len(screened) - merged)


def test_votes_in_the_example_are_counted_as_its_files_have_them(of_example: Calibration) -> None:
    decided = {"resolved", "rejected"}
    lives = [[one for one in project["history"] if one["event"] in decided] for project in written("projects")]
    votes = [(int(its[0]["for"]), int(its[0]["present"])) for its in lives if its and "for" in its[0]]
    half, two_thirds = (found(of_example, f"council.{name}") for name in ("majority_supports", "two_thirds_support"))
    assert (half.part, half.number) == (sum(2 * yes > present for yes, present in votes), len(votes))
    assert two_thirds.part == sum(3 * yes >= 2 * present for yes, present in votes)


def test_calls_in_the_example_are_counted_as_its_files_have_them(of_example: Calibration) -> None:
    ended = still_open = 0
    for project in written("projects"):
        events = [one["event"] for one in project["history"] if one["event"] in {"called", "selected"}]
        if project.get("mode") == "commissioned":
            ended += sum(before == "called" for before, _ in pairwise(events))
            still_open += events[-1:] == ["called"]
    told = found(of_example, "choosing.call_working_days")
    assert (told.number, told.still_open) == (ended, still_open)


def test_the_facts_of_the_example_are_those_of_its_communities(of_example: Calibration) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data/communities").glob("*/community.yaml"))]
    values: list[Any] = [parse(text)[0] for text in texts]
    given = [
        sum(float(one["amount"]) for one in value["allocations"] if one["fiscal_year"] == "2026") for value in values
    ]
    latest = [int(value["rosters"][-1]["resident_reps"]) for value in values]
    assert found(of_example, "funding.allocated").value == pytest.approx(100 * sum(given) / len(given))
    assert found(of_example, "objecting.resident_reps").value == pytest.approx(sum(latest) / len(latest))
    assert found(of_example, "district.communities").value == len(values)


def test_too_few_leave_the_number_and_say_how_many_there_are(of_example: Calibration, shipped: Scenario) -> None:
    said, was = assumptions(of_example)["judging.rectification_days"], shipped.judging.rectification_days
    assert (said.basis, said.model_dump(exclude={"why"})) == (was.basis, was.model_dump(exclude={"why"}))
    assert said.why.read("en", "zh").text == (
        "Records of 4 communities, 2025 to 2026, by 2026-11-20: n = 4 rectifications, fewer than 8 and too few, so "
        "this stays. No source."
    )


def test_what_is_measured_says_of_how_many(of_example: Calibration) -> None:
    said = assumptions(of_example)["judging.acceptance_failed"]
    assert said.why.read("zh", "zh").text == (
        "4个社区2025至2026年度到2026-11-20的记录：5/54 = 9.3%，共 n = 54（次验收），95%区间4.0%–19.9%。"
    )


def test_nothing_that_happened_later_is_known() -> None:
    early = {one.path: one for one in found_chances(known(example_fund().communities, date(2025, 8, 31)))}
    late = [one["date"] for project in written("projects") for one in project["history"] if one["event"] == "accepted"]
    assert early["judging.acceptance_failed"].number == sum(day <= "2025-08-31" for day in late)


@pytest.mark.parametrize(("sittings", "even"), [(5.2, 6), (4.8, 4), (9.5, 12), (0.1, 1), (2.2, 2)])
def test_sittings_are_those_that_can_be_spread_evenly(sittings: float, even: int) -> None:
    assert evenly(sittings) == even


def test_calls_with_too_few_bidders_count_though_nobody_wrote_how_few() -> None:
    uniform = Uniforms(Key(1, 0, 0)).of(Stream.BIDDERS, 400).tolist()
    came = [poisson(one, 4.0) for one in uniform]
    enough = [one for one in came if one >= 3]
    told = bidders("choosing.bidders", Message("次征集", "calls"), enough, len(came) - len(enough), 3)
    # A Poisson mean of 4 over 400 calls has a standard error of 0.1, a little more where the few are not counted.
    assert told.value == pytest.approx(4.0, abs=4 * 0.12)
    assert sum(enough) / len(enough) > 4.0 + 4 * 0.12


@pytest.fixture(scope="module")
def of_years(shipped: Scenario, rules: FundRules) -> tuple[dict[str, Found], Scenario]:
    """What forty simulated years say, and the scenario that they were simulated from; no grievances are shared."""
    tree = shipped.model_dump()
    for key in ("in_progress", "delivered"):
        tree["carried_in"][key]["value"] = 0
    tree["objecting"]["own_objection"] |= {"value": 0.01}
    for key in ("grievance", "project_campaign"):
        tree["objecting"][key] |= {"value": 0, "low": 0}
    tree["council"]["sittings_a_year"]["value"] = 12
    tree["council"]["agenda_items"] |= {"value": 50, "high": 50}
    tree["funding"]["allocated"] |= {"value": "9000000.00", "high": "9000000.00"}
    tree["judging"]["acceptance_failed"]["value"] = 0.15
    scenario = Scenario.model_validate(tree)
    here, of_fund = setting(scenario, rules), example()
    funds = [recorded(year, here, number, of_fund) for number in range(40) for year in replayed(here, 9, number)]
    of = known(funds, date(scenario.year, 12, 31))
    told = (
        *found_facts(of, scenario.year),
        *found_sittings(of),
        *found_sorting(of),
        *found_portfolio(of, scenario, counts_of(of)),
        *found_chances(of),
        *found_objecting(of),
    )
    return {one.path: one for one in told}, scenario


@pytest.mark.parametrize(
    "path",
    [
        "proposing.merged",
        "proposing.shortlisted",
        "portfolio.works",
        "portfolio.commissioned",
        "portfolio.micro",
        "portfolio.technical",
        "council.attendance",
        "council.majority_supports",
        "council.two_thirds_support",
        "council.deferred",
        "objecting.own_objection",
        "objecting.withdrawn",
        "street.midterm_failed",
        "judging.acceptance_failed",
        "judging.evaluation_failed",
    ],
)
def test_the_chances_of_simulated_years_are_found_again(of_years: tuple[dict[str, Found], Scenario], path: str) -> None:
    of, scenario = of_years
    section, key = path.split(".")
    true, told = getattr(getattr(scenario, section), key).value, of[path]
    assert told.value == pytest.approx(true, abs=4 * math.sqrt(true * (1 - true) / told.number))


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("portfolio.amount_spread", 4 * 0.7 / math.sqrt(2 * 700)),
        ("portfolio.micro_children", 0.0),
        ("council.members", 0.0),
        ("council.sittings_a_year", 0.5),
        ("choosing.bidders", 4 * math.sqrt(5 / 250)),
        ("funding.saved_at_contract", 0.0001),
    ],
)
def test_other_numbers_of_simulated_years_are_found_again(
    of_years: tuple[dict[str, Found], Scenario], path: str, error: float
) -> None:
    of, scenario = of_years
    section, key = path.split(".")
    true = getattr(getattr(scenario, section), key).value
    assert of[path].value == pytest.approx(true, abs=error)


def test_a_fund_that_writes_down_no_payments_says_nothing_of_advances(
    of_years: tuple[dict[str, Found], Scenario],
) -> None:
    of, _ = of_years
    assert "funding.paid_in_advance" not in of
