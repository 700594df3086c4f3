"""The example site built once, and the real editions brought in and built once each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from gongshi.commands.bring import bring
from gongshi.fund import CommunityFund, Fund, read_fund
from gongshi_site.commands import build
from handbook import built
from served import chromium
from site_files import pages
from spoken import Spoken, spoken

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Edition:
    """A real edition: its file, the records it became, and the site of these."""

    file: Path
    data: Path
    site: Path


@pytest.fixture(scope="session")
def example_fund() -> Fund:
    fund = read_fund(ROOT / "data").fund
    assert fund is not None
    return fund


@pytest.fixture(scope="session")
def example(example_fund: Fund) -> Callable[[str], CommunityFund]:
    """A community of the example fund, by its id."""
    by_id = {one.community.id: one for one in example_fund.communities}
    return by_id.__getitem__


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("example") / "site"
    assert build(ROOT / "data", output=site, language=("zh",)) == 0
    return site


@pytest.fixture(scope="session")
def bilingual_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site in Chinese at its root and in English below ``en``."""
    site = tmp_path_factory.mktemp("bilingual") / "site"
    assert build(ROOT / "data", output=site, language=("zh", "en")) == 0
    return site


@pytest.fixture(scope="session")
def said(bilingual_site: Path) -> dict[str, list[tuple[str, Spoken]]]:
    """By language, every text of the example site with the path of its page."""
    texts: dict[str, list[tuple[str, Spoken]]] = {"zh": [], "en": []}
    for page in pages(bilingual_site):
        path = page.relative_to(bilingual_site).as_posix()
        texts["en" if path.startswith("en/") else "zh"] += ((path, one) for one in spoken(page))
    return texts


@pytest.fixture(
    scope="session", params=["Netherlands_Assen_2024", "Poland_Swiecie_2023", "Poland_Warszawa_2024_Wesola"]
)
def edition(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Edition:
    folder = tmp_path_factory.mktemp("edition")
    file = shared / "real" / f"{request.param}.pb"
    assert bring(file, to=folder / "data") == 0
    assert build(folder / "data", output=folder / "site", as_of="2026-11-23", language=("zh", "en")) == 0
    return Edition(file, folder / "data", folder / "site")


@pytest.fixture(scope="session")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("handbook") / "handbook")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser
