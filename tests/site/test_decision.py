"""Who decided with which votes, as a project's page tells it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from gongshi.fund import CommunityFund
from gongshi.history import steps
from gongshi.model.event import Resolved
from gongshi_site.language import speaking
from gongshi_site.views.decision import decision, meeting_title

Community = Callable[[Mapping[str, str]], CommunityFund]


def told(community: Community, votes: str, meeting: str) -> list[str]:
    """What is told of a resolution with these votes, made at a meeting with these numbers."""
    event = f"date: 2026-03-05, event: resolved, meeting: m1{votes}"
    fund = community(
        {
            "projects/p1.yaml": f"id: p1\ntitle: 路灯\nhistory:\n- {{{event}}}\n",
            "meetings/m1.yaml": f"id: m1\ndate: 2026-03-05\nbody: residents_council\n{meeting}",
        }
    )
    (step,) = steps(fund.projects[0], date(2026, 3, 5))
    assert isinstance(step.event, Resolved)
    return [str(value) for value in decision(step, step.event, fund.projects[0], fund)][:-1]


def test_a_decision_tells_who_met_and_the_votes(community: Community) -> None:
    lines = told(community, ", for: 21, against: 1, abstain: 0", "members: 25\npresent: 22\n")
    assert lines == ["居民议事会，应到25人，实到22人", "同意21票、反对1票、弃权0票"]


@pytest.mark.parametrize(
    ("votes", "meeting", "lines"),
    [
        (", against: 3, abstain: 0", "present: 14\n", ["居民议事会，实到14人", "同意票数没有写明、反对3票、弃权0票"]),
        (", for: 9", "members: 19\n", ["居民议事会，应到19人", "同意9票、反对票数没有写明、弃权票数没有写明"]),
        ("", "", ["居民议事会"]),
    ],
)
def test_a_number_that_is_not_written_is_missed_and_those_beside_it_are_told(
    votes: str, meeting: str, lines: list[str], community: Community
) -> None:
    assert told(community, votes, meeting) == lines


@pytest.mark.parametrize(
    ("title", "spoken", "called"),
    [
        ("title: 第二次会议\n", "zh", "第二次会议"),
        ("title: 第二次会议\n", "en", "Residents' council, 5 March 2026"),
        ("title: {zh: 第二次会议, en: Second meeting}\n", "en", "Second meeting"),
        ("", "zh", "居民议事会，2026年3月5日"),
    ],
)
def test_a_meeting_without_a_title_in_the_pages_language_is_called_by_who_met_and_when(
    title: str, spoken: str, called: str, community: Community
) -> None:
    meeting = f"id: m1\ndate: 2026-03-05\nbody: residents_council\n{title}"
    fund = community({"meetings/m1.yaml": meeting})
    with speaking(spoken):
        assert str(meeting_title(fund.meetings["m1"], fund)) == called
