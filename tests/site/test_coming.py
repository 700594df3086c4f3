"""What is still to come in a project's life."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from gongshi.fund import CommunityFund
from gongshi.model.event import EVENT_WORDS
from gongshi_site.views.coming import coming

Community = Callable[[Mapping[str, str]], CommunityFund]
NOTICE = {
    "notices/n1.yaml": """\
        id: n1
        kind: resolution
        title: 公示
        posting_start: 2026-03-06
        posting_end: 2026-03-16
        objections: []
        """
}


def still_to_come(community: Community, *events: str, mode: str = "commissioned", more: str = "") -> tuple[str, ...]:
    history = "".join(f"- {{{event}}}\n" for event in events)
    project = f"id: p1\ntitle: 路灯\nmode: {mode}\nhistory:\n{history}"
    notice = {name: text.replace("objections: []", more or "objections: []") for name, text in NOTICE.items()}
    fund = community({"projects/p1.yaml": project, **notice})
    kinds = {message.zh: kind for kind, message in EVENT_WORDS.items()} | {"议决": "resolved"}
    return tuple(kinds[title] for title in coming(fund.projects[0], fund, date(2026, 3, 10)))


ENDING = ("accepted", "evaluated", "closed")
COMMISSIONED = ("called", "selected", "contracted")
POSTED = ("event: resolved", "event: posted, notice: n1")


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        (("event: proposed",), ("shortlisted", "resolved", "posted", "filed")),
        (("event: shortlisted", "event: deferred"), ("resolved", "posted", "filed")),
        (("event: resolved",), ("posted", "filed")),
        (POSTED, ("filed",)),
        ((*POSTED, "event: filed"), ()),
    ],
)
def test_before_work_the_whole_course_lies_ahead(
    events: tuple[str, ...], expected: tuple[str, ...], community: Community
) -> None:
    ahead = still_to_come(community, *events)
    assert ahead == (*expected, *COMMISSIONED, "started", "delivered", *ENDING)


def test_what_the_community_does_itself_needs_no_call_and_no_contract(community: Community) -> None:
    assert still_to_come(community, *POSTED, mode="self") == ("filed", "started", "delivered", *ENDING)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("event: started", ("delivered", *ENDING)),
        ("event: delivered", ENDING),
        ("event: accepted, outcome: passed", ("evaluated", "closed")),
        ("event: evaluated, outcome: passed", ("accepted", "closed")),
        ("event: accepted, outcome: failed", ("rectified", *ENDING)),
        ("event: closed", ()),
        ("event: terminated, reason: 停", ()),
    ],
)
def test_what_is_done_or_passed_is_not_to_come_again(
    event: str, expected: tuple[str, ...], community: Community
) -> None:
    started = () if event == "event: started" else ("event: started",)
    assert still_to_come(community, *POSTED, "event: filed", *started, event) == expected


def test_a_challenged_resolution_is_decided_again_and_posted_again(community: Community) -> None:
    many = "objections: [{date: 2026-03-07, scope: resolution, resident_reps: 20}]"
    assert still_to_come(community, *POSTED, mode="self", more=many)[:3] == ("redeliberated", "posted", "filed")
