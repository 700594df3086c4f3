"""What the records hold nothing of is said, and no way leads to a page without anything on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from gongshi_site.commands import build

WriteFund = Callable[[Mapping[str, str]], Path]


def main_of(page: Path) -> str:
    return page.read_text(encoding="utf-8").split("<main")[1].split("</main>")[0]


def ways_of(page: Path) -> list[str]:
    return re.findall(r'<li><a href="[^"]*communities/wutong/([^"]*)"', main_of(page))


def test_a_community_without_meetings_or_notices_says_so_and_has_no_ways_to_them(
    write_fund: WriteFund, tmp_path: Path
) -> None:
    data = write_fund({"projects/p1.yaml": "{id: p1, title: 路灯}\n"})
    assert build(data, output=tmp_path / "site", as_of="2026-05-01", language=("zh", "en")) == 0
    for root, said in (
        ("", "记录里没有会议。记录里没有公告。"),
        ("en/", "There are no meetings on record. There are no notices on record."),
    ):
        page = tmp_path / f"site/{root}communities/wutong/index.html"
        assert f"<p>{said}</p>" in main_of(page)
        assert "projects/index.html" in ways_of(page)
        assert not {"meetings/index.html", "notices/index.html"} & set(ways_of(page))


def test_a_community_without_any_record_offers_no_ways_at_all(write_fund: WriteFund, tmp_path: Path) -> None:
    community = "{id: wutong, title: 梧桐社区}\n"
    assert build(write_fund({"community.yaml": community}), output=tmp_path / "site", as_of="2026-05-01") == 0
    page = tmp_path / "site/communities/wutong/index.html"
    assert "<p>记录里没有项目。记录里没有会议。记录里没有公告。</p>" in main_of(page)
    assert ways_of(page) == []


def test_home_counts_no_notices_where_none_hangs(write_fund: WriteFund, tmp_path: Path) -> None:
    notice = "{id: n1, kind: resolution, title: 公告, posting_start: 2026-04-01, posting_end: 2026-04-10}\n"
    data = write_fund({"notices/n1.yaml": notice})
    build(data, output=tmp_path / "site", as_of="2026-05-01", language=("zh", "en"))
    for root, said in (("", "最近结束的公告"), ("en/", "Notices that ended lately")):
        home = main_of(tmp_path / f"site/{root}index.html")
        assert f'<a class="more" href="./notices/index.html">{said}</a>' in home
        assert not re.search("全部0份|All 0|The 0", home)
