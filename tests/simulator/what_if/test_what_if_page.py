"""The what-if page: its numbers, and how it follows what a reader chooses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.inputs import GivenScenario
from gongshi_simulator.intervals import Mean, Share
from gongshi_simulator.log import Kind
from gongshi_simulator.origin import Origin
from gongshi_simulator.report.run import Run
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.what_if.axes import axes
from gongshi_simulator.what_if.grid import Cell, Grid
from gongshi_simulator.what_if.page import page
from gongshi_simulator.what_if.table import as_csv


def cell(at: tuple[int, ...]) -> Cell:
    """A point at which ``closed`` of a hundred projects are closed, more by each step along each axis."""
    closed = 10 + 20 * at[0] + 5 * at[1] - 3 * at[2]
    return Cell(
        at=at,
        resolved=Mean(10.0, 9.8, 10.2),
        closed=Mean(closed / 10, closed / 10 - 0.1, closed / 10 + 0.1),
        closed_share=Share(closed, 100, closed / 100 - 0.02, closed / 100 + 0.02),
        resolved_money=Share(95, 100, 0.94, 0.96),
        reopened=Mean(0.5, 0.4, 0.6),
        more_closed=Mean((closed - 32) / 10, (closed - 34) / 10, (closed - 30) / 10),
        busiest=Kind.COMMITTEE,
        busy=Mean(0.4, 0.38, 0.42),
    )


@pytest.fixture(scope="module")
def grid(shipped: Scenario) -> Grid:
    """A grid of made-up numbers over the shipped scenario's own axes; it stands at 32 of a hundred."""
    along = axes(shipped)
    points = product(*(range(len(axis.notches)) for axis in along))
    return Grid(along, tuple(cell(point) for point in points), replications=10)


@pytest.fixture(scope="module")
def html(grid: Grid, shipped: Scenario, rules: FundRules) -> str:
    """The page over it."""
    return page(Run(Origin("what-if", (GivenScenario(shipped, ()),), (), 10, 1, {}, "../index.html"), rules), grid)


@pytest.fixture
def opened(browser: Browser, html: str, tmp_path: Path) -> Iterator[Page]:
    """The page in a browser that would tell of any error."""
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    shown = browser.new_page(viewport={"width": 1280, "height": 900})
    errors: list[str] = []
    shown.on("pageerror", lambda error: errors.append(str(error)))
    shown.on("console", lambda message: errors.append(message.text))
    shown.goto((tmp_path / "index.html").as_uri())
    yield shown
    assert errors == []
    shown.close()


def test_the_grid_has_every_combination_once_and_stands_at_the_scenario(grid: Grid) -> None:
    assert [(axis.key, len(axis.notches)) for axis in grid.axes] == [("sittings", 4), ("workers", 4), ("objections", 4)]
    assert [axis.notches[axis.now].called.en for axis in grid.axes] == ["4 sittings a year", "2 workers", "isolated"]
    assert len({one.at for one in grid.cells}) == 64
    assert grid.at(grid.now).more_closed == Mean(0.0, -0.2, 0.2)


def test_it_opens_where_the_scenario_stands(opened: Page) -> None:
    answer = opened.locator(".answer p .zh").all_inner_texts()
    assert answer[0] == (
        "议事会一年4次、社区2名经办、异议个别：到12月31日，10.0个项目里平均结项3.2个，占32.0%（32/100，95%区间30.0–34.0%）。"
    )
    assert answer[1] == "这就是情景现在的样子。"
    assert answer[2].endswith("最忙的是监委会，全年40.0%的时间有事（38.0–42.0%）。")


def test_choosing_moves_the_answer_and_the_other_bars(opened: Page) -> None:
    opened.locator("form").get_by_text("一年12次").click()
    opened.locator("form").get_by_text("有组织").click()
    answer = opened.locator(".answer p .zh").all_inner_texts()
    assert answer[0].startswith(
        "议事会一年12次、社区2名经办、异议有组织：到12月31日，10.0个项目里平均结项6.6个，占66.0%（66/100，"
    )
    assert answer[1] == "比现在（议事会一年4次、社区2名经办、异议个别）多结项3.4个（95%区间3.2–3.6）。"
    shown = opened.locator("fieldset", has_text="社区几名经办").locator(".number").all_inner_texts()
    assert shown == ["61.0%", "66.0%", "71.0%", "76.0%"]
    width = opened.locator(".notch:has(input:checked) .share").first.get_attribute("width")
    assert width == "66"


def test_the_keyboard_moves_it_too(opened: Page) -> None:
    opened.locator("input:checked").first.focus()
    opened.keyboard.press("ArrowDown")
    assert opened.locator(".answer .zh").first.inner_text().startswith("议事会一年6次、")


def test_what_is_not_told_apart_from_now_is_said_to_be_so(opened: Page) -> None:
    opened.locator("form").get_by_text("没有").click()
    opened.locator("form").get_by_text("1名").click()
    second = opened.locator(".answer .zh").nth(1).inner_text()
    assert second.startswith("比现在（议事会一年4次、社区2名经办、异议个别）多结项或少结项，分不出来")


def test_without_script_all_combinations_stand_in_the_table(browser: Browser, html: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    shown = browser.new_context(java_script_enabled=False).new_page()
    shown.goto((tmp_path / "index.html").as_uri())
    assert not shown.locator("form.axes").is_visible()
    assert shown.locator("table.grid tbody tr").count() == 64
    now = shown.locator("tr.now td").all_inner_texts()
    assert now[3:] == ["10.0（9.8–10.2）", "3.2（3.1–3.3）", "32.0%（32/100，95%区间30.0–34.0%）", "0.0（-0.2–0.2）"]
    shown.context.close()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_of_the_page_is_wider_than_the_screen(browser: Browser, html: str, tmp_path: Path, width: int) -> None:
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    shown = browser.new_page(viewport={"width": width, "height": 800})
    shown.goto((tmp_path / "index.html").as_uri())
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    shown.close()


def test_only_its_own_script_may_run_and_nothing_is_fetched(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    assert re.search(r"script-src 'sha256-[A-Za-z0-9+/=]{44}'", policy[1])
    assert not re.search(r'(src|href)="(?!\.\./index\.html|run\.json|grid\.csv|community-year\.yaml)', html)


def test_the_sentences_cannot_end_the_data_they_stand_in(html: str) -> None:
    data = re.search(r'<script type="application/json" id="points">(.*?)</script>', html, re.DOTALL)
    assert data is not None
    assert "<" not in data[1]
    assert len(json.loads(data[1])) == 64


def test_the_table_has_a_line_a_point(grid: Grid) -> None:
    lines = as_csv(grid).splitlines()
    assert lines[0].startswith("sittings,workers,objections,resolved,resolved_low,resolved_high,closed,")
    assert len(lines) == 65
    assert lines[1].startswith("2 sittings a year,1 worker,none,10.0000,9.8000,10.2000,1.0000,0.9000,1.1000,")
