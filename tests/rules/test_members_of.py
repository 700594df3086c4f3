"""How many are due at a meeting: as it says itself, else by the roster of its day."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from gongshi.fund import CommunityFund
from gongshi.rules.deciding import members_of

Community = Callable[[Mapping[str, str]], CommunityFund]

ROSTERS = """\
id: wutong
title: 梧桐社区
rosters:
- {since: 2026-01-01, resident_reps: 47, council_members: 25}
- {since: 2026-04-01, resident_reps: 51, council_members: 27}
- {since: 2026-09-01}
"""


def members(meeting: str, community: Community) -> int | None:
    """The members of a meeting with these keys, of a community whose rosters change in April and September."""
    read = community({"community.yaml": ROSTERS, "meetings/m01.yaml": f"id: m01\n{meeting}"})
    return members_of(read.meetings["m01"], read)


@pytest.mark.parametrize(
    ("day", "body", "due"),
    [
        ("2026-01-01", "residents_council", 25),
        ("2026-03-31", "residents_council", 25),
        ("2026-04-01", "residents_council", 27),
        ("2026-03-31", "rep_assembly", 47),
        ("2026-04-01", "rep_assembly", 51),
    ],
)
def test_the_roster_of_the_day_tells_them(day: str, body: str, due: int, community: Community) -> None:
    assert members(f"date: {day}\nbody: {body}\n", community) == due


@pytest.mark.parametrize("members_written", [0, 20])
def test_what_the_meeting_says_itself_goes_first(members_written: int, community: Community) -> None:
    meeting = f"date: 2026-03-05\nbody: residents_council\nmembers: {members_written}\n"
    assert members(meeting, community) == members_written


def test_a_meeting_without_a_date_tells_them_itself_or_not_at_all(community: Community) -> None:
    assert members("body: residents_council\nmembers: 20\n", community) == 20
    assert members("body: residents_council\n", community) is None


@pytest.mark.parametrize("day", ["2025-12-31", "2026-09-01"])
@pytest.mark.parametrize("body", ["residents_council", "rep_assembly"])
def test_without_a_roster_or_its_number_they_are_not_known(day: str, body: str, community: Community) -> None:
    assert members(f"date: {day}\nbody: {body}\n", community) is None


@pytest.mark.parametrize(
    "body", ["residents_assembly", "residents_committee", "party_org", "supervision_committee", "subdistrict"]
)
def test_no_roster_tells_them_of_another_body(body: str, community: Community) -> None:
    assert members(f"date: 2026-03-05\nbody: {body}\n", community) is None
    assert members(f"date: 2026-03-05\nbody: {body}\nmembers: 9\n", community) == 9


def test_a_meeting_of_nobody_in_particular_has_members_only_if_it_says_so(community: Community) -> None:
    assert members("date: 2026-03-05\n", community) is None
    assert members("date: 2026-03-05\nmembers: 9\n", community) == 9
