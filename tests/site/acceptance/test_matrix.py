"""Each of 31 kinds of page in three themes, three sizes and five widths, in both languages, with script and without.

``make test`` looks at a selection in which every two values of any two of these meet; a page is opened about ninety
times, each time in one or two widths. ``--matrix full`` opens it 558 times and looks at all 1,395 combinations of
kind, theme, size and width, while language and script take turns. Each look is a look for every fault of `checks.js`;
axe looks once each time a page is opened, in the full matrix at 360 px and at a kiosk's 1080.
"""

from __future__ import annotations

from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from acceptance.kinds import KINDS, PREFIXES, by_kind
from acceptance.pairs import all_choices, pairs_in
from acceptance.runs import BODY, READERS, THEMES, VIEWS, Run, every, selected
from acceptance.visitor import Visitor

Pages = dict[str, dict[str, list[str]]]
WIDTHS = ("320", "360", "768", "1366", "kiosk")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "turn" not in metafunc.fixturenames:
        return
    turns: Counter[str] = Counter()
    runs = []
    for run in every() if metafunc.config.getoption("--matrix") == "full" else selected():
        runs.append((turns[run.kind], run))
        turns[run.kind] += 1
    metafunc.parametrize(("turn", "run"), runs, ids=[str(run) for _, run in runs])


@pytest.fixture(scope="module")
def pages(bilingual_site: Path) -> Pages:
    return {language: by_kind(bilingual_site, language) for language in PREFIXES}


def test_nothing_is_wrong_with_a_page(turn: int, run: Run, pages: Pages, visitor: Visitor) -> None:
    # One run of a kind after another looks at another page of it.
    of_kind = pages[run.language][run.kind]
    path = of_kind[turn % len(of_kind)]
    visitor.visit(path, run)
    assert (path, visitor.faults(run)) == (path, [])


@pytest.mark.parametrize("runs", [selected(), every()], ids=["selected", "every"])
def test_every_two_values_meet(runs: list[Run]) -> None:
    factors = {"kind": tuple(KINDS), **VIEWS, "width": WIDTHS, **READERS}
    met = {pair for run in runs for choice in run.seen for pair in pairs_in(choice)}
    assert {pair for choice in all_choices(factors) for pair in pairs_in(choice)} - met == set()


def test_the_full_matrix_is_every_kind_in_every_theme_size_and_width_once() -> None:
    seen = Counter(
        (choice["kind"], choice["theme"], choice["size"], choice["width"]) for run in every() for choice in run.seen
    )
    assert set(seen) == set(product(KINDS, THEMES, BODY, WIDTHS))
    assert set(seen.values()) == {1}
