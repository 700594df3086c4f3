"""Search over the 1,800 projects of a made-up district; only in the full matrix, since that takes a while."""

from __future__ import annotations

import gzip
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from gongshi_simulator.records.command import sample
from gongshi_site.commands import build
from searched import Columns, columns, disagreements, grepped, wide
from served import served

ROOT = Path(__file__).resolve().parent.parent.parent.parent
QUESTIONS = (
    *("灯", "东路", "妈妈", "居民代表", "保障资金", "院", "水", "人", "新", "0"),
    *("－", "〔", "路灯", "步道", "邻里", "培训", "微创投", "充电棚", "雨水沟疏通", "（母项目）"),
    *("2026-001", "025-01", "2025", "已结项", "实施中", "志愿服务", "整治", "互助队", "小组", "公司", "丹桂新居"),
    *("丹桂 2026", "步道 已结项 2025", "路灯\u3000院", wide("2026-001")),
)


@pytest.fixture(scope="module")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.config.getoption("--matrix") != "full":
        pytest.skip("1,800 projects are searched with --matrix full")
    folder = tmp_path_factory.mktemp("large")
    assert sample(to=folder / "data", communities=25, projects=25, seed=3, data=ROOT / "data") == 0
    assert build(folder / "data", output=folder / "site", language=("zh",)) == 0
    return folder / "site"


@pytest.fixture(scope="module")
def known(site: Path) -> Columns:
    return columns(site / "search/projects.js")


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    with served(site) as address:
        page.goto(f"{address}/search/index.html")
        expect(page.locator("#q")).to_be_visible()
        yield page
    page.close()


def test_what_is_found_among_many_is_what_stands_there(page: Page, known: Columns) -> None:
    assert len(known["title"]) >= 1800
    assert len(QUESTIONS) == 35
    assert sum(bool(grepped(known, question)) for question in QUESTIONS) >= 25
    assert disagreements(page, known, QUESTIONS) == {}


def test_what_is_sent_for_many_is_small(site: Path, known: Columns) -> None:
    size = len(gzip.compress((site / "search/projects.js").read_bytes(), 9))
    sys.stderr.write(f"{len(known['title'])} projects, {len(set(known['title']))} different titles: {size} bytes\n")
    assert size <= 60_000


PRESSED = """letter => {
  const box = document.getElementById("q");
  const begin = performance.now();
  box.value += letter;
  box.dispatchEvent(new InputEvent("input"));
  document.getElementById("results").getBoundingClientRect();
  return performance.now() - begin;
}"""


def test_on_a_processor_a_quarter_as_fast_a_letter_is_answered_within_200_milliseconds(page: Page) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    takes = []
    for word in ("院", "2026", "社区", "路灯 院"):
        page.fill("#q", "")
        takes += [page.evaluate(PRESSED, letter) for letter in word]
    sys.stderr.write(f"median {statistics.median(takes):.0f} ms, longest {max(takes):.0f} ms\n")
    assert max(takes) <= 200
