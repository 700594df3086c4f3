"""What stands on a kiosk's screen beyond the page itself is as accessible as the page."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from speech import MANDARIN, SPEECH

NOTICE = "communities/wutong/notices/2026-n06.html"
RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PANEL = ViewportSize(width=765, height=1361)


def violations(page: Page) -> list[tuple[str, object]]:
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in found]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("name", ["kiosk/index.html", NOTICE, "en/" + NOTICE])
def test_axe_finds_nothing_on_a_kiosk(browser: Browser, address: str, name: str, theme: str) -> None:
    # Without motion the panels of the attract page stand still, all of them.
    page = browser.new_page(viewport=PANEL, reduced_motion="reduce")
    page.add_init_script(f"sessionStorage.setItem('theme', '{theme}')")
    page.add_init_script(SPEECH % MANDARIN)
    page.clock.install(time="2026-12-24T10:00:00+08:00")
    page.goto(f"{address}/{name}")
    expect(page.locator("#stale")).to_be_visible()
    assert violations(page) == []
    if name != "kiosk/index.html":
        page.clock.run_for(92_000)
        expect(page.locator("#still-there")).to_be_visible()
        assert violations(page) == []
    page.close()


@pytest.mark.parametrize("width", [360, 546, 765, 1521])
def test_nothing_of_a_kiosk_scrolls_sideways(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport=ViewportSize(width=width, height=1361))
    for name in ("kiosk/index.html", NOTICE):
        page.goto(f"{address}/{name}")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    page.close()


def test_a_kiosk_begins_in_large_type_and_all_that_is_touched_is_large(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=PANEL)
    page.add_init_script(SPEECH % MANDARIN)
    page.goto(f"{address}/{NOTICE}")
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 24
    small = page.evaluate(
        """[...document.querySelectorAll('button, summary, nav a')].filter(one => one.offsetParent)
             .filter(one => Math.min(one.offsetHeight, Math.max(one.offsetWidth, 60)) < 60).map(one => one.outerHTML)"""
    )
    assert small == []
    page.close()
