"""Open data in the site: the same as the command writes, and with the same sums as the pages."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from conftest import ROOT, WriteFund
from gongshi.fund import CommunityFund, Fund
from gongshi.history import known_on
from gongshi.open_data.files import Form, OpenData
from gongshi.open_data.part import part_of
from gongshi.open_data.subject import Subject
from gongshi_site.builder import Builder, Order
from site_files import shown

DAY = date(2026, 11, 20)
COMMUNITIES = sorted(path.name for path in (ROOT / "data/communities").iterdir())


def of(fund: Fund, communities: Iterable[CommunityFund], only: CommunityFund | None = None) -> dict[str, bytes]:
    subject = Subject(fund.programme, DAY, only.community if only else None)
    return dict(OpenData(subject, [part_of(one, DAY) for one in communities]).files(tuple(Form)))


def in_folder(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_the_files_of_the_fund_are_those_that_the_command_writes(bilingual_site: Path, example_fund: Fund) -> None:
    found = in_folder(bilingual_site / "data")
    assert {found.pop(name)[:2] for name in ("index.html", "datapackage.zip")} == {b"<!", b"PK"}
    assert found == of(example_fund, example_fund.communities)


@pytest.mark.parametrize("name", COMMUNITIES)
def test_so_are_those_of_a_community(bilingual_site: Path, example_fund: Fund, name: str) -> None:
    found = in_folder(bilingual_site / f"communities/{name}/data")
    del found["index.html"], found["datapackage.zip"]
    fund = next(one for one in example_fund.communities if one.community.id == name)
    assert found == of(example_fund, [known_on(fund, DAY)], fund)


def test_the_package_in_one_file_is_the_description_and_the_tables(bilingual_site: Path) -> None:
    folder = bilingual_site / "data"
    with ZipFile(folder / "datapackage.zip") as package:
        packed = {name: package.read(name) for name in package.namelist()}
    tables = {name: content for name, content in in_folder(folder).items() if name.endswith(".csv")}
    del tables["event-log.csv"]
    assert packed == {**tables, "datapackage.json": (folder / "datapackage.json").read_bytes()}


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
def test_every_form_adds_up_to_what_the_pages_say(bilingual_site: Path, community: str, year: int) -> None:
    folder = bilingual_site / f"communities/{community}/data"
    said = on_pages(bilingual_site, community, year)
    assert said.put_in > said.resolved > said.paid > 0
    assert said.asked > said.satisfied > 0
    for tables in (from_csv(folder), from_json(folder), from_workbook(folder)):
        assert added(*tables, year) == said


def from_csv(folder: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    texts = [(folder / f"{name}.csv").read_text(encoding="utf-8-sig") for name in ("allocations", "projects")]
    allocations, projects = (list(csv.DictReader(StringIO(text, newline=""))) for text in texts)
    return allocations, projects


def from_json(folder: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    tables = json.loads((folder / "data.json").read_bytes(), parse_float=Decimal)["tables"]
    return tables["allocations"], tables["projects"]


def from_workbook(folder: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows of two sheets, by the names that their columns have in CSV: both have the same columns in one order."""
    book = load_workbook(BytesIO((folder / "tables.xlsx").read_bytes()))
    named = []
    for title, name in (("投入的资金", "allocations"), ("项目", "projects")):
        head = (folder / f"{name}.csv").read_text(encoding="utf-8-sig").splitlines()[0].replace('"', "").split(",")
        named.append([dict(zip(head, row, strict=True)) for row in list(book[title].values)[1:]])
    return named[0], named[1]


def test_a_site_from_which_nothing_is_taken_away_has_no_open_data(write_fund: WriteFund, tmp_path: Path) -> None:
    data = write_fund({"projects/2026-001.yaml": "id: 2026-001\ntitle: 楼道灯\n"})
    Builder(Order(data, tmp_path / "site", as_of="2026-12-31", downloads=False)).build()
    files = shown(tmp_path / "site")
    assert [path for path in files if "/data/" in f"/{path}"] == []
    assert [path for path, content in files.items() if b"data/index.html" in content] == []


def test_an_edited_record_changes_the_open_data_as_if_all_were_made_anew(write_fund: WriteFund, tmp_path: Path) -> None:
    project = "id: 2026-001\ntitle: 楼道灯\nfiscal_year: 2026\nbudget: 100.00\n"
    data = write_fund(
        {"projects/2026-001.yaml": project, "/communities/hedong/community.yaml": "id: hedong\ntitle: 河东\n"}
    )
    order = Order(data, tmp_path / "site", as_of="2026-12-31", downloads=True)
    Builder(order).build()
    before = in_folder(tmp_path / "site/data")
    record = data / "communities/wutong/projects/2026-001.yaml"
    record.write_text(project.replace("100.00", "250.00"), encoding="utf-8")
    Builder(order).build()
    Builder(Order(data, tmp_path / "anew", as_of="2026-12-31", downloads=True)).build()
    after = shown(tmp_path / "site")
    assert after == shown(tmp_path / "anew")
    assert b"250.00" in after["data/projects.csv"]
    assert {name for name, content in before.items() if after[f"data/{name}"] != content} == {
        *("projects.csv", "data.json", "datapackage.json", "datapackage.zip", "tables.xlsx", "index.html")
    }
