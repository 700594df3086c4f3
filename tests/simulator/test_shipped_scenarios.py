"""The scenarios that come with gongshi: what each changes, what each says of it, and what some of them show."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from math import sqrt

import numpy as np
import pytest
from pydantic import ValidationError

from gongshi.model.terms import Basis
from gongshi_simulator.assumption import Assumption, Ranged, stated
from gongshi_simulator.clock import day_at
from gongshi_simulator.experiment import replicate
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.log import Kind, Posting
from gongshi_simulator.model import CommunityYear
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.scenario_files import read_scenario, read_shipped
from gongshi_simulator.scenarios import question, shipped
from gongshi_simulator.setting import setting
from gongshi_simulator.summary import summary
from gongshi_simulator.tally import Number
from gongshi_simulator.variation import varied

Years = Callable[..., list[CommunityYear]]

ALL = {name: read_shipped(name) for name in shipped()}

OBJECTIONS = {"objecting.own_objection", "objecting.grievance", "objecting.project_campaign"}
CHANGES: Mapping[str, tuple[str, set[str]]] = {
    "assembly": ("objections-contagious", {"objecting.second_decision"}),
    "busy-desk": (
        "community-year",
        {
            *("proposing.proposals_per_1000_reached", "proposing.collection_days", "proposing.sorting_hours"),
            *("funding.allocated", "council.sittings_a_year", "council.sitting_day", "council.agenda_items"),
            *("desk.workers", "desk.task_hours", "desk.busy_months"),
            *("work.service_days", "work.works_days", "work.micro_days"),
        },
    ),
    "district-12": (
        "community-year",
        {
            *("district.communities", "district.subdistricts", "district.size_spread"),
            *("street.reviewers", "street.experts", "work.contractors"),
        },
    ),
    "district-25": (
        "district-12",
        {"proposing.proposals_per_1000_reached", "funding.allocated", "council.agenda_items"},
    ),
    "extra-sitting": ("objections-contagious", {"objecting.second_decision"}),
    "funding-down-17": ("community-year", {"funding.allocated"}),
    "micro-first": ("community-year", {"portfolio.commissioned", "portfolio.micro"}),
    "monthly-council": ("community-year", {"council.sittings_a_year"}),
    "objections-contagious": (
        "community-year",
        {"objecting.grievance", "objecting.grievance_objection", "objecting.grievance_correlation"},
    ),
    "objections-independent": ("objections-none", {"objecting.own_objection"}),
    "objections-none": ("community-year", OBJECTIONS),
    "objections-organised": (
        "community-year",
        {"objecting.project_campaign", "objecting.list_campaign", "objecting.campaign_objection"},
    ),
    "october-reopening": (
        "community-year",
        {
            *("portfolio.works", "council.sitting_day", "objecting.list_campaign", "objecting.campaign_objection"),
            *("street.filing_working_days", "choosing.call_working_days", "choosing.contract_working_days"),
            "work.works_days",
        },
    ),
    "posting-15": ("community-year", {"what_if.posting_days"}),
    "posting-5": ("community-year", {"what_if.posting_days"}),
    "posting-7": ("community-year", {"what_if.posting_days"}),
    "shared-experts": ("district-12", {"district.experts_shared", "street.experts"}),
    "threshold-tenth": ("community-year", {"what_if.objection_share"}),
    "threshold-third": ("community-year", {"what_if.objection_share"}),
    "year-end-load": ("community-year", {"desk.hours_left_when_busy"}),
}


def numbers(scenario: Scenario) -> dict[str, Assumption]:
    """Every number of a scenario by its path."""
    return {one.path: one.assumption for one in stated(scenario)}


def test_every_shipped_scenario_is_one_that_extends_another_but_the_first() -> None:
    assert [*shipped()] == sorted({"community-year", *CHANGES})
    assert {name: read_scenario(path).findings for name, path in shipped().items()} == dict.fromkeys(shipped(), ())


@pytest.mark.parametrize("name", CHANGES)
def test_a_scenario_differs_from_what_it_extends_in_what_it_is_about_and_nothing_else(name: str) -> None:
    base, changed = CHANGES[name]
    scenario = ALL[name]
    before, after = numbers(ALL[base]), numbers(scenario)
    assert {path for path, one in after.items() if one != before.get(path)} == changed
    assert (scenario.extends, scenario.year, before.keys() - after.keys()) == (base, 2026, set())


@pytest.mark.parametrize("name", shipped())
def test_every_number_says_what_it_rests_on_and_why_in_both_languages(name: str) -> None:
    for path, one in numbers(ALL[name]).items():
        versions = dict(one.why.versions)
        assert [*versions] == ["zh", "en"], path
        assert re.search(r"[\u4e00-\u9fff]", versions["zh"]), path
        assert not re.search(r"[\u4e00-\u9fff]", versions["en"]), path


@pytest.mark.parametrize("name", shipped())
def test_what_is_sourced_names_its_source_and_the_year(name: str) -> None:
    for path, one in numbers(ALL[name]).items():
        if one.basis is Basis.SOURCED:
            versions = dict(one.why.versions)
            assert re.match(r"央广网20[0-9]{2}年报道", versions["zh"]), path
            assert re.match(r"CNR \(20[0-9]{2}\)", versions["en"]), path


@pytest.mark.parametrize("name", shipped())
def test_a_file_begins_with_its_question_in_both_languages(name: str) -> None:
    asked = question(shipped()[name])
    assert re.fullmatch(r"[^#].*[\u4e00-\u9fff].*？", asked.zh)
    assert re.fullmatch(r"[A-Z][ -~’]*\?", asked.en)


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_scenario_plays_a_year(name: str, rules: FundRules) -> None:
    (counted,) = replicate(setting(ALL[name], rules), 1, range(1)).numbers
    assert counted[Number.CANDIDATES] >= counted[Number.RESOLVED] > counted[Number.CLOSED] >= 0
    assert counted[Number.ALLOCATED] >= counted[Number.MONEY_RESOLVED] > counted[Number.MONEY_PAID] > 0


@pytest.mark.parametrize("name", shipped())
def test_either_end_of_every_range_is_a_scenario_by_itself(name: str) -> None:
    """In the sections that a scenario changes: what is worth trying contradicts nothing else."""
    scenario, base = ALL[name], ALL["community-year"]
    contradict = []
    for path, one in numbers(scenario).items():
        section = path.partition(".")[0]
        if isinstance(one, Ranged) and (name == base.id or getattr(scenario, section) != getattr(base, section)):
            contradict += [(path, end) for end in {one.low, one.high} - {one.value} if contradicts(scenario, path, end)]
    assert contradict == []


def contradicts(scenario: Scenario, path: str, end: object) -> bool:
    """Whether a number, made another, makes no scenario of it."""
    try:
        varied(scenario, {path: end})
    except ValidationError:
        return True
    return False


def z(sample: np.ndarray, expected: float) -> float:
    """How many standard errors the mean of a sample lies from what is expected of it."""
    return float((sample.mean() - expected) / (sample.std(ddof=1) / sqrt(len(sample))))


def test_a_communitys_year_comes_to_what_is_reported(shipped: Scenario, rules: FundRules) -> None:
    counted = replicate(setting(shipped, rules), 1, range(200)).numbers
    # CNR (2022): 2,618 projects of 71 communities in three years; of 101.3001 million yuan 100.0589 resolved.
    assert abs(z(counted[:, Number.RESOLVED], 2618 / 71 / 3)) < 4
    assert abs(z(counted[:, Number.MONEY_RESOLVED] / counted[:, Number.ALLOCATED], 10005.89 / 10130.01)) < 4


def test_who_objects_alone_reopens_nothing_where_grievances_and_campaigns_do(years: Years) -> None:
    """Of 45 representatives nine are needed; with a chance of 1% each they come together once in a billion postings."""
    reopened = {
        name: sum(posting.is_challenged for year in years(ALL[name], 40) for posting in year.log.postings)
        for name in ("objections-none", "objections-independent", "objections-contagious", "objections-organised")
    }
    assert reopened["objections-none"] == reopened["objections-independent"] == 0
    assert 0 < reopened["objections-contagious"] < reopened["objections-organised"]


def test_what_is_reopened_about_the_first_of_october_misses_the_year(years: Years) -> None:
    """The council sits on 16 September and, as it is a quarterly one, on 16 December."""
    played = years(ALL["october-reopening"], 60)
    september = [(year, posting) for year in played for posting in year.log.postings if 258 <= posting.time < 262]
    reopened, standing = ([one for one in september if one[1].is_challenged is so] for so in (True, False))
    assert {day_at(posting.over - 0.5, 2026) for _, posting in september} <= {date(2026, 9, 28), date(2026, 9, 29)}
    assert [closed(*one) for one in reopened] == [False] * len(reopened)
    assert len(reopened) > 20
    assert any(closed(*one) for one in standing)


def closed(year: CommunityYear, posting: Posting) -> bool:
    """Whether a posted project was closed within the year."""
    return any(event.project == posting.project and event.transition == "closed" for event in year.log.events)


def test_the_busy_desk_is_more_than_seventy_per_cent_busy_all_year(rules: FundRules) -> None:
    here = setting(ALL["busy-desk"], rules)
    assert summary(replicate(here, 1, range(100)), here).busy[Kind.WORKERS].mean > 0.7


def test_sharing_experts_makes_one_environment_of_a_district(rules: FundRules) -> None:
    assert [len(unit) for unit in setting(ALL["shared-experts"], rules).units] == [71]
    assert len(setting(ALL["district-12"], rules).units) == 11
