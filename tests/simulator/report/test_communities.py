"""The spread between communities: as counted, in order, and absent with a reason where there is only one."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import cast

import pytest

from gongshi_simulator.intervals import Mean, Share
from gongshi_simulator.report.evidence import Evidence
from gongshi_simulator.report.numbers import as_json
from gongshi_simulator.report.page import html
from gongshi_simulator.report.section import Section
from gongshi_simulator.report.sections import communities
from gongshi_simulator.report.sections.all_sections import sections
from gongshi_simulator.report.story import story
from gongshi_simulator.scenario import Scenario

_ONE = "推演的是一个社区，看不出社区之间差多少"


@pytest.fixture(scope="module")
def district(seeing: Callable[..., Evidence], scenario: Callable[..., Scenario]) -> Evidence:
    """Forty years of six communities of different sizes."""
    return seeing(scenario(district__communities=6, district__subdistricts=2, district__size_spread=0.8))


@pytest.fixture(scope="module")
def section(district: Evidence) -> Section:
    """What the report tells of them."""
    told = communities.section(district)
    assert told is not None
    return told


def in_a_year(section: Section) -> list[Mean]:
    """What is closed at each rank in a year."""
    return [cast("Mean", row.cells[0]) for row in section.table.rows]


def over_all(section: Section) -> list[Share]:
    """What the community at each rank closes over all years."""
    return [cast("Share", row.cells[1]) for row in section.table.rows]


def test_every_community_stands_at_its_rank_as_it_is_counted(district: Evidence, section: Section) -> None:
    told = {row.cells[2]: (row.cells[1], row.cells[3]) for row in section.table.rows}
    for number, (resolved, closed) in enumerate(district.tally.communities.sum(axis=0), start=1):
        share, subdistrict = told.pop(number)
        assert (cast("Share", share).number, cast("Share", share).of) == (closed, resolved)
        assert subdistrict == (1 if number <= 3 else 2)
    assert told == {}
    shares = [one.share for one in over_all(section)]
    assert shares == sorted(shares)


def test_in_a_year_communities_lie_further_apart_than_over_all(section: Section) -> None:
    years, all_together = [one.mean for one in in_a_year(section)], [one.share for one in over_all(section)]
    assert years == sorted(years)
    assert years[0] < all_together[0] < all_together[-1] < years[-1]


def test_the_sentence_has_both_ends_as_counted_and_what_lasts(section: Section) -> None:
    for share in (over_all(section)[0], over_all(section)[-1]):
        assert f"{100 * share.share:.1f}%（{share.number:.0f}/{share.of:.0f}，95%区间" in section.says.zh
    assert "年年如此的占" in section.says.zh


def test_a_district_has_the_section_and_one_community_a_sentence_in_its_place(
    district: Evidence, seen: Evidence
) -> None:
    for one, is_there in ((district, True), (seen, False)):
        told = sections(one)
        text = html(story(one, told))
        assert ('<section id="communities"' in text) is is_there
        assert (_ONE in text) is not is_there
        assert ("communities" in json.loads(as_json(one, told))["sections"]) is is_there


def test_where_nothing_is_ever_resolved_there_is_no_spread(
    seeing: Callable[..., Evidence], scenario: Callable[..., Scenario]
) -> None:
    never = {"council__majority_supports": 0.0, "council__two_thirds_support": 0.0}
    seen = seeing(scenario(district__communities=2, **never), years=2)
    assert communities.section(seen) is None
    assert _ONE not in html(story(seen, sections(seen)))


def test_of_too_few_years_it_is_not_told_what_lasts(
    seeing: Callable[..., Evidence], scenario: Callable[..., Scenario]
) -> None:
    told = communities.section(seeing(scenario(district__communities=2), years=5))
    assert told is not None
    assert told.says.zh.endswith("年数太少，分不出多少是年年如此、多少是运气。")
