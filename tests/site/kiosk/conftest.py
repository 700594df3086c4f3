"""The kiosk's site of one example community, in both languages, built once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gongshi_site.commands import build
from served import served

ROOT = Path(__file__).resolve().parent.parent.parent.parent


@pytest.fixture(scope="session")
def kiosk_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("kiosk") / "site"
    address = "https://gongshi.example.cn/"
    assert build(ROOT / "data", output=site, kiosk="wutong", language=("zh", "en"), address=address) == 0
    return site


@pytest.fixture(scope="module")
def address(kiosk_site: Path) -> Iterator[str]:
    with served(kiosk_site) as address:
        yield address
