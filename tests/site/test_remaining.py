"""The time that remains for a notice, as the script tells it: in a browser whose clock and zone are chosen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from markupsafe import escape
from playwright.sync_api import Browser

from gongshi.fund import read_fund
from gongshi.model.terms import Roll
from gongshi.periods import last_day
from gongshi_site.views.remaining import Remaining, remaining
from served import served

ROOT = Path(__file__).resolve().parent.parent.parent
NOTICE = "communities/wutong/notices/2026-n06.html"
CHINA, NEW_YORK, KIRITIMATI = "Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"
WAITING = "已截止，等待汇总"

Told = Callable[..., str]


def hanging(start: str, end: str, closing: str = "24:00") -> Remaining:
    time = remaining(date.fromisoformat(start), date.fromisoformat(end), closing, is_counted=True)
    assert time is not None
    return time


@pytest.fixture
def told(browser: Browser, example_site: Path) -> Iterator[Told]:
    """What a page with such a notice, built on a day, says at an instant on a device in a time zone."""
    with served(example_site) as address:

        def told(time: Remaining, now: str, *, zone: str = CHINA, built: str = "2026-01-01") -> str:
            html = (example_site / NOTICE).read_text(encoding="utf-8")
            for name in ("opens", "closes", "afterwards"):
                html = re.sub(rf'data-{name}="[^"]*"', f'data-{name}="{escape(getattr(time, name))}"', html)
            html = re.sub(r'data-built="[^"]*"', f'data-built="{built}"', html)
            page = browser.new_page(timezone_id=zone)
            page.clock.set_fixed_time(now)
            page.route(f"**/{NOTICE}", lambda route: route.fulfill(body=html, content_type="text/html"))
            page.goto(f"{address}/{NOTICE}")
            said = page.locator(".remaining").inner_text()
            page.close()
            return said

        yield told


@pytest.mark.parametrize("zone", [CHINA, NEW_YORK, KIRITIMATI])
@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-03-05T23:59:59+08:00", "还没有开始"),
        ("2026-03-06T00:00:00+08:00", "还剩10天"),
        ("2026-03-14T23:59:00+08:00", "还剩2天"),
        ("2026-03-15T00:00:00+08:00", "还剩1天"),
        ("2026-03-15T23:59:59+08:00", "还剩1天"),
        ("2026-03-16T00:00:00+08:00", "今天24时截止"),
        ("2026-03-16T23:59:59+08:00", "今天24时截止"),
        ("2026-03-17T00:00:00+08:00", WAITING),
        ("2027-01-01T00:00:00+08:00", WAITING),
    ],
)
def test_days_are_counted_in_china_wherever_the_device_believes_to_be(
    told: Told, now: str, said: str, zone: str
) -> None:
    assert told(hanging("2026-03-06", "2026-03-16"), now, zone=zone) == said


@pytest.mark.parametrize(
    ("closing", "now", "said"),
    [
        ("17:30", "2026-03-16T17:29:59+08:00", "今天17时30分截止"),
        ("17:30", "2026-03-16T17:30:00+08:00", WAITING),
        ("17:30", "2026-03-15T18:00:00+08:00", "还剩1天"),
        ("09:05", "2026-03-16T00:00:00+08:00", "今天9时05分截止"),
        ("12:00", "2026-03-16T08:00:00+08:00", "今天12时截止"),
    ],
)
def test_the_last_day_ends_at_the_hour_that_the_notice_names(told: Told, closing: str, now: str, said: str) -> None:
    assert told(hanging("2026-03-06", "2026-03-16", closing), now, zone=NEW_YORK) == said


@pytest.mark.parametrize(
    ("first_day_counted", "roll", "said"),
    [
        (True, Roll.NONE, WAITING),
        (False, Roll.NONE, "今天24时截止"),
        (True, Roll.HOLIDAYS, "还剩3天"),
        (False, Roll.REST_DAYS, "还剩3天"),
    ],
)
def test_the_days_that_remain_are_those_to_the_last_day_by_the_funds_own_rule(
    told: Told,
    first_day_counted: bool,  # noqa: FBT001 - a case of the test
    roll: Roll,
    said: str,
) -> None:
    fund = read_fund(ROOT / "data").fund
    assert fund is not None
    rule = fund.pack.posting_period.model_copy(update={"first_day_counted": first_day_counted, "roll": roll})
    end = last_day(date(2026, 9, 25), rule, fund.communities[0].calendar).last_day
    assert told(hanging("2026-09-25", end.isoformat()), "2026-10-05T12:00:00+08:00") == said


@pytest.mark.parametrize("zone", [CHINA, NEW_YORK])
def test_a_clock_behind_the_day_of_the_build_is_not_believed(told: Told, zone: str) -> None:
    time = hanging("2026-03-06", "2026-03-16")
    assert told(time, "2026-03-09T23:59:59+08:00", zone=zone, built="2026-03-10") == ""
    assert told(time, "2026-03-10T00:00:00+08:00", zone=zone, built="2026-03-10") == "还剩6天"


def test_a_page_left_open_goes_on_counting(browser: Browser, example_site: Path) -> None:
    with served(example_site) as address:
        page = browser.new_page(timezone_id=NEW_YORK)
        page.clock.install(time="2026-11-23T23:59:00+08:00")
        page.goto(f"{address}/index.html")
        first = page.locator("#open .remaining").first
        assert first.inner_text() == "今天24时截止"
        page.clock.run_for(120_000)
        assert first.inner_text() == WAITING
        page.close()


def test_enough_objections_are_told_instead_of_waiting_and_in_the_pages_language(
    browser: Browser, bilingual_site: Path
) -> None:
    with served(bilingual_site) as address:
        page = browser.new_page()
        page.clock.set_fixed_time("2026-11-20T12:00:00+08:00")
        page.goto(f"{address}/{NOTICE}")
        assert page.locator(".remaining").inner_text() == "因异议重新议定"
        page.goto(f"{address}/en/{NOTICE}")
        assert page.locator(".remaining").inner_text() == "decided again after objections"
        page.goto(f"{address}/en/index.html")
        assert page.locator("#open .remaining").first.inner_text() == "3 days left"
        page.close()


def test_without_script_a_page_says_days_and_hours_and_nothing_that_ages(browser: Browser, example_site: Path) -> None:
    with served(example_site) as address:
        page = browser.new_page(java_script_enabled=False)
        page.goto(f"{address}/{NOTICE}")
        text = page.inner_text("body")
        page.close()
    assert "到2026年3月16日（星期一）24时止" in text
    for word in ("还剩", "等待汇总", "字号", "长辈版"):
        assert word not in text
