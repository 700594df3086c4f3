"""The pages of a comparison, a study and a plan: what they say, what they ask for, and how they are made again."""

from __future__ import annotations

import json
import re
import shlex
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from gongshi_simulator.overview.command import planning
from page_tables import Read
from terminal import gongshi

DATA = Path(__file__).resolve().parent.parent.parent.parent / "data"
KINDS = ("compared", "numbers", "plan")
SECTIONS = {
    "compared": ("changed", "closed-share", "closed", "closing-day", "unspent-share", "all-measures"),
    "numbers": ("one-at-a-time", "at-once", "not-moved"),
    "plan": ("frontier-closed-by-year-end", "frontier-lead-p90", "one-more", "busy", "safe-dates", "reopened"),
}
NUMBERS = {
    "compared": {"comparison.json", "comparison.csv", "small.yaml", "often.yaml", "community-year.yaml"},
    "numbers": {"sensitivity.json", "tornado.csv", "sobol.csv", "small.yaml", "community-year.yaml"},
    "plan": {"plan.json", "plan.csv", "one.yaml"},
}


def text(folder: Path) -> str:
    """The page's text."""
    return (folder / "index.html").read_text(encoding="utf-8")


def manifest(folder: Path) -> dict[str, Any]:
    """What the manifest tells."""
    told: dict[str, Any] = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    return told


@pytest.mark.parametrize("kind", KINDS)
def test_the_answer_stands_first_in_both_languages_and_in_the_manifest(written: Path, kind: str) -> None:
    told, page = manifest(written / kind), unescape(text(written / kind))
    assert f"<h1>{told['answer']['zh']}</h1>" in page
    english = re.search(r'</h1>\n<p class="en" lang="en">(.*?)</p>', page)
    assert english is not None
    assert english[1] == told["answer"]["en"]
    assert f'<p class="kicker">{told["title"]["zh"]}，2026年 <span class="en" lang="en">{told["title"]["en"]}' in page
    assert told["kind"]["zh"]
    assert told["kind"]["en"]


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_well_formed_and_asks_for_all_files_beside_it_and_nothing_else(written: Path, kind: str) -> None:
    read = Read((written / kind / "index.html").read_bytes())
    assert (read.unclosed, read.crossed) == ([], [])
    assert len(set(read.ids)) == len(read.ids)
    beside = {path.name for path in (written / kind).iterdir()}
    assert {one for one in read.addresses if not one.startswith("#")} == {*beside, "../index.html"} - {"index.html"}
    assert beside >= NUMBERS[kind]
    assert sorted([*manifest(written / kind)["files"], "run.json"]) == sorted(beside)
    assert "script" not in read.elements


@pytest.mark.parametrize("kind", KINDS)
def test_every_section_has_both_languages_and_its_table_is_beside_it(written: Path, kind: str) -> None:
    read, page = Read((written / kind / "index.html").read_bytes()), text(written / kind)
    assert tuple(re.findall(r'<section id="([^"]+)"', page)) == (*SECTIONS[kind], "numbers", "method", "repeat")
    assert len(re.findall(r'<h2 [^>]*>[^<]+ <span class="en" lang="en">[^<]+</span></h2>', page)) == page.count("<h2 ")
    for section in SECTIONS[kind]:
        lines = (written / kind / f"{section}.csv").read_text(encoding="utf-8").splitlines()
        assert len(read.tables[section]) == len(lines) > 1
        heads = re.findall(
            r"<th scope=\"col\">(.*?)</th>", page.split(f'<section id="{section}"')[1].split("<tbody>")[0]
        )
        assert all('<span class="en" lang="en">' in head or head.isascii() for head in heads)


def test_a_plot_is_there_in_light_and_dark_wide_and_narrow_and_as_png(written: Path) -> None:
    pictures = {
        "compared": ("closed-share", "closed", "closing-day", "unspent-share"),
        "numbers": ("one-at-a-time", "at-once"),
        "plan": ("frontier-closed-by-year-end", "frontier-lead-p90", "one-more", "safe-dates"),
    }
    for kind, names in pictures.items():
        there = {path.name for path in (written / kind).iterdir() if path.suffix in {".svg", ".png"}}
        forms = (".png", ".svg", "-dark.svg", "-narrow.svg", "-narrow-dark.svg")
        assert there == {f"{name}{form}" for name in names for form in forms}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_it_opens_without_errors_and_is_no_wider_than_the_screen(
    written: Path, browser: Browser, kind: str, width: int, scheme: Any
) -> None:
    shown = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    errors: list[str] = []
    shown.on("pageerror", lambda error: errors.append(str(error)))
    shown.on("console", lambda message: errors.append(message.text))
    shown.on("requestfailed", lambda request: errors.append(request.url))
    shown.goto((written / kind / "index.html").as_uri())
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    assert shown.evaluate("[...document.images].every((one) => one.complete && one.naturalWidth > 0)")
    assert errors == []
    shown.close()


def test_the_planning_page_leads_to_all_three_with_their_answers(written: Path) -> None:
    planning(written)
    page = (written / "index.html").read_text(encoding="utf-8")
    for kind in KINDS:
        assert f'<a href="{kind}/index.html">' in page
        assert manifest(written / kind)["answer"]["zh"] in page
    (written / "index.html").unlink()


@pytest.mark.parametrize("kind", KINDS)
def test_its_own_command_makes_the_same_bytes_again_in_its_own_folder(written: Path, tmp_path: Path, kind: str) -> None:
    command = manifest(written / kind)["command"]
    assert f"<pre><code>{command}</code></pre>" in unescape(text(written / kind))
    here = {"data": str(DATA), "DIR": str(tmp_path / "again")}
    _, *words = (here.get(word, word) for word in shlex.split(command))
    assert gongshi(*words, folder=written / kind).code == 0
    again = {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()}
    assert again == {path.name: path.read_bytes() for path in (written / kind).iterdir()}
