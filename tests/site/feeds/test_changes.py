"""What a change in the records does to what readers follow: it stays the same thing, and is told anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from feeds_read import entries, events
from gongshi_site.builder import Builder, Order
from site_files import files

WriteFund = Callable[[Mapping[str, str]], Path]

PROJECT = """\
id: p1
title: 路灯
fiscal_year: 2026
pot: support
history:
- {date: 2026-03-05, event: resolved, amount: 5000.00}
- {date: 2026-03-06, event: posted, notice: n1}
"""
NOTICE = """\
id: n1
kind: resolution
title: 议决结果
posting_start: 2026-03-06
posting_end: 2026-03-16
how_to_object: 写给社区窗口。
objections: []
"""
FUND = {"projects/p1.yaml": PROJECT, "notices/n1.yaml": NOTICE}
CORRECTION = "id: n2\nkind: resolution\ntitle: 更正\ncorrects: n1\nposting_start: 2026-03-10\n"
BELOW = "communities/wutong"
RULE = "节假日和周末计算在内，公示当天不算，从第二天算起；最后一天遇法定节假日或周末，顺延到下一个工作日"


@pytest.fixture
def built(write_fund: WriteFund, tmp_path: Path) -> Callable[..., Path]:
    """The site of a fund of these files on a day, built over what stood there."""

    def build(more: Mapping[str, str] = {}, as_of: str = "2026-03-20", address: str | None = None) -> Path:
        data = write_fund({**FUND, **more})
        site = tmp_path / "site"
        Builder(Order(data, site, as_of=as_of, languages=("zh",), jobs=1, address=address, durable=False)).build()
        return site

    return build


def entry(site: Path, feed: str = "all", about: str = "议决结果") -> dict[str, str | None]:
    [found] = [one for one in entries(site / f"{BELOW}/feeds/{feed}.atom") if one["title"] == about]
    return found


def event(site: Path, name: str = "n1") -> dict[str, Any]:
    [found] = events(site / f"{BELOW}/notices/{name}.ics")
    return found


def told(site: Path) -> tuple[str | None, str | None, str, str, str]:
    """What tells readers of the notice's change, and that it is the same: both days, number, day and state."""
    of, hangs = entry(site), event(site)
    return of["published"], of["updated"], hangs["SEQUENCE"], hangs["DTSTAMP"], hangs["STATUS"]


def test_a_notice_that_nothing_followed_is_told_as_of_the_day_it_was_put_up(built: Callable[..., Path]) -> None:
    day = "2026-03-06T00:00:00+08:00"
    assert told(built()) == (day, day, "0", "20260305T160000Z", "CONFIRMED")


def test_a_corrected_notice_keeps_its_id_and_is_told_anew(built: Callable[..., Path]) -> None:
    site = built()
    before = entry(site)["id"], event(site)["UID"]
    corrected = built({"notices/n2.yaml": CORRECTION})
    assert (entry(corrected)["id"], event(corrected)["UID"]) == before
    assert told(corrected) == (
        "2026-03-06T00:00:00+08:00",
        "2026-03-10T00:00:00+08:00",
        "1",
        "20260309T160000Z",
        "CONFIRMED",
    )
    assert "这份公告后来有更正，请看：更正" in event(corrected)["DESCRIPTION"]


def test_a_correction_is_told_in_a_feed_of_its_own_from_its_day_on(built: Callable[..., Path]) -> None:
    feed = f"{BELOW}/feeds/corrections.atom"
    assert [one["title"] for one in entries(built({"notices/n2.yaml": CORRECTION}, "2026-03-09") / feed)] == []
    assert [one["title"] for one in entries(built({"notices/n2.yaml": CORRECTION}, "2026-03-10") / feed)] == ["更正"]


def test_a_correction_that_hangs_until_another_day_cancels_the_time_before(built: Callable[..., Path]) -> None:
    site = built({"notices/n2.yaml": f"{CORRECTION}posting_end: 2026-03-20\n"})
    cancelled = event(site)
    assert (cancelled["STATUS"], cancelled["SEQUENCE"], cancelled["ALARMS"]) == ("CANCELLED", "1", [])
    assert event(site, "n2")["STATUS"] == "CONFIRMED"


DECIDED_AGAIN = PROJECT + "- {date: 2026-03-12, event: redeliberated, outcome: amended, amount: 4000.00}\n"


def test_a_second_decision_within_the_time_cancels_it(built: Callable[..., Path]) -> None:
    assert told(built({"projects/p1.yaml": DECIDED_AGAIN})) == (
        "2026-03-06T00:00:00+08:00",
        "2026-03-12T00:00:00+08:00",
        "1",
        "20260311T160000Z",
        "CANCELLED",
    )


def test_a_second_decision_on_one_of_two_projects_leaves_the_time_as_it_is(built: Callable[..., Path]) -> None:
    both = {"projects/p1.yaml": DECIDED_AGAIN, "projects/p2.yaml": PROJECT.replace("p1", "p2")}
    assert (event(built(both))["STATUS"], event(built(both))["SEQUENCE"]) == ("CONFIRMED", "1")


def test_what_came_of_objections_is_told_anew_and_moves_no_time(built: Callable[..., Path]) -> None:
    objected = "[{date: 2026-03-09, scope: resolution, resident_reps: 2, answered: 2026-03-18, answer: 保留}]"
    site = built({"notices/n1.yaml": NOTICE.replace("[]", objected)})
    assert told(site)[1:3] == ("2026-03-18T00:00:00+08:00", "0")


def test_while_a_notice_hangs_no_day_passes_in_what_is_told_of_it(built: Callable[..., Path]) -> None:
    objected = NOTICE.replace("[]", "[{date: 2026-03-09, scope: resolution, resident_reps: 2, answered: 2026-03-10}]")
    feed = f"{BELOW}/feeds/all.atom"
    before = (built({"notices/n1.yaml": objected}, "2026-03-12") / feed).read_bytes()
    assert "截至2026年3月10日，有2名居民代表提出异议" in before.decode()
    assert (built({"notices/n1.yaml": objected}, "2026-03-16") / feed).read_bytes() == before


def test_a_correction_of_which_nobody_wrote_the_day_is_a_change_all_the_same(built: Callable[..., Path]) -> None:
    site = built({"notices/n2.yaml": CORRECTION.replace("posting_start: 2026-03-10\n", "")})
    assert told(site)[2:4] == ("1", "20260305T160000Z")


def test_the_days_that_count_make_up_the_event(built: Callable[..., Path]) -> None:
    hangs = event(built())
    # 6 March is not counted, and the event ends where 17 March begins.
    assert (hangs["DTSTART"], hangs["DTEND"], hangs["ALARMS"]) == ("20260307", "20260317", ["-P1DT15H"])
    assert hangs["SUMMARY"] == "公示：议决结果（梧桐社区）"
    assert hangs["CATEGORIES"] == "议决结果公示"
    assert hangs["DESCRIPTION"].split("\\n") == [
        "异议要在2026年3月16日（星期一）24时以前提出。",
        f"公示10天，{RULE}；最后一天24时截止。",
        "最后一天是暂定的：记录里没有2026年的放假安排，会不会顺延还说不准。",
        "写给社区窗口。",
    ]


def test_a_finished_project_is_a_result(built: Callable[..., Path]) -> None:
    closed = PROJECT + "".join(
        f"- {{date: 2026-03-1{day}, event: {what}}}\n"
        for day, what in enumerate(["started", "delivered", "accepted, outcome: passed", "evaluated, outcome: passed"])
    )
    site = built({"projects/p1.yaml": f"{closed}- {{date: 2026-03-19, event: closed, cost: 4800.00}}\n"})
    found = entry(site, "results", "结项：路灯")
    assert (found["updated"], found["summary"]) == ("2026-03-19T00:00:00+08:00", "实际花了4,800元。")


def test_what_stands_in_a_text_is_a_text(built: Callable[..., Path]) -> None:
    site = built({"notices/n1.yaml": NOTICE.replace("议决结果", '"<b>甲</b> & 乙; 丙, \\"丁\\""')})
    assert entry(site, about='<b>甲</b> & 乙; 丙, "丁"')["updated"] is not None
    assert event(site)["SUMMARY"] == '公示：<b>甲</b> & 乙\\; 丙\\, "丁"（梧桐社区）'


def test_a_notice_without_a_day_is_on_its_page_and_not_in_feeds(built: Callable[..., Path]) -> None:
    site = built({"notices/n3.yaml": "id: n3\nkind: finance\ntitle: 决算\n"})
    assert (site / f"{BELOW}/notices/n3.html").is_file()
    assert [one["title"] for one in entries(site / f"{BELOW}/feeds/all.atom")] == ["议决结果"]
    assert not (site / f"{BELOW}/notices/n3.ics").exists()


def test_a_feed_without_entries_says_the_last_day_of_the_records(built: Callable[..., Path]) -> None:
    text = (built() / f"{BELOW}/feeds/corrections.atom").read_text(encoding="utf-8")
    assert "<updated>2026-03-06T00:00:00+08:00</updated>" in text


def followed(site: Path) -> dict[str, bytes]:
    return {
        path: content for path, content in files(site).items() if path.endswith((".atom", ".ics")) or "/feeds/" in path
    }


def test_ids_and_days_hang_on_no_address_and_no_later_day(built: Callable[..., Path]) -> None:
    before = [(one["id"], one["updated"]) for one in entries(built() / "feeds/all.atom")]
    there = built(as_of="2026-04-01", address="https://gongshi.example.cn")
    assert [(one["id"], one["updated"]) for one in entries(there / "feeds/all.atom")] == before


def test_an_edit_that_tells_nothing_new_leaves_the_files_where_they_are(
    built: Callable[..., Path],
) -> None:
    site = built()
    before = {path: (site / path).stat().st_ino for path in followed(site)}
    built({"projects/p1.yaml": f"{PROJECT}# 一句不公开的话\n"})
    assert {path: (site / path).stat().st_ino for path in followed(site)} == before
    edited = built({"notices/n1.yaml": NOTICE.replace("议决结果", "公告")})
    assert all((edited / path).stat().st_ino != before[path] for path in ("feeds/all.atom", f"{BELOW}/notices/n1.ics"))


def test_a_community_that_cannot_be_read_has_feeds_without_entries_under_the_same_id(
    built: Callable[..., Path],
) -> None:
    good = (built() / f"{BELOW}/feeds/all.atom").read_text(encoding="utf-8")
    broken = built({"community.yaml": "id: wutong\ntitle: [\n"}, address="https://gongshi.example.cn")
    lost = (broken / f"{BELOW}/feeds/all.atom").read_text(encoding="utf-8")
    assert good.partition("</id>")[0] == lost.partition("</id>")[0]


def test_a_community_without_news_is_renamed_in_its_feeds_too(write_fund: WriteFund, tmp_path: Path) -> None:
    def build(title: str) -> str:
        data = write_fund({"community.yaml": f"{{id: wutong, title: {title}}}\n"})
        order = Order(data, tmp_path / "site", as_of="2026-03-20", languages=("zh",), jobs=1, durable=False)
        Builder(order).build()
        return (tmp_path / f"site/{BELOW}/feeds/all.atom").read_text(encoding="utf-8")

    assert "梧桐社区" in build("梧桐社区")
    renamed = build("银杏社区")
    assert "银杏社区" in renamed
    assert "梧桐社区" not in renamed
