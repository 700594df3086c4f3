"""Records that tell of one thing in two ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from gongshi.agreement import check_agreement
from gongshi.check import Asked, Judgement
from gongshi.findings import HISTORY, RECORD, REFERENCE, Message
from gongshi.fund import CommunityFund
from one_project import history, project

Community = Callable[[Mapping[str, str]], CommunityFund]
Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]


@pytest.fixture
def asked() -> Asked:
    """What cannot be read, what does not agree, and what cannot follow."""
    return Asked(rules=(RECORD, REFERENCE, HISTORY))


def differing(files: Mapping[str, str], community: Community) -> list[tuple[str, Message]]:
    """Place and message of everything that does not agree."""
    return [
        (f"{finding.place.file.rpartition('wutong/')[2]}:{finding.place.line}:{finding.place.column}", finding.message)
        for finding in check_agreement(community(files))
    ]


def test_a_posting_on_another_day_than_its_notice_is_found(community: Community) -> None:
    files = history("date: 2026-03-07, event: posted, notice: n01") | {
        "notices/n01.yaml": "id: n01\nkind: resolution\ntitle: 公示\nposting_start: 2026-03-06\n",
    }
    assert differing(files, community) == [
        (
            "projects/2026-001.yaml:5:10",
            Message(
                zh="这里说 2026-03-07 公示，而公告 n01 写的日期是 2026-03-06；两处应相同",
                en="posted on 2026-03-07 here, but notice n01 is of 2026-03-06; make them agree",
            ),
        )
    ]


@pytest.mark.parametrize(
    ("event", "start"),
    [
        ("date: 2026-03-06, event: posted, notice: n01", "posting_start: 2026-03-06\n"),
        ("event: posted, notice: n01", "posting_start: 2026-03-06\n"),
        ("date: 2026-03-07, event: posted, notice: n01", ""),
    ],
)
def test_a_posting_agrees_with_its_notice_unless_both_days_are_written(
    event: str, start: str, community: Community
) -> None:
    files = {"notices/n01.yaml": f"id: n01\nkind: resolution\ntitle: 公示\n{start}"}
    assert differing(history(event) | files, community) == []


@pytest.mark.parametrize("event", ["resolved", "rejected", "deferred", "redeliberated, outcome: upheld"])
def test_a_decision_on_another_day_than_its_meeting_is_found(event: str, community: Community) -> None:
    files = history(f"date: 2026-03-05, event: {event}, meeting: m1") | {
        "meetings/m1.yaml": "{id: m1, date: 2026-03-10}\n"
    }
    assert [place for place, _ in differing(files, community)] == ["projects/2026-001.yaml:5:10"]


DECIDED = {"meetings/m1.yaml": "{id: m1, date: 2026-03-06}\n"}


def test_a_meeting_of_another_day_than_all_that_name_it_is_found_once_at_its_date(community: Community) -> None:
    resolved, rejected = (f"date: 2026-03-05, event: {kind}, meeting: m1" for kind in ("resolved", "rejected"))
    files = DECIDED | history(resolved) | history(rejected, name="2026-002")
    assert differing(files, community) == [
        (
            "meetings/m1.yaml:1:16",
            Message(
                zh="会议 m1 写的日期是 2026-03-06，而2个项目的经过都写 2026-03-05；请核对",
                en="meeting m1 is of 2026-03-06, but the histories of 2 projects all say 2026-03-05; "
                "check which is right",
            ),
        )
    ]


def test_a_notice_of_another_day_than_all_that_name_it_is_found_once_at_its_first_day(community: Community) -> None:
    posted = "date: 2026-03-06, event: posted, notice: n01"
    files = history(posted) | history(posted, name="2026-002")
    files["notices/n01.yaml"] = "id: n01\nkind: resolution\ntitle: 公示\nposting_start: 2026-03-07\n"
    assert differing(files, community) == [
        (
            "notices/n01.yaml:4:16",
            Message(
                zh="公告 n01 写的日期是 2026-03-07，而2个项目的经过都写 2026-03-06；请核对",
                en="notice n01 is of 2026-03-07, but the histories of 2 projects all say 2026-03-06; "
                "check which is right",
            ),
        )
    ]


@pytest.mark.parametrize("third", ["2026-03-06", "2026-03-04"])
def test_where_not_all_tell_the_same_other_day_each_that_differs_is_found(third: str, community: Community) -> None:
    days = {"2026-001": "2026-03-05", "2026-002": "2026-03-05", "2026-003": third}
    files = dict(DECIDED)
    for name, day in days.items():
        files |= history(f"date: {day}, event: resolved, meeting: m1", name=name)
    differ = [name for name, day in days.items() if day != "2026-03-06"]
    assert [place for place, _ in differing(files, community)] == [f"projects/{name}.yaml:5:10" for name in differ]


ANNOUNCED = history("event: posted, notice: n01")
OBJECTED = "- {date: 2026-03-09, scope: project, project: 2026-002, resident_reps: 9}\n"
BY_NOTICE = {"notices/n01.yaml": f"id: n01\nkind: resolution\ntitle: 公示\nobjections:\n{OBJECTED}"}


def test_an_objection_to_a_project_that_its_notice_does_not_announce_is_found(community: Community) -> None:
    files = ANNOUNCED | BY_NOTICE | history("event: posted, notice: n02", name="2026-002")
    files["notices/n02.yaml"] = "id: n02\nkind: resolution\ntitle: 公示\n"
    assert differing(files, community) == [
        (
            "notices/n01.yaml:5:47",
            Message(
                zh="这份公告没有公示项目 2026-002，针对它的异议不会计入；请查项目编号，或查该项目 posted 里写的公告",
                en="this notice does not announce project 2026-002, so an objection to it counts nowhere; "
                "check the id, or the notice under posted in the project",
            ),
        )
    ]


@pytest.mark.parametrize("posted", ["event: posted, notice: n01", "event: posted"])
def test_an_objection_to_a_project_that_its_notice_may_have_announced_is_none(
    posted: str, community: Community
) -> None:
    assert differing(ANNOUNCED | BY_NOTICE | history(posted, name="2026-002"), community) == []


def test_two_notices_with_one_number_are_told_at_the_later_one(found: Found, community: Community) -> None:
    numbered = "kind: finance\ntitle: 财务公开\nnumber: 梧社公示〔2026〕5号\n"
    files = {f"notices/{name}.yaml": f"id: {name}\n{numbered}" for name in ("n01", "n02")}
    assert found(files) == [("reference", "warning", "notices/n02.yaml:4:9")]
    assert differing(files, community) == [
        (
            "notices/n02.yaml:4:9",
            Message(
                zh="文号“梧社公示〔2026〕5号”已是公告 n01 的；每份公告有自己的文号，请核对",
                en="notice n01 already has the number '梧社公示〔2026〕5号'; each has its own, check them",
            ),
        )
    ]


def test_notices_with_numbers_of_their_own_or_none_are_not_mixed_up(community: Community) -> None:
    kind = "kind: finance\ntitle: 财务公开\n"
    files = {
        "notices/n01.yaml": f"id: n01\n{kind}number: 1号\n",
        "notices/n02.yaml": f"id: n02\n{kind}number: 2号\n",
        "notices/n03.yaml": f"id: n03\n{kind}",
        "notices/n04.yaml": f"id: n04\n{kind}",
    }
    assert differing(files, community) == []


@pytest.mark.parametrize(
    ("of_notice", "message"),
    [
        (
            "fiscal_year: 2025",
            Message(
                zh="项目是2026年度的，而公告 n01 是2025年度的；请查哪一处写错了",
                en="the project is of 2026, but notice n01 of 2025; check which of them is wrong",
            ),
        ),
        (
            "pot: incentive",
            Message(
                zh="项目用的是保障资金，而公告 n01 公示的是激励资金；请查哪一处写错了",
                en="the project is paid from the support fund, but notice n01 is of the incentive fund; "
                "check which of them is wrong",
            ),
        ),
    ],
)
def test_a_project_announced_by_a_notice_of_another_year_or_pot_is_found(
    of_notice: str, message: Message, community: Community
) -> None:
    files = project("pot: support", "history:", "- {event: posted, notice: n01}")
    files["notices/n01.yaml"] = f"id: n01\nkind: resolution\ntitle: 公示\n{of_notice}\n"
    assert differing(files, community) == [("projects/2026-001.yaml:6:27", message)]


@pytest.mark.parametrize("of_notice", ["fiscal_year: 2026\npot: support", "title: 公示"])
def test_a_project_announced_by_a_notice_of_its_year_and_pot_or_of_none_fits(
    of_notice: str, community: Community
) -> None:
    files = project("pot: support", "history:", "- {event: posted, notice: n01}")
    files["notices/n01.yaml"] = f"id: n01\nkind: resolution\n{of_notice}\n"
    files["notices/n01.yaml"] += "" if "title" in of_notice else "title: 公示\n"
    assert differing(files, community) == []


TWICE = project("history:", "- {event: resolved}", "- {event: posted, notice: n01}", "- {event: posted, notice: n02}")


def resolutions(second: str) -> dict[str, str]:
    """Two notices of resolutions; ``second`` is what the second has besides."""
    kind = "kind: resolution\ntitle: 公示\n"
    return {"notices/n01.yaml": f"id: n01\n{kind}", "notices/n02.yaml": f"id: n02\n{kind}{second}"}


def test_a_notice_that_corrects_another_is_posted_after_it(community: Community, judged: Judged) -> None:
    files = TWICE | resolutions("corrects: n01\n")
    assert differing(files, community) == []
    assert [one for one in judged(files).findings if one.rule == HISTORY] == []


def test_a_second_posting_in_a_row_that_corrects_nothing_is_found(community: Community) -> None:
    assert differing(TWICE | resolutions(""), community) == [
        (
            "projects/2026-001.yaml:7:27",
            Message(
                zh="接连公示了两次；公告 n02 如是更正 n01 的，请在其中写 corrects，否则删去一次",
                en="posted twice in a row; if notice n02 corrects n01, say so under corrects in the notice, "
                "else delete one",
            ),
        )
    ]


@pytest.mark.parametrize("other", ["- {event: posted}", "- {event: redeliberated, outcome: upheld}"])
def test_postings_that_name_no_notice_or_have_a_decision_between_them_correct_nothing(
    other: str, community: Community
) -> None:
    events = "- {event: resolved}", "- {event: posted, notice: n01}", other, "- {event: posted, notice: n02}"
    assert differing(project("history:", *events) | resolutions(""), community) == []
