"""A file that was readable once and is broken now: its pages stay as they were, and say so."""

from __future__ import annotations

import re
import shutil
import stat
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from gongshi_site.builder import Builder, Built, Order
from terminal import gongshi

PROJECT = "communities/wutong/projects/p1.yaml"
PAGE = "communities/wutong/projects/p1.html"
LAMPS = "id: p1\ntitle: 路灯\nfiscal_year: 2026\nbudget: 38700.00\nhistory: [{event: proposed}]\n"


@pytest.fixture
def data(write_fund: Callable[..., Path]) -> Path:
    return write_fund({
        "projects/p1.yaml": LAMPS,
        "projects/p2.yaml": "id: p2\ntitle: 花坛\n",
        "/communities/qingshui/community.yaml": "id: qingshui\ntitle: 清水社区\n",
    })  # fmt: skip


@pytest.fixture
def site(data: Path, tmp_path: Path) -> Path:
    assert build(data, tmp_path / "site", "2026-05-01").findings == ()
    return tmp_path / "site"


def build(data: Path, site: Path, as_of: str, *, full: bool = False) -> Built:
    return Builder(Order(data, site, as_of=as_of, full=full, languages=("zh", "en"))).build()


def shut(data: Path) -> None:
    (data / PROJECT).write_text(LAMPS.replace("路灯", "{"), encoding="utf-8")


def shown(page: Path) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8"))).split())


@pytest.mark.parametrize("full", [False, True])
def test_a_broken_file_is_shown_as_it_was_and_marked(*, full: bool, data: Path, site: Path) -> None:
    shut(data)
    built = build(data, site, "2026-05-02", full=full)
    assert [finding.place.file for finding in built.findings] == [f"{data}/{PROJECT}"]
    page = shown(site / PAGE)
    assert "3.87万元" in page
    assert re.search(
        r"这一页的记录（projects/p1.yaml第\d行）现在读不了：.*改好以前，这里显示的是2026年5月1日的内容。", page
    )
    assert "what it held on 1 May 2026 is shown here" in shown(site / "en" / PAGE)
    community = shown(site / "communities/wutong/index.html")
    assert "这个社区的记录有1处读不了" in community
    assert "显示的是2026年5月1日的内容。" in community
    assert "本社区有1份记录现在读不了" in shown(site / "communities/wutong/projects/p2.html")
    assert "现在读不了" not in shown(site / "communities/qingshui/index.html")


def test_the_day_is_the_last_on_which_it_could_be_read(data: Path, site: Path) -> None:
    build(data, site, "2026-05-04")
    shut(data)
    for day in ("2026-05-05", "2026-05-06"):
        build(data, site, day)
        assert "这里显示的是2026年5月4日的内容" in shown(site / PAGE)


def test_once_it_is_mended_nothing_is_marked(data: Path, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "before")
    shut(data)
    build(data, site, "2026-05-01")
    (data / PROJECT).write_text(LAMPS, encoding="utf-8")
    assert build(data, site, "2026-05-01").findings == ()
    assert (site / PAGE).read_bytes() == (tmp_path / "before" / PAGE).read_bytes()


def test_a_record_that_was_taken_away_is_gone(data: Path, site: Path) -> None:
    shut(data)
    build(data, site, "2026-05-02")
    (data / PROJECT).unlink()
    assert build(data, site, "2026-05-02").findings == ()
    assert not (site / PAGE).exists()


def test_what_could_never_be_read_is_left_out_and_told(data: Path, tmp_path: Path) -> None:
    shut(data)
    build(data, tmp_path / "new", "2026-05-02")
    assert not (tmp_path / "new" / PAGE).exists()
    assert "读不了的记录没有放上来" in shown(tmp_path / "new/communities/wutong/index.html")


def test_a_community_whose_own_file_breaks_keeps_all_its_pages(data: Path, site: Path) -> None:
    (data / "communities/wutong/community.yaml").write_text("id: wutong\ntitel: 梧桐\n", encoding="utf-8")
    build(data, site, "2026-05-02")
    assert (site / PAGE).exists()
    community = shown(site / "communities/wutong/index.html")
    assert "梧桐社区" in community
    assert "显示的是2026年5月1日的内容。" in community


def test_who_builds_is_told_that_the_site_still_shows_it_and_how_to_take_it_down(data: Path, site: Path) -> None:
    said = "里面有不该公开的，先删掉那个文件，再生成一次"
    shut(data)
    assert said in gongshi("build", str(data), "--output", str(site), folder=data.parent).err
    (data / PROJECT).unlink()
    assert said not in gongshi("build", str(data), "--output", str(site), folder=data.parent).err
    assert [path for path in site.rglob("*") if path.is_file() and "路灯".encode() in path.read_bytes()] == []


def test_what_is_kept_of_the_records_is_closed_to_a_web_servers_user(site: Path) -> None:
    assert stat.S_IMODE((site / ".gongshi").stat().st_mode) == 0o700


def test_the_rules_are_asked_of_the_records_as_they_are(data: Path, site: Path) -> None:
    early = "history: [{date: 2026-03-01, event: started}, {date: 2026-03-05, event: resolved}]"
    (data / PROJECT).write_text(f"id: p1\ntitle: 路灯\n{early}\n", encoding="utf-8")
    assert build(data, site, "2026-05-02").broken_rules > 0
    shut(data)
    assert build(data, site, "2026-05-02").broken_rules == 0
