"""What stands in the files of each form: the same facts, each as its format wants them."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from conftest import WriteFund
from gongshi.open_data.workbook import too_long
from gongshi.tables.every_table import TABLES
from open_data.conftest import SMALL, open_data, written


def table(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    """The rows of a table of CSV."""
    return list(csv.DictReader(StringIO(files[f"{name}.csv"].decode("utf-8-sig"), newline="")))


def in_json(files: Mapping[str, bytes], name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(files["data.json"], parse_float=Decimal)["tables"][name]
    return rows


def sheet(files: Mapping[str, bytes], title: str) -> list[tuple[Any, ...]]:
    """The rows of a sheet; days as ISO 8601 has them."""
    rows = load_workbook(BytesIO(files["tables.xlsx"]))[title].values
    return [tuple(one.date().isoformat() if isinstance(one, datetime) else one for one in row) for row in rows]


def test_a_table_of_csv_has_a_mark_for_excel_and_ends_its_lines_as_the_standard_says(small: Path) -> None:
    assert written(small)["allocations.csv"].decode() == (
        '\ufeff"community","number","fiscal_year","pot","amount","date"\r\n"wutong",1,2026,"support",500000.00,\r\n'
    )


def test_a_project_is_one_row_with_what_follows_from_its_history(small: Path) -> None:
    mother, child = table(written(small), "projects")
    shown = ("title", "title_en", "resolved_amount", "contracted_amount", "paid_amount", "state", "asked", "satisfied")
    assert [mother[name] for name in shown] == [
        *("楼道灯", "Stair lights", "11500.50", "11000.00", "5000.10", "contracted", "30", "27")
    ]
    assert (child["title_en"], child["parent_project"]) == ("", "2026-001")


def test_json_has_texts_in_both_languages_and_leaves_out_what_is_not_known(small: Path) -> None:
    mother, child = in_json(written(small), "projects")
    assert mother["title"] == {"zh": "楼道灯", "en": "Stair lights"}
    assert (mother["paid_amount"], mother["compounds"]) == (Decimal("5000.10"), ["tongyin"])
    assert child["title"] == {"zh": "楼道灯的开关"}
    assert "category" not in child


def test_a_workbook_has_chinese_heads_and_values_of_their_own_kind(small: Path) -> None:
    assert sheet(written(small), "付款") == [
        ("社区编号", "项目编号", "第几件事", "日期", "金额（元）", "付的什么钱"),
        ("wutong", "2026-001", 5, "2026-04-10", 5000.1, "首付款"),
    ]


def test_every_form_has_the_same_rows(small: Path) -> None:
    files, counts = written(small), open_data(small).rows
    assert counts["events"] == 7
    for one in TABLES:
        assert len(table(files, one.name)) == len(in_json(files, one.name)) == counts[one.name]
        assert len(sheet(files, one.title.zh)) == counts[one.name] + 1


def test_a_table_longer_than_a_sheet_is_known_beforehand() -> None:
    assert too_long({"projects": 1_048_575, "events": 1_048_576}) == ["events"]


def test_proposals_are_only_counted(small: Path) -> None:
    rows = table(written(small), "proposals")
    assert [tuple(row.values()) for row in rows] == [
        ("wutong", "2026", "4", "environment", "2", "1", "1", "0", "0"),
        ("wutong", "2026", "8", "", "1", "0", "0", "0", "1"),
    ]


def test_objections_are_only_counted_and_those_against_the_whole_count_for_each_project(small: Path) -> None:
    files = written(small)
    assert [tuple(row.values()) for row in table(files, "objections")] == [
        ("wutong", "2026-n01", "2026-001", "4", "0", "0", "10", "false", "2")
    ]
    assert [name for name, content in files.items() if "灯太亮".encode() in content] == []


def test_what_a_day_does_not_know_is_not_there(small: Path) -> None:
    files = written(small, date(2026, 3, 5))
    (mother, child) = table(files, "projects")
    assert (mother["state"], mother["contracted_amount"], mother["asked"]) == ("resolved", "0.00", "")
    assert child["state"] == "resolved"
    assert [row["date"] for row in table(files, "events")] == ["2026-02-01", "2026-03-05", "2026-03-05"]
    assert [len(table(files, name)) for name in ("notices", "payments", "contracts", "objections")] == [0, 0, 0, 0]
    assert b"2026-n01" not in b"".join(content for name, content in files.items() if name != "tables.xlsx")


def test_before_anything_happened_there_is_no_project(small: Path) -> None:
    files = written(small, date(2026, 1, 1))
    assert [table(files, name) for name in ("projects", "events", "meetings")] == [[], [], []]


def test_without_a_currency_amounts_have_two_decimals_and_say_no_unit(write_fund: WriteFund) -> None:
    files = written(write_fund({**SMALL, "/programme.yaml": "id: small\ntitle: 小基金\n"}))
    assert sheet(files, "付款")[0][4] == "金额（货币未注明）"
    assert table(files, "payments")[0]["amount"] == "5000.10"


def test_a_currency_without_decimals_has_none(write_fund: WriteFund) -> None:
    programme = "id: small\ntitle: 小基金\ncurrency: JPY\nlanguage: zh\n"
    whole = {path: re.sub(r"(\d)\.\d\d\b", r"\1", text) for path, text in SMALL.items()}
    community = "id: wutong\ntitle: 梧桐社区\nallocations:\n- {fiscal_year: 2026, pot: support, amount: 500000}\n"
    files = written(write_fund({**whole, "/programme.yaml": programme, "community.yaml": community}))
    assert table(files, "allocations")[0]["amount"] == "500000"
    assert in_json(files, "payments")[0]["amount"] == 5000


def test_the_same_records_are_the_same_bytes(small: Path) -> None:
    assert written(small) == written(small)


def test_a_fund_that_declares_no_licence_says_so_in_every_form(write_fund: WriteFund) -> None:
    files = written(write_fund(SMALL))
    package = json.loads(files["datapackage.json"])
    assert "licenses" not in package
    assert "没有声明许可" in package["description"]
    assert json.loads(files["data.json"])["about"]["licence"] is None
    assert ("许可", "没有声明许可：这项资金没有说明别人可以怎样使用这些数据。") in [
        row[:2] for row in sheet(files, "说明")
    ]
