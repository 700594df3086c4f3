"""A call for implementers: what the project's state is called while it runs, and until when it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from gongshi.deadlines import Deadline, DeadlineKind, deadlines
from gongshi.fund import CommunityFund
from gongshi.history import State, state_of

Community = Callable[[Mapping[str, str]], CommunityFund]


@pytest.mark.parametrize(
    ("day", "state", "due"),
    [
        (date(2026, 11, 11), State.PROCURING, [Deadline(DeadlineKind.CALL_ENDS, date(2026, 11, 24), overdue=False)]),
        (date(2026, 11, 25), State.PROCURING, []),
        (date(2026, 11, 26), State.SELECTED, []),
        (date(2026, 11, 27), State.PROCURING, []),
    ],
)
def test_a_running_call_is_due_and_only_a_selection_is_called_one(
    community: Community, day: date, state: State, due: list[Deadline]
) -> None:
    fund = community(
        {
            "notices/n2.yaml": """\
            {id: n2, kind: call, title: 找施工单位, posting_start: 2026-11-10, posting_end: 2026-11-24}
            """,
            "projects/p1.yaml": """\
            id: p1
            title: 路灯
            history:
            - {date: 2026-10-01, event: resolved}
            - {date: 2026-10-02, event: posted}
            - {date: 2026-11-10, event: called, notice: n2}
            - {date: 2026-11-26, event: selected, implementer: {name: 一家公司, kind: company}}
            - {date: 2026-11-27, event: called}
            """,
        }
    )
    project = fund.projects[0]
    assert (state_of(project, fund, day), deadlines(project, fund, day)) == (state, tuple(due))
