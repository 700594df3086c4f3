"""A kiosk's own build as it is looked at on a kiosk: what is tapped is 60 px wide and high in every size of type.

``make test`` looks at each of 30 kinds of page once, in themes, sizes and languages that take turns; ``--matrix full``
at each in every theme and size. Each is looked at on a screen of 1080 x 1920 and on one of 768 x 1366.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from acceptance.kinds import PREFIXES, by_kind
from acceptance.runs import Run, at_kiosk
from acceptance.visitor import Visitor


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    runs = at_kiosk(of_all=metafunc.config.getoption("--matrix") == "full")
    metafunc.parametrize("run", runs, ids=str)


@pytest.fixture(scope="module")
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    visitor = Visitor(browser, address)
    yield visitor
    visitor.page.close()


@pytest.fixture(scope="module")
def pages(kiosk_site: Path) -> dict[str, dict[str, list[str]]]:
    return {language: by_kind(kiosk_site, language) for language in PREFIXES}


def test_nothing_is_wrong_with_a_page_of_a_kiosk(
    run: Run, pages: dict[str, dict[str, list[str]]], visitor: Visitor
) -> None:
    path = pages[run.language][run.kind][0]
    visitor.visit(path, run)
    assert (path, visitor.faults(run)) == (path, [])
