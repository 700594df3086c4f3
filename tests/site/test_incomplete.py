"""What pages say where a record is missing or a day long past is looked at: no more than is known."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from gongshi.fund import Fund, read_fund
from gongshi_site.commands import build
from gongshi_site.summary import summarise
from gongshi_site.views.fund.home import home_page
from gongshi_site.views.fund.overview import overview
from site_files import pages
from ways import led_to

ROOT = Path(__file__).resolve().parent.parent.parent
WriteFund = Callable[[Mapping[str, str]], Path]
UNREAD = "本社区有1个项目的记录读不了，这里可能没有列全。"


def counts_on_home(fund: Fund, day: date) -> tuple[str, ...]:
    """What the home page says there is in the fund's only community."""
    (group,) = home_page(overview(fund, [summarise(one, day) for one in fund.communities], day), made=()).places
    (place,) = group.places
    return place.counts


def test_what_lists_projects_says_that_one_could_not_be_read(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    file = tmp_path / "data/communities/wutong/projects/2026-003.yaml"
    file.write_text("id: [\n", encoding="utf-8")
    assert build(tmp_path / "data", output=tmp_path / "site", content=ROOT / "content") == 1
    wutong = tmp_path / "site/communities/wutong"
    lists = ("projects/index.html", "accounts/2026.html", "results/2026.html", "meetings/index.html")
    for page in (*lists, "meetings/2026-03-05.html", "notices/2026-n05.html", "notices/2026-n02.html"):
        assert UNREAD in (wutong / page).read_text(encoding="utf-8")
    assert UNREAD not in (tmp_path / "site/communities/jinkui/notices/2026-n13.html").read_text(encoding="utf-8")
    assert "（另有1项不清楚，未计入）" in (wutong / "index.html").read_text(encoding="utf-8")


def test_a_notice_of_which_nobody_wrote_the_last_day_is_not_said_to_be_over(write_fund: WriteFund) -> None:
    notice = "kind: finance\ntitle: 财务公开\nposting_start: 2026-03-06\n"
    files = {"notices/n1.yaml": f"id: n1\n{notice}posting_end: 2026-03-20\n", "notices/n2.yaml": f"id: n2\n{notice}"}
    fund = read_fund(write_fund(files)).fund
    assert fund is not None
    assert [counts_on_home(fund, day) for day in (date(2026, 3, 5), date(2026, 3, 20), date(2026, 3, 21))] == [
        ("0个项目",),
        ("0个项目", "1份公告正在公示", "另有1份没有写到哪天止"),
        ("0个项目", "0份公告正在公示", "另有1份没有写到哪天止"),
    ]


@pytest.fixture(scope="module")
def in_march(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site as of 10 March 2026."""
    site = tmp_path_factory.mktemp("march") / "site"
    assert build(ROOT / "data", output=site, as_of="2026-03-10") == 0
    return site


def test_a_project_that_had_not_come_up_has_no_page_and_counts_nowhere(in_march: Path) -> None:
    pages = {path.stem for path in (in_march / "communities/wutong/projects").glob("*.html")}
    assert "2026-007" in pages
    # It was proposed on 28 September.
    assert "2026-017" not in pages
    assert f"{len(pages)}个项目" in (in_march / "index.html").read_text(encoding="utf-8")


def test_no_page_of_a_day_long_past_leads_nowhere(in_march: Path) -> None:
    dead = [
        (page.name, target)
        for page in pages(in_march)
        for target in re.findall(r'href="([^"#:]+)', page.read_text(encoding="utf-8"))
        if not led_to(page, target).exists()
    ]
    assert dead == []
