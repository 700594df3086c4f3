"""The size and the colours that a reader chooses: on the first screen of every page, kept, and never in the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from gongshi.look import tokens
from gongshi_site.head import head_script
from served import served

PAGES = ["index.html", "communities/wutong/notices/2026-n06.html", "communities/wutong/projects/2026-007.html"]
PIXELS = "parseFloat(getComputedStyle(document.body).fontSize)"
GROUND = "getComputedStyle(document.documentElement).backgroundColor"


@pytest.fixture(scope="module")
def address(example_site: Path) -> Iterator[str]:
    with served(example_site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    yield page
    page.close()


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


@pytest.mark.parametrize("size", [(320, 568), (360, 740), (1080, 1920)])
@pytest.mark.parametrize("name", PAGES)
def test_the_switch_stands_on_the_first_screen_and_says_the_size(
    page: Page, address: str, name: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{address}/{name}")
    elder = page.get_by_role("button", name="长辈版")
    box = elder.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < size[1] / 2
    shown = {18: "标准", 24: "大字"}[round(page.evaluate(PIXELS))]
    assert page.locator(".view summary").inner_text() == f"字号：{shown}"
    assert elder.get_attribute("aria-pressed") == str(shown == "大字").lower()


def test_one_tap_makes_the_type_large_on_all_pages_and_another_undoes_it(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGES[0]}")
    page.get_by_role("button", name="长辈版").click()
    assert round(page.evaluate(PIXELS)) == 24
    page.goto(f"{address}/{PAGES[1]}")
    assert round(page.evaluate(PIXELS)) == 24
    assert page.locator(".view summary").inner_text() == "字号：大字"
    page.get_by_role("button", name="长辈版").click()
    page.reload()
    assert page.evaluate(PIXELS) == 18


def test_all_three_sizes_and_four_colours_can_be_chosen(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}/{PAGES[2]}")
    page.locator(".view summary").click()
    for words, pixels in (("特大", 30), ("标准", 18), ("大字", 24)):
        page.get_by_role("button", name=words, exact=True).click()
        assert round(page.evaluate(PIXELS)) == pixels
        assert page.locator(".view summary").inner_text() == f"字号：{words}"
    for words, theme in (("浅色", "light"), ("高对比", "contrast"), ("深色", "dark"), ("跟随系统", "dark")):
        page.get_by_role("button", name=words).click()
        assert page.evaluate(GROUND) == rgb(tokens(theme)["ground"])
        assert page.locator(".view [data-set=theme][aria-pressed=true]").inner_text().strip() == words


def test_what_was_chosen_holds_before_the_page_is_painted(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGES[0]}")
    page.evaluate("localStorage.setItem('size', 'larger')")
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{address}/{PAGES[1]}")
    assert round(page.evaluate(PIXELS)) == 30
    assert len(head_script()) <= 300


def test_where_nothing_may_be_stored_a_choice_holds_for_its_page(page: Page, address: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused') }})")
    page.goto(f"{address}/{PAGES[0]}")
    page.get_by_role("button", name="长辈版").click()
    assert round(page.evaluate(PIXELS)) == 24
    assert faults == []


def test_without_script_the_switch_is_not_there_and_the_menu_still_opens(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto(f"{address}/{PAGES[1]}")
    assert not page.locator(".view").is_visible()
    page.get_by_text("栏目", exact=True).click()
    assert page.get_by_role("link", name="正在公示", exact=True).is_visible()
    page.close()
