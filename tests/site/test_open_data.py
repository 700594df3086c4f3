"""Open data in the site: the same as the command writes, and with the same sums as the pages."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from shutil import copytree
from typing import Any, NamedTuple
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser

from acceptance.runs import Run
from acceptance.visitor import Visitor
from conftest import ROOT, WriteFund
from gongshi.commands.export import export
from gongshi.commands.trouble import CouldNotRun
from gongshi.fund import Fund
from gongshi.open_data.files import Form, OpenData
from gongshi.open_data.part import part_of
from gongshi.open_data.subject import Subject
from gongshi_site.builder import Builder, Order
from open_data.conftest import small_fund
from served import served
from site_files import shown

DAY = date(2026, 11, 20)
COMMUNITIES = sorted(path.name for path in (ROOT / "data/communities").iterdir())
ADDRESS = "https://gongshi.example.cn"
BESIDE = frozenset({"index.html", "datapackage.zip"})
"""What stands in a folder of open data beside the files that the command writes."""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fund of two communities, in one of which something happened."""
    return small_fund(tmp_path_factory.mktemp("taken") / "data")


@pytest.fixture(scope="module")
def site(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site with all that is taken away, published at an address."""
    folder = tmp_path_factory.mktemp("taken") / "site"
    Builder(Order(data, folder, as_of="2026-12-31", downloads=True, address=ADDRESS)).build()
    return folder


def in_folder(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name not in BESIDE}


@pytest.mark.parametrize(("folder", "only"), [("data", None), ("communities/wutong/data", "wutong")])
def test_the_files_are_those_that_the_command_writes(
    data: Path, site: Path, tmp_path: Path, folder: str, only: str | None
) -> None:
    assert export(data, to=tmp_path / "exported", as_of="2026-12-31", community=only) == 0
    exported = in_folder(tmp_path / "exported")
    del exported[".gongshi-export"]
    assert in_folder(site / folder) == exported
    with ZipFile(site / folder / "datapackage.zip") as package:
        packed = {name: package.read(name) for name in package.namelist()}
    others = {"data.json", "tables.xlsx", "event-log.csv", "event-log.xes"}
    assert packed == {name: content for name, content in exported.items() if name not in others}


@pytest.mark.parametrize("root", ["", "en/"])
def test_the_page_leads_to_every_file_and_says_how_large_it_is(site: Path, root: str) -> None:
    page = (site / f"{root}communities/wutong/data/index.html").read_text(encoding="utf-8")
    lines = re.findall(r'href="([^"]+)" download>.*?</a>', page, re.DOTALL)
    folder = site / "communities/wutong/data"
    named = [(site / f"{root}communities/wutong/data" / path).resolve() for path in lines]
    assert {one.name for one in named} == {path.name for path in folder.iterdir()} - {"index.html"}
    assert {one.parent for one in named} == {folder.resolve()}
    size = -(-(folder / "events.csv").stat().st_size // 1000)
    assert re.findall(r"<span>events.csv</span> <span>([^<]+)</span> <span>([^<]+)</span>", page) == [
        ("7 rows" if root else "7行", f"{size} KB")
    ]


LOOKS = {
    "data/index.html": ("light", "larger", "320+1366", "zh"),
    "communities/wutong/data/index.html": ("dark", "standard", "768+360", "en"),
}


def test_nothing_is_wrong_with_the_page(site: Path, browser: Browser) -> None:
    with served(site) as address:
        visitor = Visitor(browser, address)
        for path, look in LOOKS.items():
            run = Run("open-data", *look)
            visitor.visit(path, run)
            assert (path, visitor.faults(run)) == (path, [])
        visitor.page.close()


def test_search_engines_are_told_of_the_files(site: Path) -> None:
    page = (site / "data/index.html").read_text(encoding="utf-8")
    (told,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    data_set, trail = json.loads(told)["@graph"]
    downloads = {one["contentUrl"].removeprefix(f"{ADDRESS}/data/") for one in data_set["distribution"]}
    names = {path.name for path in (site / "data").iterdir()}
    assert downloads == names - {"index.html"}
    shown = ("@type", "license", "dateModified", "name")
    assert [data_set[name] for name in shown] == ["Dataset", "https://example.org/by", "2026-12-31", "小基金：开放数据"]
    assert [one["item"] for one in trail["itemListElement"]] == [
        f"{ADDRESS}/index.html",
        f"{ADDRESS}/data/index.html",
    ]


def test_every_page_leads_to_the_open_data(site: Path) -> None:
    assert [path for path, page in shown(site).items() if _lacks_the_way(path, page)] == []


def _lacks_the_way(path: str, page: bytes) -> bool:
    has_a_foot = path.endswith(".html") and b"<footer" in page
    return has_a_foot and b'data/index.html">' not in page


class Sums(NamedTuple):
    """Put in, resolved, contracted and paid in a year, and how many were satisfied of how many asked."""

    put_in: Decimal
    resolved: Decimal
    contracted: Decimal
    paid: Decimal
    asked: int
    satisfied: int


def added(allocations: list[dict[str, Any]], projects: list[dict[str, Any]], year: int) -> Sums:
    """The sums of rows, whatever form they come from."""

    def total(rows: Iterable[dict[str, Any]], name: str) -> Decimal:
        return sum((Decimal(str(row[name])) for row in rows if row.get(name) not in {None, ""}), Decimal(0))

    ours = [one for one in projects if str(one["fiscal_year"]) == str(year)]
    mothers = [one for one in ours if not one.get("parent_project")]
    return Sums(
        put_in=total((one for one in allocations if str(one["fiscal_year"]) == str(year)), "amount"),
        resolved=total(mothers, "resolved_amount"),
        contracted=total(mothers, "contracted_amount"),
        paid=total(mothers, "paid_amount"),
        asked=int(total(ours, "asked")),
        satisfied=int(total(ours, "satisfied")),
    )


def on_pages(site: Path, community: str, year: int) -> Sums:
    """What the pages of the account and of the results say."""
    account = (site / f"communities/{community}/accounts/{year}.html").read_text(encoding="utf-8")
    table = account.partition('id="pots-title"')[2].partition("</table>")[0]
    *_rows, last = table.split("<tr>")
    amounts = [Decimal(one) for one in re.findall(r'<data class="money" value="([^"]+)"', last)]
    results = (site / f"communities/{community}/results/{year}.html").read_text(encoding="utf-8")
    counted = re.search(r"居民满意率.*?(\d+)人次中(\d+)人次", re.sub(r"<[^>]+>", "", results))
    asked, satisfied = counted.groups() if counted else (0, 0)
    put_in, resolved, contracted, paid, _left = amounts
    return Sums(put_in, resolved, contracted, paid, int(asked), int(satisfied))


@pytest.mark.parametrize("year", [2025, 2026])
@pytest.mark.parametrize("community", COMMUNITIES)
def test_every_form_adds_up_to_what_the_pages_say(
    bilingual_site: Path, example_fund: Fund, community: str, year: int
) -> None:
    fund = next(one for one in example_fund.communities if one.community.id == community)
    made = OpenData(Subject(fund.programme, DAY, fund.community), [part_of(fund, DAY)])
    files = dict(made.files((Form.CSV, Form.JSON, Form.XLSX)))
    said = on_pages(bilingual_site, community, year)
    assert said.put_in > said.resolved > said.paid > 0
    assert said.asked > said.satisfied > 0
    for tables in (from_csv(files), from_json(files), from_workbook(files)):
        assert added(*tables, year) == said


Rows = list[dict[str, Any]]


def from_csv(files: Mapping[str, bytes]) -> tuple[Rows, Rows]:
    texts = [files[f"{name}.csv"].decode("utf-8-sig") for name in ("allocations", "projects")]
    allocations, projects = (list(csv.DictReader(StringIO(text, newline=""))) for text in texts)
    return allocations, projects


def from_json(files: Mapping[str, bytes]) -> tuple[Rows, Rows]:
    tables = json.loads(files["data.json"], parse_float=Decimal)["tables"]
    return tables["allocations"], tables["projects"]


def from_workbook(files: Mapping[str, bytes]) -> tuple[Rows, Rows]:
    """The rows of two sheets, by the names that their columns have in CSV: both have the same columns in one order."""
    book = load_workbook(BytesIO(files["tables.xlsx"]))
    named = []
    for title, name in (("投入的资金", "allocations"), ("项目", "projects")):
        head = next(csv.reader(StringIO(files[f"{name}.csv"].decode("utf-8-sig"), newline="")))
        named.append([dict(zip(head, row, strict=True)) for row in list(book[title].values)[1:]])
    return named[0], named[1]


def test_a_site_from_which_nothing_is_taken_away_has_no_open_data(data: Path, tmp_path: Path) -> None:
    Builder(Order(data, tmp_path / "site", as_of="2026-12-31", downloads=False)).build()
    files = shown(tmp_path / "site")
    assert [path for path in files if "/data/" in f"/{path}"] == []
    assert [path for path, content in files.items() if b"data/index.html" in content] == []


def test_an_edited_record_changes_the_open_data_as_if_all_were_made_anew(
    data: Path, site: Path, tmp_path: Path
) -> None:
    before = shown(site)
    data, site = copytree(data, tmp_path / "data"), copytree(site, tmp_path / "site")
    record = data / "communities/wutong/projects/2026-001.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("amount: 5000.10", "amount: 5000.20"), encoding="utf-8")
    Builder(Order(data, site, as_of="2026-12-31", downloads=True, address=ADDRESS)).build()
    Builder(Order(data, tmp_path / "anew", as_of="2026-12-31", downloads=True, address=ADDRESS)).build()
    after = shown(site)
    assert after == shown(tmp_path / "anew")
    changed = {path for path in after if path.startswith("data/") and after[path] != before[path]}
    names = ("projects", "events", "payments", "event-log")
    others = ("data.json", "datapackage.json", "datapackage.zip", "tables.xlsx", "event-log.xes")
    assert changed == {f"data/{name}" for name in (*(f"{one}.csv" for one in names), *others)}
    assert [path for path in after if path.startswith("communities/hedong/") and after[path] != before[path]] == []


def test_a_damaged_part_is_told_with_the_cure(write_fund: WriteFund, tmp_path: Path) -> None:
    data = write_fund({"/communities/hedong/community.yaml": "id: hedong\ntitle: 河东社区\n"})
    order = Order(data, tmp_path / "site", as_of="2026-12-31", downloads=True)
    Builder(order).build()
    (order.output / ".gongshi/open-data/wutong.json").write_text('{"tables"', encoding="utf-8")
    (data / "communities/hedong/community.yaml").write_text("id: hedong\ntitle: 河东\n", encoding="utf-8")
    with pytest.raises(CouldNotRun, match=r"open-data/wutong\.json .*--full"):
        Builder(order).build()
    Builder(replace(order, full=True)).build()
    tables = json.loads((order.output / "data/data.json").read_bytes())["tables"]
    assert [one["title"]["zh"] for one in tables["communities"]] == ["河东", "梧桐社区"]


def test_a_community_that_cannot_be_read_is_missing_and_named(write_fund: WriteFund, tmp_path: Path) -> None:
    data = write_fund({"/communities/hedong/community.yaml": "id: [\n"})
    Builder(Order(data, tmp_path / "site", as_of="2026-12-31", downloads=True)).build()
    page = (tmp_path / "site/data/index.html").read_text(encoding="utf-8")
    assert "有1个社区的记录读不了，数据里没有它们。" in re.sub(r"<[^>]+>", "", page)
    about = json.loads((tmp_path / "site/data/data.json").read_bytes())["about"]
    assert about["unread_communities"] == ["hedong"]
