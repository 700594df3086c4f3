"""Reading aloud, with voices put into the browser by the test: a machine in CI has none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from speech import MANDARIN, SPEECH

NOTICE = "communities/wutong/notices/2026-n06.html"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def opened(page: Page, address: str, voices: str = MANDARIN) -> Page:
    page.add_init_script(SPEECH % voices)
    page.clock.install(time="2026-11-20T10:00:00+08:00")
    page.clock.pause_at("2026-11-20T10:00:10+08:00")
    page.goto(f"{address}/{NOTICE}")
    expect(page.locator("#turn")).to_be_visible()
    return page


def said(page: Page) -> list[dict[str, Any]]:
    return [one for one in page.evaluate("window.said") if one != "cancel"]


def read_to_the_end(page: Page) -> list[str]:
    page.get_by_role("button", name="朗读本页").click()
    while page.evaluate("speechSynthesis.speaking"):
        page.evaluate("speechSynthesis.end()")
    return [one["text"] for one in said(page)]


@pytest.mark.parametrize(
    "voices",
    [
        "[]",
        "[{name: 'English', lang: 'en-GB'}, {name: 'Cantonese', lang: 'yue'}, {name: 'HK', lang: 'zh-HK'}]",
        "[{name: 'Chinese+Auntie', lang: 'cmn'}, {name: 'Chinese (Pinyin)', lang: 'cmn-LATN-PINYIN'}]",
    ],
)
def test_without_a_voice_for_mandarin_there_is_no_button(page: Page, address: str, voices: str) -> None:
    opened(page, address, voices)
    expect(page.locator("#read-aloud")).to_be_hidden()


def test_the_browser_that_has_no_voice_at_all_shows_no_button(page: Page, address: str) -> None:
    page.goto(f"{address}/{NOTICE}")
    page.wait_for_timeout(300)
    expect(page.locator("#read-aloud")).to_be_hidden()


@pytest.mark.parametrize("language", ["zh-CN", "zh", "zh-Hans", "zh-Hans-CN", "cmn", "cmn-Hans-CN"])
def test_a_voice_for_mandarin_is_known_by_any_of_its_names(page: Page, address: str, language: str) -> None:
    opened(page, address, f"[{{name: 'Mandarin', lang: '{language}'}}]")
    expect(page.get_by_role("button", name="朗读本页")).to_be_visible()


def test_voices_that_come_late_bring_the_button_and_one_on_the_machine_is_preferred(page: Page, address: str) -> None:
    opened(page, address, "[]")
    page.evaluate(
        """speechSynthesis.voices = [
             {name: 'far', lang: 'zh-CN', localService: false}, {name: 'near', lang: 'cmn', localService: true}];
           speechSynthesis.dispatchEvent(new Event('voiceschanged'))"""
    )
    page.get_by_role("button", name="朗读本页").click()
    assert said(page)[0]["voice"] == "near"


def test_the_page_is_read_in_order_in_short_pieces_without_its_buttons(page: Page, address: str) -> None:
    pieces = read_to_the_end(opened(page, address))
    whole = "".join(pieces)
    assert max(map(len, pieces)) <= 100
    order = ["议决结果公示", "公示期", "2026年3月6日", "有不同意见怎么提", "收到的异议", "有事找谁"]
    places = [whole.index(part) for part in order]
    assert places == sorted(places)
    assert "朗读本页" not in whole
    assert "首页" not in whole
    expect(page.get_by_role("button", name="朗读本页")).to_be_visible()


def test_each_piece_waits_until_the_one_before_has_ended_and_stop_stops(page: Page, address: str) -> None:
    opened(page, address)
    page.get_by_role("button", name="朗读本页").click()
    assert len(said(page)) == 1
    assert page.evaluate("window.said[0]") == "cancel"
    page.evaluate("speechSynthesis.end()")
    assert len(said(page)) == 2
    page.get_by_role("button", name="停止朗读").click()
    assert not page.evaluate("speechSynthesis.speaking")
    assert page.evaluate("CSS.highlights.size") == 0


def test_a_slow_reader_is_read_to_slowly_and_may_choose(page: Page, address: str) -> None:
    opened(page, address)
    page.get_by_role("button", name="朗读本页").click()
    page.get_by_role("button", name="读慢一点").click()
    expect(page.get_by_role("button", name="读慢一点")).to_be_disabled()
    for _ in range(3):
        page.get_by_role("button", name="读快一点").click()
    expect(page.get_by_role("button", name="读快一点")).to_be_disabled()
    assert [one["rate"] for one in said(page)] == [0.8, 0.6, 0.8, 1.0, 1.2]
    assert len({one["text"] for one in said(page)}) == 1


def test_the_sentence_that_is_read_is_marked(page: Page, address: str) -> None:
    opened(page, address)
    page.get_by_role("button", name="朗读本页").click()
    marked = "[...CSS.highlights.get('aloud')].map(range => range.toString().trim()).join()"
    assert page.evaluate(marked) == said(page)[0]["text"]


def test_the_page_follows_the_reading(page: Page, address: str) -> None:
    opened(page, address)
    page.get_by_role("button", name="朗读本页").click()
    while "有事找谁" not in said(page)[-1]["text"]:
        page.evaluate("speechSynthesis.end()")
    marked = "[...CSS.highlights.get('aloud')][0].getBoundingClientRect()"
    page.clock.run_for(2000)
    page.wait_for_timeout(1000)
    assert page.evaluate(f"{marked}.top >= 0 && {marked}.bottom <= innerHeight")
    assert page.evaluate("scrollY") > 500


def test_reading_stops_when_the_page_is_left(page: Page, address: str) -> None:
    opened(page, address)
    page.get_by_role("button", name="朗读本页").click()
    page.evaluate("addEventListener('pagehide', () => localStorage.setItem('speaking', speechSynthesis.speaking))")
    page.click("text=首页 >> nth=0")
    page.wait_for_url(f"{address}/index.html")
    assert page.evaluate("localStorage.getItem('speaking')") == "false"


def test_while_a_kiosk_reads_it_does_not_ask_whether_anybody_is_there(page: Page, address: str) -> None:
    opened(page, address)
    page.get_by_role("button", name="朗读本页").click()
    for _ in range(4):
        page.clock.run_for(50_000)
        page.evaluate("speechSynthesis.end()")
    assert not page.evaluate("document.getElementById('still-there').open")


def test_a_voice_that_never_says_that_it_has_ended_does_not_hold_the_kiosk(page: Page, address: str) -> None:
    opened(page, address)
    page.get_by_role("button", name="朗读本页").click()
    page.clock.run_for(61_000)
    assert not page.evaluate("speechSynthesis.speaking")
    page.clock.run_for(92_000)
    assert page.evaluate("document.getElementById('still-there').open")


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("预算125.6万元", "预算125.6万元"),
        ("共1,256,000元", "共1256000元"),
        ("12345.60元", "12345.6元"),
        ("100.00元", "100元"),
        ("2026-11-30截止", "2026年11月30日截止"),
        ("1/5以上", "五分之一以上"),
        ("2/15", "十五分之二"),
        ("满意率97.50%（120人中117人）", "满意率百分之97.5（120人中117人）"),
        ("9:00至17:30", "9点至17点30分"),
        ("电话028-00000101", "电话零二八，零零零零零幺零幺"),
        ("4号院", "4号院"),
        ("梧社公示〔2026〕6号", "梧社公示〔2026〕6号"),
    ],
)
def test_numbers_are_written_for_a_voice(page: Page, address: str, written: str, spoken: str) -> None:
    page.goto(f"{address}/{NOTICE}")
    assert page.evaluate("async (text) => (await import('/theme/read.js')).spoken(text)", written) == spoken


def test_a_sentence_that_is_too_long_is_cut_at_its_commas_and_none_of_it_is_lost(page: Page, address: str) -> None:
    page.goto(f"{address}/{NOTICE}")
    text = "，".join(["居民议事会到会成员逐项讨论"] * 20) + "甲" * 250
    pieces = page.evaluate("async (text) => (await import('/theme/read.js')).chunks(text)", text)
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= 100
    assert all(piece.endswith("，") for piece in pieces[:2])
