"""What only a browser shows: contrast, targets, reflow, and that a page asks nothing of anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from served import served

PAGES = {
    "home": "index.html",
    "community": "communities/wutong/index.html",
    "project": "communities/wutong/projects/2026-007.html",
    "notice": "communities/wutong/notices/2026-n06.html",
    "proposals": "communities/wutong/proposals/2026.html",
    "meeting": "communities/wutong/meetings/2026-03-05.html",
    "words": "pages/how-to-object.html",
}
PHONE, KIOSK = (360, 740), (1080, 1920)
RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def address(example_site: Path) -> Iterator[str]:
    with served(example_site) as address:
        yield address


def opened(browser: Browser, address: str, name: str, size: tuple[int, int], scheme: str) -> Page:
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page.goto(f"{address}/{PAGES[name]}")
    return page


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_where_the_system_is_dark(browser: Browser, address: str, name: str) -> None:
    page = opened(browser, address, name, PHONE, "dark")
    violations = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    page.close()
    assert [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in violations] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_kiosk_shows_large_type_and_targets_for_a_finger(browser: Browser, address: str, name: str) -> None:
    page = opened(browser, address, name, KIOSK, "light")
    size = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    heights = page.evaluate("[...document.querySelectorAll('header nav a')].map(a => a.offsetHeight)")
    page.close()
    assert size >= 23.9
    assert min(heights) >= 60


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_only_its_own_site_and_breaks_no_policy(browser: Browser, address: str, name: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}/{PAGES[name]}", wait_until="networkidle")
    page.close()
    assert [url for url in asked if not url.startswith(address)] == []
    # A browser looks for an icon by itself.
    assert [text for text in said if "favicon" not in text and "404" not in text] == []


def test_without_its_style_sheet_a_page_still_reads_in_order(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.route("**/*.css", lambda route: route.abort())
    page.goto(f"{address}/{PAGES['notice']}")
    text = page.inner_text("main")
    page.close()
    order = ["议决结果公示", "公示期", "有不同意见怎么提", "收到的异议", "有事找谁"]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_the_first_tab_reaches_the_skip_link_and_it_works(browser: Browser, address: str) -> None:
    page = opened(browser, address, "home", PHONE, "light")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.className + ' ' + document.activeElement.offsetHeight")
    page.keyboard.press("Enter")
    fragment = page.evaluate("location.hash")
    page.close()
    name, height = focused.split()
    assert (name, int(height) >= 44, fragment) == ("skip", True, "#main")


def test_a_resident_reaches_amount_last_day_and_telephone_within_three_taps(browser: Browser, address: str) -> None:
    page = opened(browser, address, "home", PHONE, "light")
    page.click("#open .card:has-text('议决结果公示') .card-title a")
    notice = page.inner_text("main")
    assert re.search(r"到2026年1[12]月\d+日（星期.）24时止", notice)
    assert re.search(r"028-00000\d{3}", notice)
    page.click(".sheet h3 a")
    assert "预算" in page.inner_text(".figures")
    page.close()


def test_a_printed_notice_is_the_paper_on_the_wall(browser: Browser, address: str) -> None:
    page = opened(browser, address, "notice", KIOSK, "light")
    paper = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")
    printed = page.inner_text("body")
    page.close()
    width, height = (float(number) for number in re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", paper)[0])
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (210, 297)
    assert len(re.findall(rb"/Type /Page\b", paper)) == 1
    for part in ("议决结果公示", "公示期", "项目目标", "有不同意见怎么提", "028-00000101"):
        assert part in printed
    assert printed.rstrip().endswith("梧桐社区\n2026年3月6日")
    for part in ("现在的状态", "收到的异议", "工作手册", "本站内容以"):
        assert part not in printed
