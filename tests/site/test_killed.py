"""A build that is killed, and two at once: readers see the old site or the new one, whole."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import building
from building import order
from gongshi_site.builder import Builder
from gongshi_site.making import FEW_RECORDS
from site_files import files

MOMENTS = 50
PROJECT = "communities/wutong/projects/p1.yaml"
PAGE = "communities/wutong/projects/p1.html"


@pytest.fixture
def funds(write_fund: Callable[..., Path], tmp_path: Path) -> tuple[Path, Path]:
    """Two states of a fund: in one its project is a lamp, in the other a garden."""
    lamps = write_fund({
        "projects/p1.yaml": "id: p1\ntitle: 路灯\n",
        "projects/p2.yaml": "id: p2\ntitle: 步道\n",
        "/communities/qingshui/community.yaml": "id: qingshui\ntitle: 清水\n",
    })  # fmt: skip
    gardens = tmp_path / "gardens"
    shutil.copytree(lamps, gardens)
    (gardens / PROJECT).write_text("id: p1\ntitle: 花坛\n", encoding="utf-8")
    return lamps, gardens


def test_a_build_killed_at_any_moment_leaves_a_whole_site_and_the_next_one_recovers(
    funds: tuple[Path, Path], tmp_path: Path
) -> None:
    site = tmp_path / "sites" / "site"
    command = [sys.executable, building.__file__, "killed", str(site), str(MOMENTS), "1", *map(str, funds)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["whole"] * MOMENTS
    Builder(order(funds[1], site)).build()
    Builder(order(funds[1], tmp_path / "anew")).build()
    assert files(site) == files(tmp_path / "anew")
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_build_killed_while_several_processes_work_leaves_a_whole_site_and_none_of_them(
    funds: tuple[Path, Path], tmp_path: Path
) -> None:
    for data in funds:
        for community in ("wutong", "qingshui"):
            folder = data / "communities" / community / "projects"
            folder.mkdir(exist_ok=True)
            for number in range(FEW_RECORDS // 2 + 1):
                (folder / f"q{number}.yaml").write_text(
                    f"id: q{number}\ntitle: {data.name}{number}\n", encoding="utf-8"
                )
    site = tmp_path / "sites" / "site"
    command = [sys.executable, building.__file__, "killed", str(site), "8", "2", *map(str, funds)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["whole"] * 8
    # This one waits for the folder until the last of the other's processes is gone.
    Builder(order(funds[1], site)).build()
    Builder(order(funds[1], tmp_path / "anew")).build()
    assert files(site) == files(tmp_path / "anew")
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_of_two_builds_at_once_a_reader_sees_one_or_the_other(funds: tuple[Path, Path], tmp_path: Path) -> None:
    site, pages = tmp_path / "sites" / "site", {}
    for data in funds:
        Builder(order(data, site)).build()
        pages[(site / "build.json").read_bytes()] = (site / PAGE).read_bytes()
    assert len(pages) == 2
    command = [sys.executable, building.__file__, "often"]
    builders = [subprocess.Popen([*command, str(data), str(site), "12"]) for data in funds]
    seen = []
    while any(builder.poll() is None for builder in builders):
        before = (site / "build.json").read_bytes()
        page = (site / PAGE).read_bytes() if (site / PAGE).exists() else b""
        if (site / "build.json").read_bytes() == before:
            seen.append((json.loads(before)["id"], page == pages[before]))
    assert [builder.returncode for builder in builders] == [0, 0]
    assert {is_whole for _, is_whole in seen} == {True}
    assert len({build for build, _ in seen}) == 2
