"""What holds for each page of the site, whatever its kind: structure, days, and that it asks nobody else."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from acceptance.kinds import PREFIXES, pages_in
from acceptance.reading import Reading, reading

Faults = dict[str, object]


@pytest.fixture(scope="module", params=sorted(PREFIXES))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def pages(bilingual_site: Path, language: str) -> dict[str, Reading]:
    return {path: reading(file) for path, file in pages_in(bilingual_site, language).items()}


def wrong(pages: Mapping[str, Reading], fault: Callable[[Reading], object]) -> Faults:
    """What is wrong with which page; nothing where ``fault`` finds nothing."""
    assert len(pages) > 400
    return {path: found for path, page in pages.items() if (found := fault(page))}


def test_a_page_says_its_language(pages: dict[str, Reading], language: str) -> None:
    expected = {"zh": "zh-CN", "en": "en"}[language]
    assert wrong(pages, lambda page: [one for one in page.all("html") if one.attributes["lang"] != expected]) == {}


def test_a_page_has_one_main_part_and_one_first_heading(pages: dict[str, Reading]) -> None:
    def not_one(page: Reading) -> list[str]:
        return [name for name in ("h1", "main", "title") if len(page.all(name)) != 1 and name != "title"]

    assert wrong(pages, not_one) == {}


def test_no_level_of_heading_is_skipped(pages: dict[str, Reading]) -> None:
    def skipped(page: Reading) -> list[str]:
        levels = [0, *(int(one.name[1]) for one in page.all("h1", "h2", "h3", "h4", "h5", "h6"))]
        return [f"h{before} h{level}" for before, level in pairwise(levels) if level > before + 1]

    assert wrong(pages, skipped) == {}


def test_the_first_link_leads_to_the_main_part(pages: dict[str, Reading]) -> None:
    def leads_elsewhere(page: Reading) -> bool:
        target = page.all("a")[0].attributes["href"].removeprefix("#")
        return [one.name for one in page.elements if one.attributes.get("id") == target] != ["main"]

    assert wrong(pages, leads_elsewhere) == {}


def test_no_page_says_how_many_days_are_left_of_a_day_long_gone(pages: dict[str, Reading]) -> None:
    baked = re.compile(r"还剩\d+天|剩余\d+天|今天24时|\d+ days? (?:left|remain)")
    assert wrong(pages, lambda page: baked.findall(page.main)) == {}


def test_a_day_is_a_day_of_the_calendar(pages: dict[str, Reading]) -> None:
    whole = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?\+08:00)?)?)?")
    times = lambda page: [one.attributes for one in page.all("time") if not whole.fullmatch(one.attributes["datetime"])]  # noqa: E731
    assert wrong(pages, times) == {}


def test_a_page_takes_nothing_from_elsewhere(pages: dict[str, Reading]) -> None:
    def from_elsewhere(page: Reading) -> list[str]:
        taken = [
            one.attributes.get("src", "") for one in page.all("script", "img", "source", "audio", "video", "iframe")
        ]
        taken += [one.attributes["href"] for one in page.all("link") if one.attributes["rel"] != "canonical"]
        return [address for address in taken if re.match(r"[a-z]+:|//", address)]

    assert wrong(pages, from_elsewhere) == {}


def test_nothing_in_a_page_runs_or_is_styled_where_it_stands(pages: dict[str, Reading]) -> None:
    def inline(page: Reading) -> list[str]:
        return [name for one in page.elements for name in one.attributes if name == "style" or name.startswith("on")]

    assert wrong(pages, inline) == {}


def test_a_page_may_be_enlarged_by_fingers(pages: dict[str, Reading]) -> None:
    def locked(page: Reading) -> list[str]:
        views = [one.attributes["content"] for one in page.all("meta") if one.attributes.get("name") == "viewport"]
        return [view for view in views if "maximum-scale" in view or "user-scalable" in view] or ["none"][len(views) :]

    assert wrong(pages, locked) == {}
