"""Kinds of page x colours x sizes x widths x languages x script: a selection in which every two meet, or all of them.

``pytest --matrix full`` looks at every combination.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from acceptance.kinds import KINDS, PREFIXES, by_kind
from acceptance.pairs import all_choices, pairwise
from acceptance.runs import FACTORS, Run, Visitor

Pages = dict[str, dict[str, list[str]]]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    factors = {"kind": tuple(KINDS), "language": tuple(PREFIXES), **FACTORS}
    choices = list(all_choices(factors)) if metafunc.config.getoption("--matrix") == "full" else pairwise(factors)
    turns: Counter[str] = Counter()
    runs = []
    for choice in choices:
        runs.append((turns[choice["kind"]], Run(**choice)))
        turns[choice["kind"]] += 1
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
