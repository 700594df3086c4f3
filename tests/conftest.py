"""What tests share: small real funds written into a temporary folder, and the public test vectors read in place."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from gongshi.check import EVERYTHING, Asked, Judgement, judge
from gongshi.fund import CommunityFund, read_fund

ROOT = Path(__file__).resolve().parent.parent

PROGRAMME = """\
id: small
title: 小基金
currency: CNY
language: zh
example: true
"""
COMMUNITY = """\
id: wutong
title: 梧桐社区
rosters:
- {since: 2026-01-01, resident_reps: 47, council_members: 25}
allocations:
- {fiscal_year: 2026, pot: support, amount: 500000.00}
"""

WriteFund = Callable[[Mapping[str, str]], Path]
FindIn = Callable[..., list[tuple[str, str, str]]]


@pytest.fixture
def write_fund(tmp_path: Path) -> WriteFund:
    """Writes a fund of one community, wutong, into a folder and returns it.

    Paths are those below ``communities/wutong``; one that begins with ``/`` is below the data folder. Programme,
    rules and community are the small ones above unless given.
    """

    def write(files: Mapping[str, str]) -> Path:
        data = tmp_path / "data"
        texts = {
            "/programme.yaml": PROGRAMME,
            "/rules.yaml": (ROOT / "src/gongshi/rules/pack.yaml").read_text(encoding="utf-8"),
            "community.yaml": COMMUNITY,
            **files,
        }
        for name, text in texts.items():
            path = data / name[1:] if name.startswith("/") else data / "communities" / "wutong" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), encoding="utf-8")
        return data

    return write


@pytest.fixture
def asked() -> Asked:
    """What `judged` and `found` look at: everything, unless a folder of tests or a test says otherwise."""
    return EVERYTHING


@pytest.fixture
def judged(write_fund: WriteFund, asked: Asked) -> Callable[..., Judgement]:
    """Judges a fund of these files on a day; the last of 2026 unless given."""

    def on(files: Mapping[str, str], as_of: date = date(2026, 12, 31)) -> Judgement:
        return judge(read_fund(write_fund(files)), as_of, asked=asked)

    return on


@pytest.fixture
def found(judged: Callable[..., Judgement], tmp_path: Path) -> FindIn:
    """All findings in a fund of these files, as (rule, level, place below the community's folder)."""

    def find(files: Mapping[str, str], as_of: date = date(2026, 12, 31)) -> list[tuple[str, str, str]]:
        below = f"{tmp_path}/data/communities/wutong/"
        return [
            (finding.rule, finding.level.value, str(finding.place).removeprefix(below))
            for finding in judged(files, as_of).findings
        ]

    return find


@pytest.fixture
def community(write_fund: WriteFund) -> Callable[[Mapping[str, str]], CommunityFund]:
    """The one community of a fund of these files; every file must be readable."""

    def read(files: Mapping[str, str]) -> CommunityFund:
        outcome = read_fund(write_fund(files))
        assert outcome.findings == ()
        assert outcome.fund is not None
        return outcome.fund.communities[0]

    return read


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public inputs and test vectors beside the checkout; skips where it is not there."""
    folder = Path(os.environ.get("GONGSHI_SHARED", ROOT.parent / "shared")) / "data"
    if not folder.is_dir():
        pytest.skip(f"no public test vectors at {folder}; set GONGSHI_SHARED to their folder")
    return folder


LONG = (
    *("test_workflows", "test_command_simulate", "test_broken_file", "test_pages", "test_tables"),
    *("test_kiosk_behaviour", "test_build", "test_whole", "test_kiosk_access", "test_publish_killed", "test_clusters"),
    *("test_handbook", "test_interrupted", "test_incremental", "test_repository", "test_publish", "test_comparison"),
)
"""Modules that take a quarter of a minute or more, the longest first."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long is begun first, so that at the end no process works alone while the others have nothing to do."""
    rank = {name: at for at, name in enumerate(LONG)}
    items.sort(key=lambda item: rank.get(item.path.stem, len(LONG)))


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--matrix full``: every page, size, colour and width, and the validators; else a selection."""
    parser.addoption("--matrix", choices=("pairs", "full"), default="pairs")
