"""Site, handbook and one simulated year as `make site` puts them together: one look, linked, all from one place."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from gongshi.commands.trouble import CouldNotRun
from gongshi.look import tokens
from gongshi_simulator.commands import simulate
from gongshi_simulator.overview.command import planning
from gongshi_simulator.report.canvas import NARROW, WIDE
from gongshi_site.commands import build
from served import served

ROOT = Path(__file__).resolve().parent.parent.parent
SCENARIO = ROOT / "simulator/gongshi_simulator/scenarios/community-year.yaml"
PAGES = (
    "index.html",
    "pages/figures.html",
    "communities/wutong/index.html",
    "communities/wutong/projects/2026-007.html",
    "communities/wutong/notices/2026-n06.html",
    "handbook/index.html",
    "handbook/rules.html",
    "handbook/fields.html",
    "handbook/commands.html",
    "planning/index.html",
    "planning/year/index.html",
)


@pytest.fixture(scope="module")
def site(handbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    year = folder / "planning/year"
    assert simulate(SCENARIO, to=year, data=ROOT / "data", replications=40, site="../index.html") == 0
    assert planning(folder / "planning", site="../index.html") == 0
    assert build(ROOT / "data", output=folder / "site", handbook=handbook, planning=folder / "planning") == 0
    return folder / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1080, "height": 1600})
    yield page
    page.close()


def test_every_link_leads_to_a_file_and_to_a_place_in_it(site: Path) -> None:
    lychee = [str(Path(sys.executable).with_name("lychee")), "--offline", "--include-fragments", "--no-progress"]
    ran = subprocess.run([*lychee, "--root-dir", str(site), str(site)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
    assert " 0 Errors" in ran.stdout


@pytest.mark.parametrize("name", PAGES)
def test_no_request_leaves_the_machine_and_none_fails(name: str, page: Page, address: str) -> None:
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.goto(f"{address}/{name}", wait_until="networkidle")
    assert [url for url in asked if not url.startswith((f"{address}/", "data:"))] == []
    # Chromium asks for an icon by itself where a page names none.
    assert [url for url in failed if not url.endswith("/favicon.ico")] == []


@pytest.mark.parametrize(
    "name", ["handbook/fields.html", "handbook/rules.html", "handbook/scenario.html", "handbook/scenarios.html"]
)
def test_no_table_of_the_handbook_is_cut_off_on_a_phone(name: str, browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{address}/{name}")
    wider = page.evaluate("[...document.querySelectorAll('table')].filter(t => t.scrollWidth > t.clientWidth).length")
    page.close()
    assert wider == 0


def test_no_page_of_the_handbook_scrolls_sideways_on_a_phone(browser: Browser, address: str, handbook: Path) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    wide: dict[str, int] = {}
    for name in sorted(file.name for file in handbook.glob("*.html")):
        page.goto(f"{address}/handbook/{name}")
        wide[name] = page.evaluate("document.scrollingElement.scrollWidth")
    page.close()
    assert {"index.html", "rules.html", "scenario.html"} < wide.keys()
    assert {name: width for name, width in wide.items() if width > 360} == {}


def colour(page: Page, selector: str, name: str) -> str:
    script = "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]"
    found: str = page.evaluate(script, [selector, name])
    return found


def rgb(token: str) -> str:
    value = tokens()[token].lstrip("#")
    return f"rgb({', '.join(str(int(value[at : at + 2], 16)) for at in (0, 2, 4))})"


@pytest.mark.parametrize("name", ["index.html", "handbook/index.html", "planning/index.html"])
def test_site_handbook_and_planning_have_one_look(name: str, page: Page, address: str) -> None:
    page.goto(f"{address}/{name}")
    ground = "html" if name != "handbook/index.html" else "body"
    assert colour(page, ground, "backgroundColor") == rgb("ground")
    assert colour(page, "h1", "color") == rgb("ink")
    assert colour(page, "main a[href], [role=main] a[href]", "color") == rgb("link")
    # A browser drops quotation marks that a name does not need.
    assert colour(page, "body", "fontFamily").replace('"', "") == tokens()["font"].replace('"', "")


def test_home_leads_to_handbook_and_planning_and_both_lead_back(page: Page, address: str) -> None:
    for name, words in (("工作手册", "公示工作手册"), ("规划模拟", "规划模拟")):
        page.goto(f"{address}/index.html")
        page.locator("main").get_by_role("link", name=name).click()
        assert words in page.locator("h1").inner_text()
        page.get_by_role("link", name="回到公示网站").click()
        assert page.url == f"{address}/index.html"


def test_every_page_of_the_site_leads_to_handbook_and_planning(page: Page, address: str) -> None:
    page.goto(f"{address}/communities/wutong/projects/2026-007.html")
    links = page.locator("footer").get_by_role("link")
    assert links.all_inner_texts()[-2:] == ["工作手册", "规划模拟"]


@pytest.mark.parametrize("option", ["handbook", "planning"])
def test_a_folder_without_pages_is_refused(option: str, tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun, match=f"--{option} takes a folder that is built already"):
        build(ROOT / "data", output=tmp_path / "site", **{option: tmp_path})  # type: ignore[arg-type]
    assert not (tmp_path / "site").exists()


def test_the_planning_page_leads_to_each_report_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}/planning/index.html")
    assert "到12月31日结项的占" in page.locator("article").inner_text()
    page.get_by_role("link", name="一个社区的一年").click()
    assert page.url == f"{address}/planning/year/index.html"
    assert "到12月31日结项的占" in page.locator("h1").inner_text()
    page.get_by_role("link", name="回到规划模拟").click()
    assert page.url == f"{address}/planning/index.html"


@pytest.mark.parametrize("name", ["planning/index.html", "planning/year/index.html"])
@pytest.mark.parametrize("width", [320, 360, 700, 840, 1080])
def test_nothing_on_a_planning_page_is_cut_or_scrolls_sideways(
    width: int, name: str, browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{address}/{name}")
    # Column headings that are read out and not shown stand to the left of the screen; wide tables scroll by themselves.
    outside = """width => [...document.querySelectorAll("main :is(th, td, dt, dd, p, li, img, span)")]
        .filter(one => !one.closest("thead") && !one.closest(".scroll") && one.getBoundingClientRect().right > width)
        .map(one => one.textContent)"""
    assert page.evaluate(outside, width) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_on_a_phone_a_table_waits_to_be_opened_and_its_first_column_stays(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{address}/planning/year/index.html")
    behind = page.locator("details.behind").first
    assert not behind.locator("table").is_visible()
    behind.locator("summary").click()
    first = behind.locator("tbody th").first
    before = first.bounding_box()
    behind.locator(".scroll").evaluate("region => region.scrollBy(200, 0)")
    after = first.bounding_box()
    assert before is not None
    assert after is not None
    assert (before["x"], before["width"]) == (after["x"], after["width"])
    page.close()


def test_letters_in_the_plot_are_no_smaller_than_13_pixels_on_a_phone_and_16_at_a_kiosk(
    browser: Browser, address: str
) -> None:
    for width, form, least in ((360, NARROW, 13), (1080, WIDE, 16)):
        page = browser.new_page(viewport={"width": width, "height": 1920})
        page.goto(f"{address}/planning/year/index.html")
        for picture in page.locator("figure img").all():
            shown = picture.bounding_box()
            assert shown is not None
            assert form.small * shown["width"] / form.width >= least
        page.close()


@pytest.mark.parametrize("name", ["planning/year/index.html", "communities/wutong/index.html", "handbook/rules.html"])
def test_pages_are_printed_on_a4(name: str, page: Page, address: str) -> None:
    page.goto(f"{address}/{name}")
    boxes = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", page.pdf(prefer_css_page_size=True))
    sizes = {tuple(round(float(points) / 72 * 25.4) for points in box) for box in boxes}
    assert sizes == {(210, 297)}
