"""What a kiosk does by itself: it asks, resets, shows what is new, and works with the network gone."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from served import served

NOTICE = "communities/wutong/notices/2026-n06.html"
PANEL = ViewportSize(width=766, height=1361)  # of 21.5 inches, upright, in CSS pixels
KEPT = """new Promise((done) => navigator.serviceWorker.controller ? done()
  : navigator.serviceWorker.addEventListener("controllerchange", () => done()))"""
IN_USE = "2026-11-20T10:00:00+08:00"
STANDS_AT = "2026-11-20T10:00:10+08:00"  # from here on time passes only where a test lets it


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PANEL, has_touch=True)
    page = context.new_page()
    page.clock.install(time=IN_USE)
    page.clock.pause_at(STANDS_AT)
    yield page
    context.close()


def seconds(page: Page, count: int) -> None:
    page.clock.run_for(count * 1000)


def dialog_is_open(page: Page) -> bool:
    return bool(page.evaluate("document.getElementById('still-there').open"))


def test_after_ninety_seconds_a_kiosk_asks_and_after_twenty_more_it_forgets(page: Page, address: str) -> None:
    page.goto(f"{address}/en/{NOTICE}")
    page.click(".elder")
    page.evaluate("scrollTo(0, 800)")
    page.evaluate("sessionStorage.setItem('size', 'larger')")
    seconds(page, 88)
    assert not dialog_is_open(page)
    seconds(page, 3)
    assert dialog_is_open(page)
    seconds(page, 18)
    assert page.url.endswith(NOTICE)
    seconds(page, 4)
    page.wait_for_url(f"{address}/kiosk/index.html")
    assert page.evaluate("[sessionStorage.length, scrollY, document.documentElement.dataset.size ?? null]") == [
        0,
        0,
        None,
    ]


def test_a_tap_keeps_the_page_as_often_as_one_likes(page: Page, address: str) -> None:
    page.goto(f"{address}/{NOTICE}")
    for _ in range(11):
        seconds(page, 92)
        page.get_by_role("button", name="继续看").tap()
        assert not dialog_is_open(page)
    seconds(page, 60)
    assert page.url.endswith(NOTICE)


def test_the_only_thing_that_pops_up_closes_below_in_its_middle(page: Page, address: str) -> None:
    page.goto(f"{address}/{NOTICE}")
    assert page.locator("dialog, [role=dialog], [role=alertdialog]").count() == 1
    seconds(page, 92)
    dialog = page.locator("dialog").bounding_box()
    button = page.get_by_role("button", name="继续看").bounding_box()
    assert dialog
    assert button
    assert min(button["width"], button["height"]) >= 60
    assert button["y"] > dialog["y"] + dialog["height"] / 2
    assert abs(button["x"] + button["width"] / 2 - dialog["x"] - dialog["width"] / 2) < 2


def test_scrolling_and_typing_are_signs_of_life(page: Page, address: str) -> None:
    page.goto(f"{address}/{NOTICE}")
    seconds(page, 60)
    page.keyboard.press("Tab")
    seconds(page, 60)
    page.evaluate("scrollTo(0, 900)")
    expect(page.locator("#turn [data-turn=back]")).to_be_enabled()
    seconds(page, 60)
    assert not dialog_is_open(page)


def test_a_screenful_is_turned_with_a_button(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}/{NOTICE}")
    back, on = page.get_by_role("button", name="往上翻"), page.get_by_role("button", name="往下翻")
    expect(back).to_be_disabled()
    for button in (back, on):
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 60
        assert PANEL["height"] * 0.3 < box["y"] < PANEL["height"] * 0.85 - box["height"]
    on.tap()
    assert page.evaluate("scrollY") == pytest.approx(0.85 * PANEL["height"], abs=1)
    back.tap()
    expect(back).to_be_disabled()
    for _ in range(20):
        on.evaluate("button => button.click()")
    expect(on).to_be_disabled()
    assert page.evaluate("document.scrollingElement.scrollHeight - scrollY - innerHeight") < 2


def test_the_attract_page_takes_turns_until_it_is_held_and_a_touch_leads_home(page: Page, address: str) -> None:
    page.goto(f"{address}/kiosk/index.html")
    panels = page.locator("[data-panel]")
    assert panels.count() > 1
    shown = page.locator("[data-panel][data-shown]")
    expect(shown).to_have_count(1)
    first = shown.inner_text()
    seconds(page, 10)
    assert shown.inner_text() == first
    seconds(page, 3)
    assert shown.inner_text() != first
    page.locator("#pause").tap()
    held = shown.inner_text()
    seconds(page, 120)
    assert (shown.inner_text(), page.url) == (held, f"{address}/kiosk/index.html")
    page.touchscreen.tap(300, 500)
    page.wait_for_url(f"{address}/index.html")


def test_no_two_panels_of_the_attract_page_stand_in_one_place_not_even_while_they_change(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/kiosk/index.html")
    shown = page.locator("[data-panel][data-shown]").inner_text()
    visible = page.locator("[data-panel]:visible")
    assert visible.all_inner_texts() == [shown]
    seconds(page, 13)
    assert len(visible.all_inner_texts()) == 1
    assert visible.inner_text() != shown


def test_from_the_attract_page_one_touch_leads_to_the_other_language(page: Page, address: str) -> None:
    page.goto(f"{address}/kiosk/index.html")
    page.get_by_role("link", name="English").tap()
    page.wait_for_url(f"{address}/en/kiosk/index.html")


def test_who_wants_no_motion_sees_all_panels_at_once(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}/kiosk/index.html")
    seconds(page, 60)
    assert page.locator("[data-panel]:visible").count() == page.locator("[data-panel]").count()
    expect(page.locator("#pause")).to_be_hidden()


@pytest.mark.parametrize(
    ("now", "is_old"),
    [
        ("2026-11-19T10:00:00+08:00", False),  # the clock is wrong
        ("2026-11-21T23:58:00+08:00", False),
        ("2026-11-22T00:00:00+08:00", True),
    ],
)
def test_records_are_old_when_their_day_has_been_over_for_a_day(
    browser: Browser, address: str, now: str, *, is_old: bool
) -> None:
    context = browser.new_context(timezone_id="America/New_York")
    page = context.new_page()
    page.clock.install(time=now)
    page.goto(f"{address}/{NOTICE}")
    expect(page.locator("#turn")).to_be_visible()
    assert page.is_visible("text=资料截至2026年11月20日，可能不是最新的。") == is_old
    context.close()


def touch(site: Path) -> None:
    mark = json.loads((site / "build.json").read_text(encoding="utf-8"))
    (site / "build.json").write_text(json.dumps(mark | {"id": "another"}), encoding="utf-8")


def test_a_newer_site_is_shown_when_nobody_reads_and_never_before(page: Page, kiosk_site: Path, tmp_path: Path) -> None:
    site = shutil.copytree(kiosk_site, tmp_path / "site")
    with served(site) as address:
        page.goto(f"{address}/{NOTICE}")
        page.evaluate("window.isSamePage = true")
        page.evaluate(KEPT)
        touch(site)
        for _ in range(10):
            seconds(page, 60)
            page.touchscreen.tap(5, 5)
        assert page.evaluate("window.isSamePage")
        page.goto(f"{address}/kiosk/index.html")
        page.wait_for_load_state("networkidle")
        page.evaluate("window.isSamePage = true")
        with page.expect_response("**/build.json"):
            seconds(page, 61)
        assert page.evaluate("window.isSamePage")
        (site / "build.json").write_text('{"id": "a third"}', encoding="utf-8")
        with page.expect_navigation():
            seconds(page, 61)
            page.wait_for_timeout(200)
            seconds(page, 11)
        page.context.close()


def test_an_attract_page_that_opened_without_the_network_is_opened_anew_when_it_is_back(
    page: Page, kiosk_site: Path, tmp_path: Path
) -> None:
    site = shutil.copytree(kiosk_site, tmp_path / "site")
    mark = (site / "build.json").rename(tmp_path / "build.json")
    with served(site) as address:
        page.goto(f"{address}/kiosk/index.html")
        page.wait_for_load_state("networkidle")
        shutil.copy(mark, site)
        with page.expect_navigation():
            seconds(page, 61)
            page.wait_for_timeout(200)
            seconds(page, 11)
        page.context.close()


def listed(site: Path) -> dict[str, str]:
    """The files that the kiosk keeps, by name, with the sum of what is in each."""
    found = re.search(r"const FILES = (\{.*?\});", (site / "sw.js").read_text(encoding="utf-8"), re.DOTALL)
    assert found
    files: dict[str, str] = json.loads(found[1])
    return files


@pytest.fixture(scope="module")
def kept(browser: Browser, kiosk_site: Path) -> Iterator[Page]:
    """A browser that has been to the kiosk once; since then the network is gone."""
    page = browser.new_context().new_page()
    with served(kiosk_site) as address:
        page.goto(f"{address}/kiosk/index.html")
        page.evaluate(KEPT)
    yield page
    page.context.close()


def test_with_the_network_gone_every_file_is_there_as_it_was(kept: Page, kiosk_site: Path) -> None:
    files = {name: its for name, its in listed(kiosk_site).items() if name.endswith((".html", ".css", ".js"))}
    bodies = kept.evaluate(
        """async (names) => Object.fromEntries(await Promise.all(
             names.map(async (name) => [name, await (await fetch(`${location.origin}/${name}`)).text()])))""",
        [*files],
    )
    assert {name: hashlib.sha256(body.encode()).hexdigest() for name, body in bodies.items()} == files


def test_with_the_network_gone_every_page_opens(kept: Page, kiosk_site: Path, request: pytest.FixtureRequest) -> None:
    pages = sorted(name for name in listed(kiosk_site) if name.endswith(".html"))
    assert len(pages) > 500
    one_in = 1 if request.config.getoption("--matrix") == "full" else 10
    for name in pages[::one_in]:
        kept.goto(f"{urljoin(kept.url, '/')}{name}", wait_until="domcontentloaded")
        # A short page leads on to a whole one, which the style sheet has reached, too.
        expect(kept.locator(".masthead")).to_have_css("position", "relative")
        heading = re.search(r"<h1>(.*?)</h1>", (kiosk_site / name).read_text(encoding="utf-8"), re.DOTALL)
        assert heading
        if not re.match(r"(en/)?q/", name):
            assert kept.locator("h1").text_content() == unescape(re.sub(r"<[^>]+>", "", heading[1])), name


def test_a_page_that_was_never_there_says_so_offline(kept: Page) -> None:
    kept.goto(urljoin(kept.url, "/communities/wutong/gone.html"))
    assert "现在没有网络" in kept.inner_text("h1")
