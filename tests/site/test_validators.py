"""The built site before the validators that need Node and Java: `make test-all` gets them and asks for all of it."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from served import FLAGS, served
from site_files import pages

NODE = Path(__file__).resolve().parent.parent / "node"
MODULES = NODE / "node_modules"
PAGES = {
    "home": "index.html",
    "notice": "communities/wutong/notices/2026-n06.html",
    "project": "communities/wutong/projects/2026-007.html",
}


@pytest.fixture(scope="module", autouse=True)
def _asked_for(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--matrix", default=None) != "full":
        pytest.skip("the validators are part of make test-all")


@pytest.fixture(scope="module")
def address(bilingual_site: Path) -> Iterator[str]:
    with served(bilingual_site) as address:
        yield address


def test_the_pages_are_valid_and_accessible_html(bilingual_site: Path) -> None:
    command = [str(MODULES / ".bin/html-validate"), "--config", str(NODE / ".htmlvalidate.json")]
    ran = subprocess.run(
        [*command, "--formatter", "text", *map(str, pages(bilingual_site))], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout


def test_the_nu_validator_finds_no_error(bilingual_site: Path) -> None:
    jar = str(MODULES / "vnu-jar/build/dist/vnu.jar")
    ran = subprocess.run(
        ["java", "-jar", jar, "--errors-only", "--format", "gnu", *map(str, pages(bilingual_site))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize("name", PAGES)
def test_lighthouse_gives_full_marks(name: str, address: str, tmp_path: Path) -> None:
    report = audited(f"{address}/{PAGES[name]}", tmp_path)
    scores = {key: category["score"] for key, category in report["categories"].items()}
    failed = [key for key, audit in report["audits"].items() if audit["score"] is not None and audit["score"] < 1]
    performance = scores.pop("performance")
    assert scores == {"accessibility": 1, "best-practices": 1, "seo": 1}, failed
    assert performance >= 0.95, failed


def audited(url: str, folder: Path) -> Any:
    """Lighthouse's report of a page on a phone."""
    flags = f"--headless=new --user-data-dir={folder / 'profile'} {' '.join(FLAGS)}"
    command = [str(MODULES / ".bin/lighthouse"), url, "--quiet", f"--chrome-flags={flags}", "--output=json"]
    environment = {**os.environ, "CHROME_PATH": "/usr/bin/chromium"}
    return json.loads(subprocess.run(command, env=environment, check=True, capture_output=True).stdout)
