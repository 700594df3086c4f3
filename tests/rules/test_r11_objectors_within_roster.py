"""R11: no more representatives object to one matter than there are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]

FIRST_DAY = "posting_start: 2026-03-06\n"
PROJECT = "title: 健身角\nfiscal_year: 2026\nhistory: [{event: resolved}, {event: posted, notice: n01}]\n"
FORTY = "date: 2026-03-09, scope: project, project: 2026-001, resident_reps: 40"


def fund(*objections: str, start: str = FIRST_DAY) -> dict[str, str]:
    """A fund of 47 representatives; the objections of its one notice begin on line 7, or 6 without ``start``."""
    entries = "".join(f"- {{{objection}}}\n" for objection in objections)
    return {
        "notices/n01.yaml": (
            f"id: n01\nkind: resolution\ntitle: 公示\n{start}posting_end: 2026-03-16\nobjections:\n{entries}"
        ),
        "projects/2026-001.yaml": f"id: 2026-001\n{PROJECT}",
        "projects/2026-002.yaml": f"id: 2026-002\n{PROJECT}",
    }


def more(reps: int, *, project: str = "2026-001", day: str = "2026-03-10", withdrawn: int = 0) -> str:
    """An objection of so many more representatives to one project."""
    return f"date: {day}, scope: project, project: {project}, resident_reps: {reps}, withdrawn: {withdrawn}"


def with_rosters(rosters: str) -> dict[str, str]:
    """The community file with other rosters."""
    return {"community.yaml": f"id: wutong\ntitle: 梧桐社区\nrosters: {rosters}\n"}


def test_all_representatives_may_object(found: Found, judged: Judged) -> None:
    assert found(fund(FORTY, more(7))) == []
    assert judged(fund(FORTY, more(7))).answers["R11"] == {Answer.HOLDS: 1}


def test_one_more_than_there_are_is_found_at_the_entry_that_makes_it_too_many(found: Found, judged: Judged) -> None:
    files = fund(FORTY, more(8), more(1))
    assert found(files) == [("R11", "error", "notices/n01.yaml:8:72")]
    assert judged(files).answers["R11"] == {Answer.BROKEN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="到这里累计48名居民代表提出异议，而公示当天只有47名居民代表；"
            "请核对 rosters 里写的居民代表人数，同一名代表对同一件事只计一次",
            en="48 representatives have objected by here, but on the day of posting there were 47; "
            "check the rosters, and count each representative once for one matter",
        )
    ]


def test_those_who_took_it_back_had_objected(found: Found) -> None:
    assert found(fund(FORTY, more(8, withdrawn=8))) == [("R11", "error", "notices/n01.yaml:8:72")]


def test_residents_who_are_no_representatives_are_not_counted(judged: Judged) -> None:
    assert judged(fund(f"{FORTY}, residents: 60")).answers["R11"] == {Answer.HOLDS: 1}


def test_each_matter_is_counted_by_itself(found: Found, judged: Judged) -> None:
    whole = "date: 2026-03-09, scope: resolution, resident_reps: 40"
    files = fund(FORTY, whole, more(40, project="2026-002"), more(8, project="2026-002"))
    assert found(files) == [("R11", "error", "notices/n01.yaml:10:72")]
    assert judged(files).answers["R11"] == {Answer.HOLDS: 2, Answer.BROKEN: 1}


def test_objections_to_the_whole_resolution_are_counted_too(found: Found) -> None:
    files = fund("date: 2026-03-09, scope: resolution, resident_reps: 48")
    assert found(files) == [("R11", "error", "notices/n01.yaml:7:56")]


def test_objections_without_a_date_and_late_ones_are_counted(found: Found) -> None:
    undated = "scope: project, project: 2026-001, resident_reps: 7"
    assert found(fund(FORTY, undated)) == []
    late = "date: 2026-04-01, scope: project, project: 2026-001, resident_reps: 1"
    assert found(fund(FORTY, undated, late)) == [("R11", "error", "notices/n01.yaml:9:72")]


def test_objections_still_to_come_are_not_counted(found: Found, judged: Judged) -> None:
    files = fund(FORTY, more(8))
    assert judged(files, date(2026, 3, 8)).answers["R11"] == {}
    assert judged(files, date(2026, 3, 9)).answers["R11"] == {Answer.HOLDS: 1}
    assert found(files, date(2026, 3, 10)) == [("R11", "error", "notices/n01.yaml:8:72")]


@pytest.mark.parametrize("objections", [[], ["date: 2026-03-09, scope: resolution, resident_reps: 0, residents: 60"]])
def test_where_no_representative_objected_nothing_is_counted(objections: list[str], judged: Judged) -> None:
    files = fund(*objections) | with_rosters("[]")
    if not objections:
        files["notices/n01.yaml"] = files["notices/n01.yaml"].replace("objections:\n", "objections: []\n")
    assert judged(files).answers["R11"] == {}


def test_a_notice_that_says_nothing_of_objections_is_not_judged(judged: Judged) -> None:
    files = fund()
    files["notices/n01.yaml"] = files["notices/n01.yaml"].replace("objections:\n", "")
    assert judged(files).answers["R11"] == {}


def test_a_matter_to_which_only_residents_object_is_none_of_the_representatives(judged: Judged) -> None:
    files = fund(FORTY, "date: 2026-03-09, scope: project, project: 2026-002, resident_reps: 0, residents: 60")
    assert judged(files).answers["R11"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize(
    "rosters",
    ["[]", "[{since: 2026-03-07, resident_reps: 47}]", "[{since: 2026-01-01, council_members: 25}]"],
)
def test_without_a_roster_of_the_first_day_it_is_unknown_once_for_the_notice(
    rosters: str, found: Found, judged: Judged
) -> None:
    files = fund(FORTY, more(1, project="2026-002")) | with_rosters(rosters)
    assert found(files) == [("R11", "info", "notices/n01.yaml:7:1")]
    assert judged(files).answers["R11"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="不知道公示当天有多少居民代表，请在 community.yaml 的 rosters 里写明",
            en="how many representatives there were on the day of posting is not written in the community's rosters",
        )
    ]


def test_the_roster_of_the_first_day_counts_and_no_later_one(found: Found) -> None:
    rosters = with_rosters("[{since: 2026-03-06, resident_reps: 40}, {since: 2026-03-07, resident_reps: 80}]")
    assert found(fund(FORTY) | rosters) == []
    assert found(fund(FORTY, more(1)) | rosters) == [("R11", "error", "notices/n01.yaml:8:72")]


def test_a_notice_without_its_first_day_is_not_told_as_a_lack_of_rosters(found: Found, judged: Judged) -> None:
    files = fund(FORTY, start="")
    assert found(files) == [("R11", "info", "notices/n01.yaml:6:1")]
    assert judged(files).answers["R11"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="公告没有写公示的第一天，不知道当天有多少居民代表",
            en="the first day of the posting is not written, so how many representatives there were is not known",
        )
    ]


def test_more_who_withdrew_than_objected_is_refused_on_reading(found: Found, judged: Judged) -> None:
    files = fund(more(2, withdrawn=3))
    assert found(files) == [("R11", "error", "notices/n01.yaml:7:86")]
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="撤回3名，多于提出异议的2名居民代表；请核对人数",
            en="3 withdrew, more than the 2 representatives who objected",
        )
    ]
    assert judged(files).answers["R11"] == {}


UNCOUNTED = "date: 2026-03-10, scope: project, project: 2026-001, residents: 3"


def test_an_objection_whose_representatives_nobody_counted_is_unknown(found: Found, judged: Judged) -> None:
    assert found(fund(FORTY, UNCOUNTED)) == [("R11", "info", "notices/n01.yaml:8:3")]
    assert judged(fund(FORTY, UNCOUNTED)).answers["R11"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(fund(UNCOUNTED)).findings] == [
        Message(
            zh="这条异议没有写居民代表人数 resident_reps，无法核对；没有居民代表请写 0",
            en="how many representatives raised this objection is not written; write resident_reps, 0 for none",
        )
    ]


def test_too_many_are_found_beside_those_whom_nobody_counted(found: Found) -> None:
    assert found(fund(UNCOUNTED, FORTY, more(8))) == [("R11", "error", "notices/n01.yaml:9:72")]


def test_those_whom_nobody_counted_are_not_taken_for_anybody(judged: Judged) -> None:
    assert judged(fund(UNCOUNTED, FORTY, more(7))).answers["R11"] == {Answer.UNKNOWN: 1}
