"""Acceptance and evaluation: a project is closed only when both have passed, whichever came first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from gongshi.fund import CommunityFund
from gongshi.history import Blocker, State, blocks_closing, state_of, steps

Community = Callable[[Mapping[str, str]], CommunityFund]


def test_a_failed_evaluation_keeps_a_project_from_being_closed(community: Community) -> None:
    fund = community(
        {
            "projects/p1.yaml": """\
            id: p1
            title: 路灯
            history:
            - {date: 2026-03-05, event: resolved}
            - {date: 2026-04-10, event: started}
            - {date: 2026-07-10, event: accepted, outcome: passed}
            - {date: 2026-07-15, event: evaluated, outcome: failed}
            """
        }
    )
    assert blocks_closing(fund.projects[0], fund, date(2026, 8, 1)) == (Blocker.EVALUATION_FAILED,)
    assert state_of(fund.projects[0], fund, date(2026, 8, 1)) is State.RECTIFYING


def test_a_failed_acceptance_is_mended_though_the_evaluation_passed_meanwhile(community: Community) -> None:
    fund = community({
        "projects/p1.yaml": """\
            id: p1
            title: 路灯
            history:
            - {date: 2026-06-01, event: started}
            - {date: 2026-06-20, event: delivered}
            - {date: 2026-06-25, event: accepted, outcome: failed}
            - {date: 2026-06-28, event: evaluated, outcome: passed}
            - {date: 2026-07-05, event: rectified}
            - {date: 2026-07-10, event: accepted, outcome: passed}
            """,
    })  # fmt: skip
    (project,) = fund.projects
    assert [step.after for step in steps(project, date(2026, 12, 31))][2:] == [
        State.RECTIFYING,
        State.DELIVERED,
        State.DELIVERED,
        State.DELIVERED,
    ]
    assert blocks_closing(project, fund, date(2026, 7, 6)) == (Blocker.ACCEPTANCE_FAILED,)
    assert blocks_closing(project, fund, date(2026, 7, 10)) == ()
