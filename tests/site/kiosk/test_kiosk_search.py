"""Search at a kiosk: tapped, large, and there when the network is gone."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from served import served

KEPT = """new Promise((done) => navigator.serviceWorker.controller ? done()
  : navigator.serviceWorker.addEventListener("controllerchange", () => done()))"""
TAPPED = "#search :is(button, summary, input, a)"


def test_with_the_network_gone_a_word_is_tapped_and_all_that_is_tapped_is_large(
    browser: Browser, kiosk_site: Path
) -> None:
    page = browser.new_context(viewport={"width": 1080, "height": 1920}).new_page()
    with served(kiosk_site) as address:
        page.goto(f"{address}/search/index.html")
        page.evaluate(KEPT)
    page.reload()
    page.locator("#hot button").first.click()
    expect(page.locator("#results a").first).to_be_in_viewport()
    boxes = [one.bounding_box() for one in page.locator(TAPPED).all() if one.is_visible()]
    assert [box for box in boxes if box is None or min(box["width"], box["height"]) < 60] == []
    page.locator("#results a").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.context.close()
