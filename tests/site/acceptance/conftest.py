"""The example site in both languages, served once, and a visitor who looks at its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from acceptance.visitor import Visitor
from served import served


@pytest.fixture(scope="session")
def address(bilingual_site: Path) -> Iterator[str]:
    with served(bilingual_site) as address:
        yield address


@pytest.fixture(scope="module")
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    visitor = Visitor(browser, address)
    yield visitor
    visitor.page.close()
