"""``gongshi limit``: where a requirement stops being met, worked out by hand, and what it says and refuses."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gongshi.commands.trouble import CouldNotRun
from gongshi.write import canonical
from gongshi_simulator.executors import InThisProcess
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.planning.limit.command import find_limit
from gongshi_simulator.planning.limit.finding import Limit, limit
from gongshi_simulator.planning.limit.scale import scale
from gongshi_simulator.planning.limit.wording import answer, at_ends, how_sure
from gongshi_simulator.planning.requirement import Fulfilment, requirement
from gongshi_simulator.planning.trials import Trials
from gongshi_simulator.scenario import Scenario
from planned import ONE, QUEUE, reaching

With = Callable[..., Scenario]
Found = Callable[..., Limit]
DATA = Path(__file__).resolve().parent.parent.parent.parent / "data"


@pytest.fixture
def found(rules: FundRules) -> Found:
    """The limit of a number of a scenario, of ten replications for a value at most."""

    def of(scenario: Scenario, path: str, required: str, low: str | None = None, high: str | None = None) -> Limit:
        trials = Trials(scenario, rules, 1, InThisProcess(), lambda _: None)
        return limit(trials, scale(scenario, path, low, high), requirement(required), 10)

    return of


def test_the_longest_collection_that_lets_a_project_close_is_that_worked_out_by_hand(
    scenario: With, found: Found
) -> None:
    """What is resolved by 13 August closes in the year, and the council sits on the twentieth: so on 20 July at latest.

    The list is settled in a day of sorting and three working days. Collected for 193 days, until Sunday 12 July, it is
    settled when Friday the 17th begins; a day more, and it is on Monday the 20th, when the council has sat.
    """
    told = found(scenario(**ONE), "proposing.collection_days", "closed_by_year_end >= 0.5", "150", "250")
    assert (told.is_upward, told.met, told.missed) == (True, 193, 194)


def test_where_less_is_worse_the_limit_is_found_from_above(scenario: With, found: Found) -> None:
    two_at_once = reaching(scenario(**QUEUE), street__experts=(1, 1, 4))
    told = found(two_at_once, "street.experts", "closed_by_year_end >= 0.7")
    assert (told.is_upward, told.met, told.missed) == (False, 2, 1)
    said = answer(told).zh
    assert "不低于2时达到“到12月31日结项的项目比例不低于70%”；到1或更少就达不到，中间没有再试" in said
    assert at_ends(told).zh.startswith("取2时到12月31日结项的项目比例 40/40 = 100.0%")


def test_a_requirement_that_is_met_everywhere_or_nowhere_is_said_to_be(scenario: With, found: Found) -> None:
    always = found(scenario(**ONE), "proposing.collection_days", "closed_by_year_end >= 0.5", "10", "60")
    assert (always.met, always.missed) == (60, None)
    assert "在10–60之间，试到的都达到" in answer(always).zh
    assert "is met wherever “collection, from 1 January, days” was tried within 10–60" in answer(always).en
    too_long = scenario(**ONE | {"work__service_days": 365})
    never = found(too_long, "proposing.collection_days", "closed_by_year_end >= 0.5", "10", "60")
    assert (never.met, never.missed) == (None, 10)
    assert {one.reached.verdict for one in never.tried} == {Fulfilment.NOT_MET}
    assert "在10–60之间，试到的都达不到" in answer(never).zh


def test_an_order_that_does_not_hold_is_told(scenario: With, found: Found) -> None:
    # Between holidays and weekends the days from resolution to closing go up and down with the day of the sitting.
    told = found(scenario(**ONE), "council.sitting_day", "lead_p90 <= 149", "1", "28")
    assert told.contradictions
    assert "Beware" in how_sure(told).en
    straight = found(scenario(**ONE), "proposing.collection_days", "closed_by_year_end >= 0.5", "150", "250")
    assert not straight.contradictions
    assert "more is worse is contradicted by none" in how_sure(straight).en


def test_what_replications_leave_open_lies_between(scenario: With, found: Found) -> None:
    chancy = found(scenario(**ONE), "work.terminated", "closed_by_year_end >= 0.5", "0", "1")
    assert chancy.met is not None
    assert chancy.missed is not None
    assert chancy.met < 0.5 < chancy.missed
    assert "中间10遍还分不清" in answer(chancy).zh
    between = [one for one in chancy.tried if chancy.met < one.value < chancy.missed]
    assert {one.reached.verdict for one in between} == {Fulfilment.UNDECIDED}


@pytest.mark.parametrize(
    ("path", "low", "high", "said"),
    [
        ("objecting.greivance", None, None, "did you mean objecting.grievance?"),
        ("work.service_days", None, None, "is no number of the whole year"),
        ("objecting.second_decision", None, None, "is no number of the whole year"),
        ("objecting.grievance", "many", None, "--low takes a number, such as 0.003, not 'many'"),
        ("council.members", None, "20.5", "--high takes a number, such as 25, not '20.5'"),
        ("objecting.grievance", None, "2", "--high takes 0 to 1, not 2"),
        ("district.communities", None, None, "leaves no two values to try from 1 to 1"),
        ("objecting.grievance", "0.2", "0.1", "leaves no two values to try from 0.2 to 0.1"),
    ],
)
def test_a_number_or_range_that_is_none_is_refused_in_one_line(
    shipped: Scenario, path: str, low: str | None, high: str | None, said: str
) -> None:
    with pytest.raises(CouldNotRun) as refused:
        scale(shipped, path, low, high)
    assert said in refused.value.message.en
    assert "\n" not in str(refused.value)


def test_values_are_such_as_a_file_may_have(shipped: Scenario) -> None:
    assert scale(shipped, "council.sittings_a_year", None, None).values == (2, 3, 4, 6, 12)
    assert scale(shipped, "objecting.grievance", None, "0.01").values[:3] == (0.0, 0.0001, 0.0002)
    amounts = scale(shipped, "funding.allocated", "200000", "300000.00")
    assert (amounts.values[0], amounts.values[-1], amounts.text(amounts.values[1])) == (
        20_000_000,
        30_000_000,
        "201,000",
    )
    assert str(scale(shipped, "council.quorum", "1/2", "3/4").values[50]) == "5/8"


def test_a_value_that_contradicts_the_scenario_is_refused_in_one_line(shipped: Scenario, found: Found) -> None:
    with pytest.raises(CouldNotRun, match=r"proposing\.collection_days"):
        found(shipped, "proposing.collection_days", "unspent <= 0.5", "300", "365")


def test_the_command_answers_writes_and_exits(
    scenario: With, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(canonical(scenario(**ONE).model_copy(update={"id": "one"})), encoding="utf-8")

    def asked(required: str) -> int:
        return find_limit(
            path,
            number="proposing.collection_days",
            require=required,
            low="191",
            high="196",
            data=DATA,
            replications=40,
            executor="serial",
            to=tmp_path / "limit",
        )

    assert asked("lead_p90 <= 100") == 1
    assert asked("closed_by_year_end >= 0.9") == 0
    assert "（自1月1日起，天）”不超过193时达到" in capsys.readouterr().out
    told = json.loads((tmp_path / "limit/limit.json").read_text(encoding="utf-8"))
    assert (told["met"], told["missed"], told["is_upward"], told["replications"]) == (193, 194, True, 40)
    assert told["command"].startswith("gongshi limit one.yaml --number proposing.collection_days --require ")
    rows = list(csv.DictReader((tmp_path / "limit/limit.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["proposing.collection_days"] for row in rows] == ["191", "192", "193", "194", "195", "196"]
    assert [row["verdict"] for row in rows] == ["met"] * 3 + ["not_met"] * 3
