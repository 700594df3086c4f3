"""How much a phone on a bad network has to fetch: bytes as they are sent, compressed."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from acceptance.kinds import PREFIXES, pages_in
from acceptance.reading import Reading, reading
from ways import led_to

KIB = 1024


def sent(*files: Path) -> int:
    """The size of files as a server sends them."""
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


@pytest.fixture(scope="module")
def pages(bilingual_site: Path) -> dict[Path, Reading]:
    return {file: reading(file) for language in PREFIXES for file in pages_in(bilingual_site, language).values()}


def beside(file: Path, page: Reading, *, name: str, attribute: str) -> list[Path]:
    """The files that a page asks for in an attribute of its elements of a name."""
    asked = [one.attributes for one in page.all(name) if attribute in one.attributes]
    fetched = [one for one in asked if name != "link" or one["rel"] in {"stylesheet", "icon"}]
    return [led_to(file, one[attribute]) for one in fetched if "lazy" not in one.values()]


def test_style_sheets_are_small(pages: dict[Path, Reading]) -> None:
    for sheets in {
        tuple(one for one in beside(*page, name="link", attribute="href") if one.suffix == ".css")
        for page in pages.items()
    }:
        assert sent(*sheets) <= 12 * KIB
        assert sum(sheet.stat().st_size for sheet in sheets) <= 45 * KIB


def test_script_is_small_and_keeps_nobody_waiting(pages: dict[Path, Reading]) -> None:
    for scripts in {tuple(beside(*page, name="script", attribute="src")) for page in pages.items()}:
        assert sent(*scripts) <= 8 * KIB
    waiting = [
        (file, one.attributes)
        for file, page in pages.items()
        for one in page.all("script")
        if "src" in one.attributes and "defer" not in one.attributes and one.attributes.get("type") != "module"
    ]
    assert waiting == []


def test_what_runs_before_the_page_is_drawn_is_very_small(pages: dict[Path, Reading]) -> None:
    inline = {
        script
        for file in pages
        for script in re.findall(r"<script>(.*?)</script>", file.read_text(encoding="utf-8"), re.DOTALL)
    }
    assert len(inline) == 1
    assert len(inline.pop().encode()) <= 300


def test_a_page_fits_into_the_first_answer_of_a_server(pages: dict[Path, Reading]) -> None:
    assert {file: size for file in pages if (size := sent(file)) > 14 * KIB} == {}


def test_the_first_view_is_few_and_small_requests(pages: dict[Path, Reading]) -> None:
    heavy = {}
    for file, page in pages.items():
        asked = [("link", "href"), ("script", "src"), ("img", "src")]
        files = {one for name, attribute in asked for one in beside(file, page, name=name, attribute=attribute)} | {
            file
        }
        if sent(*files) > 60 * KIB or len(files) > 8:
            heavy[file] = (sent(*files), sorted(files))
    assert heavy == {}


def test_a_picture_is_small_says_its_size_and_waits_for_its_turn(pages: dict[Path, Reading]) -> None:
    for file, page in pages.items():
        for picture in page.all("img"):
            assert {"alt", "width", "height"} <= picture.attributes.keys()
            assert picture.attributes.get("loading") == "lazy"
            assert (file.parent / picture.attributes["src"]).stat().st_size <= 80 * KIB
