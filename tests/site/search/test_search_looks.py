"""The page of search while somebody searches: everything open and found, in the largest type on the smallest screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from acceptance.runs import Run
from acceptance.visitor import Visitor
from served import served

OPENED = """() => {
  for (const facet of document.querySelectorAll("#facets details")) facet.open = true;
}"""
RUNS = (
    Run("search", "light", "larger", "320+kiosk", "zh"),
    Run("search", "dark", "standard", "360+1366", "en"),
    Run("search", "contrast", "large", "768", "zh"),
)


@pytest.fixture(scope="module")
def visitor(browser: Browser, bilingual_site: Path) -> Iterator[Visitor]:
    with served(bilingual_site) as address:
        visitor = Visitor(browser, address)
        yield visitor
        visitor.page.close()


@pytest.mark.parametrize("run", RUNS, ids=str)
@pytest.mark.parametrize("question", ["社区", "2026", "没有这样的词"])
def test_nothing_is_wrong_while_somebody_searches(question: str, run: Run, visitor: Visitor) -> None:
    # As one who comes back to what was found; another address, so that it is not the page that is open already.
    visitor.visit(f"search/index.html?{run.theme}-{quote(question)}#q={quote(question)}", run)
    expect(visitor.page.locator("#q")).to_have_value(question)
    visitor.page.evaluate(OPENED)
    assert visitor.faults(run) == []
