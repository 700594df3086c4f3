"""Sheets in a site: there when asked for, led to from pages, and pressed anew only where they say something else."""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PIL import Image

from gongshi.commands.trouble import CouldNotRun
from gongshi_site.builder import Builder, Order
from gongshi_site.commands import build
from gongshi_site.printing.command import print_sheets
from gongshi_site.settings import THEME
from site_files import pages

WriteFund = Callable[[Mapping[str, str]], Path]


def project(number: int, notice: str) -> str:
    return f"""\
        id: p{number}
        title: 第{number}号楼道照明
        budget: 38700.00
        history:
        - {{date: 2026-03-05, event: resolved, meeting: 2026-03-05}}
        - {{date: 2026-03-06, event: posted, notice: {notice}}}
        """


def notice(name: str, end: str) -> str:
    return f"""\
        id: {name}
        kind: resolution
        title: 议决结果公示
        posting_start: 2026-03-06
        posting_end: {end}
        """


FUND = {
    "projects/p1.yaml": project(1, "n1"),
    "projects/p2.yaml": project(2, "n2"),
    "notices/n1.yaml": notice("n1", "2026-03-16"),
    "notices/n2.yaml": notice("n2", "2026-03-18"),
    "meetings/2026-03-05.yaml": "{id: 2026-03-05, date: 2026-03-05, body: residents_council}\n",
}


def sheets(site: Path) -> dict[str, int]:
    """The sheets of a site by their names, each with what tells its file from every other."""
    below = site / "communities/wutong"
    return {path.relative_to(below).as_posix(): path.stat().st_ino for path in sorted(below.rglob("*.pdf"))}


def test_a_site_with_downloads_has_all_sheets_of_notices_that_hang_and_one_of_those_that_hung(
    write_fund: WriteFund, tmp_path: Path
) -> None:
    assert build(write_fund(FUND), output=tmp_path / "site", as_of="2026-03-17", language=("zh",), downloads=True) == 0
    assert list(sheets(tmp_path / "site")) == [
        "accounts/2026-a3.pdf",
        "meetings/2026-03-05-record.pdf",
        "notices/n1-a4.pdf",
        "notices/n2-a3.pdf",
        "notices/n2-a4.pdf",
        "notices/n2-slip.pdf",
    ]


def test_pages_in_both_languages_lead_to_every_sheet_and_to_no_other(write_fund: WriteFund, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert build(write_fund(FUND), output=site, as_of="2026-03-17", downloads=True) == 0
    for of in ("", "en"):
        led_to = {
            (page.parent / href).resolve()
            for page in pages(site)
            if ("en" if page.is_relative_to(site / "en") else "") == of
            for href in re.findall(r'href="([^"]+\.pdf)"', page.read_text(encoding="utf-8"))
        }
        assert led_to == {(site / "communities/wutong" / name).resolve() for name in sheets(site)}


def test_a_site_without_downloads_has_no_sheet_and_no_way_to_one(write_fund: WriteFund, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert build(write_fund(FUND), output=site, as_of="2026-03-17", language=("zh",)) == 0
    assert sheets(site) == {}
    assert [page for page in pages(site) if ".pdf" in page.read_text(encoding="utf-8")] == []


def test_an_edit_makes_only_those_sheets_anew_that_say_something_else(write_fund: WriteFund, tmp_path: Path) -> None:
    data, site = write_fund(FUND), tmp_path / "site"
    assert build(data, output=site, as_of="2026-03-17", language=("zh",), downloads=True) == 0
    before = sheets(site)
    edited = data / "communities/wutong/projects/p1.yaml"
    edited.write_text(edited.read_text(encoding="utf-8").replace("第1号", "第一号"), encoding="utf-8")
    assert build(data, output=site, as_of="2026-03-17", language=("zh",), downloads=True) == 0
    changed = [name for name, file in sheets(site).items() if before[name] != file]
    assert changed == ["meetings/2026-03-05-record.pdf", "notices/n1-a4.pdf"]
    assert build(data, output=tmp_path / "full", as_of="2026-03-17", language=("zh",), downloads=True) == 0
    for name in sheets(tmp_path / "full"):
        made, anew = (folder / "communities/wutong" / name for folder in (site, tmp_path / "full"))
        assert made.read_bytes() == anew.read_bytes(), name


def test_a_sheet_that_was_taken_away_is_made_again(write_fund: WriteFund, tmp_path: Path) -> None:
    data, site = write_fund(FUND), tmp_path / "site"
    assert build(data, output=site, as_of="2026-03-17", language=("zh",), downloads=True) == 0
    taken = site / "communities/wutong/notices/n2-a3.pdf"
    content = taken.read_bytes()
    taken.unlink()
    assert build(data, output=site, as_of="2026-03-17", language=("zh",), downloads=True) == 0
    assert taken.read_bytes() == content


def test_a_kiosk_has_nothing_to_take_away(write_fund: WriteFund, tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun) as refused:
        build(write_fund(FUND), output=tmp_path / "site", kiosk="wutong", downloads=True)
    assert refused.value.message.zh == "公示屏上只有居民看的页面：--kiosk 不能和 --downloads 一起用"
    assert not (tmp_path / "site").exists()


def test_nothing_is_left_of_what_sheets_were_made_with(
    write_fund: WriteFund, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    data = write_fund({"notices/n1.yaml": notice("n1", "2026-03-16")})
    assert build(data, output=tmp_path / "site", as_of="2026-03-10", language=("zh",), downloads=True, jobs=2) == 0
    assert len(sheets(tmp_path / "site")) == 4
    assert list((tmp_path / "temporary").iterdir()) == []


def test_another_look_makes_sheets_anew(write_fund: WriteFund, tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(THEME, theme)
    order = Order(
        write_fund({"notices/n1.yaml": notice("n1", "2026-03-16")}),
        tmp_path / "site",
        as_of="2026-03-10",
        theme=theme,
        languages=("zh",),
        downloads=True,
    )
    Builder(order).build()
    before = (tmp_path / "site/communities/wutong/notices/n1-a4.pdf").read_bytes()
    look = theme / "paper/sheet.css"
    look.write_text(f"{look.read_text(encoding='utf-8')}h1 {{ letter-spacing: 1em; }}\n", encoding="utf-8")
    Builder(order).build()
    assert (tmp_path / "site/communities/wutong/notices/n1-a4.pdf").read_bytes() != before


def test_a_torn_photograph_is_told_where_sheets_have_been_pressed_too(write_fund: WriteFund, tmp_path: Path) -> None:
    data = write_fund(
        FUND | {"projects/p3.yaml": "{id: p3, title: 花坛, photographs: [{file: torn.jpg, alt: 花坛}]}\n"}
    )
    assert print_sheets("wutong/n1", data=data, form=("a4",), to=tmp_path) == 0
    picture = io.BytesIO()
    Image.effect_noise((400, 300), 80).save(picture, "JPEG")
    photographs = data / "communities/wutong/photographs"
    photographs.mkdir()
    (photographs / "torn.jpg").write_bytes(picture.getvalue()[:9000])
    assert build(data, output=tmp_path / "site", as_of="2026-03-17", language=("zh",)) == 1
