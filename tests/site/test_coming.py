"""What a life line says is still to come: the usual course from where a project stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from gongshi.fund import CommunityFund
from gongshi_site.views.coming import coming

Community = Callable[[Mapping[str, str]], CommunityFund]

RESOLVED = ["{date: 2026-03-05, event: resolved}"]
POSTED = [*RESOLVED, "{date: 2026-03-06, event: posted, notice: n1}"]
WORK_DONE = [
    *POSTED,
    "{date: 2026-04-01, event: filed}",
    "{date: 2026-05-01, event: started}",
    "{date: 2026-06-01, event: delivered}",
]
PASSED = "{date: 2026-06-10, event: accepted, outcome: passed}"
FAILED = "{date: 2026-06-10, event: accepted, outcome: failed}"
AFTER_WORK = ("验收", "居民评议", "结项")
NOTICE = "{id: n1, kind: resolution, title: 公示, posting_start: 2026-03-06, posting_end: 2026-03-16}"


@pytest.mark.parametrize(
    ("history", "mode", "to_come"),
    [
        (["{date: 2026-01-01, event: proposed}"], "self", ("列入清单", "表决", "公示")),
        (RESOLVED, "self", ("公示", "街道备案", "开工", "完工", *AFTER_WORK)),
        (POSTED, "self_org", ("街道备案", "开工", "完工", *AFTER_WORK)),
        (POSTED, "commissioned", ("街道备案", "征集实施方", "选定实施方", "签约", "开工", "完工", *AFTER_WORK)),
        (WORK_DONE, "self", AFTER_WORK),
        ([*WORK_DONE, PASSED], "self", ("居民评议", "结项")),
        ([*WORK_DONE, FAILED], "self", ("整改完成", *AFTER_WORK)),
        ([*WORK_DONE, PASSED, "{date: 2026-07-01, event: closed}"], "self", ()),
        (["{date: 2026-03-05, event: rejected}"], "self", ()),
        ([], "self", ()),
    ],
)
def test_the_usual_course_is_told_from_where_a_project_stands(
    history: list[str], mode: str, to_come: tuple[str, ...], community: Community
) -> None:
    events = "".join(f"- {event}\n" for event in history)
    project = f"id: p1\ntitle: 健身角\nmode: {mode}\n" + (f"history:\n{events}" if events else "history: []\n")
    fund = community({"notices/n1.yaml": NOTICE, "projects/p1.yaml": project})
    told = coming(fund.projects[0], fund, date(2026, 8, 1))
    assert told[: len(to_come)] == to_come
    assert bool(told) == bool(to_come)
