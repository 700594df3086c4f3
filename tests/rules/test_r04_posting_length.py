"""R04: a resolution hangs for the whole posting period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]
Pack = Callable[[str, str], dict[str, str]]

LABOUR_DAY = """\
id: 2026
year: 2026
source: {title: 示例}
days_off:
- {name: 劳动节, first_day: 2026-05-01, last_day: 2026-05-05}
working_days: [2026-04-25, 2026-05-09]
"""


def fund(start: str, end: str) -> dict[str, str]:
    """A fund with one notice of a resolution; its last day stands on line 5."""
    text = f"id: n01\nkind: resolution\ntitle: 议决结果公示\nposting_start: {start}\nposting_end: {end}\n"
    return {"notices/n01.yaml": text}


def test_nine_days_are_too_short_however_one_counts(found: Found, judged: Judged) -> None:
    files = fund("2026-04-20", "2026-04-28")
    assert found(files) == [("R04", "error", "notices/n01.yaml:5:14")]
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="公示连头带尾只有9天，不足10天；按本资金的数法应公示到 2026-04-30（暂定，记录里没有这一段的放假安排）",
            en="posted for 9 days with both ends, less than 10; as this fund counts, the posting ends on 2026-04-30"
            " (provisional, the records lack the days off)",
        )
    ]


def test_a_notice_of_one_day_is_told_as_one_day(judged: Judged) -> None:
    assert [finding.message.zh for finding in judged(fund("2026-04-20", "2026-04-20")).findings] == [
        "公示连头带尾只有1天，不足10天；按本资金的数法应公示到 2026-04-30（暂定，记录里没有这一段的放假安排）"
    ]


def test_ten_days_with_the_first_are_short_only_as_the_fund_itself_counts(found: Found, judged: Judged) -> None:
    files = fund("2026-04-20", "2026-04-29")
    assert found(files) == [("R04", "warning", "notices/n01.yaml:5:14")]
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="按本资金的数法应公示到 2026-04-30（暂定，记录里没有这一段的放假安排），公告只写到 2026-04-29；请延长",
            en="as this fund counts, the posting ends on 2026-04-30 (provisional, the records lack the days off); "
            "the notice says 2026-04-29, let it hang longer",
        )
    ]


def test_an_announced_calendar_leaves_nothing_provisional(judged: Judged) -> None:
    files = fund("2026-04-20", "2026-04-29") | {"/holidays/2026.yaml": LABOUR_DAY}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="按本资金的数法应公示到 2026-04-30，公告只写到 2026-04-29；请延长",
            en="as this fund counts, the posting ends on 2026-04-30; the notice says 2026-04-29, let it hang longer",
        )
    ]


@pytest.mark.parametrize("end", ["2026-04-30", "2026-05-31"])
def test_ten_days_after_the_first_hold(end: str, found: Found, judged: Judged) -> None:
    files = fund("2026-04-20", end)
    assert found(files) == []
    assert judged(files).answers["R04"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize(
    ("end", "findings"),
    [
        ("2026-03-13", [("R04", "error", "notices/n01.yaml:5:14")]),
        ("2026-03-14", [("R04", "warning", "notices/n01.yaml:5:14")]),
        ("2026-03-15", [("R04", "warning", "notices/n01.yaml:5:14")]),
        ("2026-03-16", []),
    ],
)
def test_a_last_day_on_a_sunday_moves_to_monday(end: str, findings: list[tuple[str, str, str]], found: Found) -> None:
    assert found(fund("2026-03-05", end)) == findings


@pytest.mark.parametrize(
    ("roll", "last_day", "day_before"),
    [
        ("rest_days", "2026-05-06", "2026-05-05"),
        ("holidays", "2026-05-06", "2026-05-05"),
        ("none", "2026-05-01", "2026-04-30"),
    ],
)
def test_a_last_day_on_a_holiday_moves_as_the_pack_says(
    roll: str, last_day: str, day_before: str, found: Found, pack: Pack
) -> None:
    shared = pack("roll: rest_days", f"roll: {roll}") | {"/holidays/2026.yaml": LABOUR_DAY}
    assert found(fund("2026-04-21", day_before) | shared) == [("R04", "warning", "notices/n01.yaml:5:14")]
    assert found(fund("2026-04-21", last_day) | shared) == []


@pytest.mark.parametrize("roll", ["holidays", "none"])
def test_a_plain_sunday_stays_where_only_holidays_move(roll: str, found: Found, pack: Pack) -> None:
    assert found(fund("2026-03-05", "2026-03-15") | pack("roll: rest_days", f"roll: {roll}")) == []


def test_a_saturday_worked_in_exchange_does_not_move(found: Found) -> None:
    files = fund("2026-04-15", "2026-04-25")
    assert found(files) == [("R04", "warning", "notices/n01.yaml:5:14")]
    assert found(files | {"/holidays/2026.yaml": LABOUR_DAY}) == []


def test_a_fund_may_count_the_first_day(found: Found, pack: Pack) -> None:
    shared = pack("first_day_counted: false", "first_day_counted: true")
    assert found(fund("2026-04-20", "2026-04-29") | shared) == []
    assert found(fund("2026-04-20", "2026-04-28") | shared) == [("R04", "error", "notices/n01.yaml:5:14")]


@pytest.mark.parametrize(
    ("end", "findings"),
    [
        ("2026-03-12", [("R04", "error", "notices/n01.yaml:5:14")]),
        ("2026-03-13", [("R04", "warning", "notices/n01.yaml:5:14")]),
        ("2026-03-16", []),
    ],
)
def test_a_fund_may_count_working_days(
    end: str, findings: list[tuple[str, str, str]], found: Found, pack: Pack
) -> None:
    assert found(fund("2026-03-02", end) | pack("day_kind: calendar", "day_kind: working")) == findings


def test_working_days_leave_out_holidays_and_take_in_worked_weekends(found: Found, pack: Pack) -> None:
    shared = pack("day_kind: calendar", "day_kind: working") | {"/holidays/2026.yaml": LABOUR_DAY}
    assert found(fund("2026-04-20", "2026-05-05") | shared) == [("R04", "warning", "notices/n01.yaml:5:14")]
    assert found(fund("2026-04-20", "2026-05-06") | shared) == []


def test_too_few_working_days_are_not_told_as_days_of_the_calendar(judged: Judged, pack: Pack) -> None:
    files = fund("2026-03-02", "2026-03-12") | pack("day_kind: calendar", "day_kind: working")
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="公示从 2026-03-02 到 2026-03-12，不足10个工作日；"
            "按本资金的数法应公示到 2026-03-16（暂定，记录里没有这一段的放假安排）",
            en="posted from 2026-03-02 until 2026-03-12, less than 10 working days; as this fund counts, the posting "
            "ends on 2026-03-16 (provisional, the records lack the days off)",
        )
    ]


@pytest.mark.parametrize("level", ["error", "warning", "info"])
def test_the_pack_weighs_what_is_short_only_in_its_own_reading(level: str, found: Found, pack: Pack) -> None:
    shared = pack("own_reading: warning", f"own_reading: {level}")
    assert found(fund("2026-04-20", "2026-04-29") | shared) == [("R04", level, "notices/n01.yaml:5:14")]
    assert found(fund("2026-04-20", "2026-04-28") | shared) == [("R04", "error", "notices/n01.yaml:5:14")]


@pytest.mark.parametrize("written", ["posting_start: 2026-04-20", "posting_end: 2026-04-30"])
def test_a_posting_that_lacks_a_day_is_unknown(written: str, found: Found, judged: Judged) -> None:
    files = {"notices/n01.yaml": f"id: n01\nkind: resolution\ntitle: 议决结果公示\n{written}\n"}
    assert found(files) == [("R04", "info", "notices/n01.yaml:1:5")]
    assert judged(files).answers["R04"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="公告没有写公示的第一天或最后一天，不知公示了几天",
            en="the first or the last day of the posting is not written, so its length is not known",
        )
    ]


@pytest.mark.parametrize("kind", ["shortlist", "call", "finance"])
def test_notices_of_other_kinds_are_not_measured(kind: str, found: Found, judged: Judged) -> None:
    files = fund("2026-04-20", "2026-04-21")
    files["notices/n01.yaml"] = files["notices/n01.yaml"].replace("resolution", kind)
    assert found(files) == []
    assert judged(files).answers["R04"] == {}


def test_a_notice_that_hangs_still_is_measured_by_the_days_it_states(found: Found) -> None:
    assert found(fund("2026-04-20", "2026-04-28"), date(2026, 4, 20)) == [("R04", "error", "notices/n01.yaml:5:14")]


def test_a_posting_at_the_end_of_all_calendars_is_no_crash(judged: Judged) -> None:
    files = fund("9999-12-30", "9999-12-31")
    assert [finding.rule for finding in judged(files).findings] == ["record", "record"]
