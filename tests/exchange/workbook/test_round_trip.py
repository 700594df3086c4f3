"""What goes out into a workbook comes back as it was: every record of the example fund, and every form of a value."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from gongshi.exchange.workbook.bringing import Brought, brought
from gongshi.exchange.workbook.cells import read, written
from gongshi.exchange.workbook.columns import Column, Kind
from gongshi.exchange.workbook.example_rows import example_records, example_rows
from gongshi.exchange.workbook.filling import filled, placed_records
from gongshi.exchange.workbook.gathering import gathered
from gongshi.exchange.workbook.grid import Cell
from gongshi.exchange.workbook.standing import standing
from gongshi.exchange.workbook.tables import tables
from gongshi.exchange.workbook.writing import workbook
from gongshi.exchange.workbook.xlsx import read_xlsx
from gongshi.findings import Message
from gongshi.load.tree import KINDS, read_folder
from gongshi.load.typed import load
from gongshi.model.project import Project
from gongshi.text import odd_character
from gongshi.write import canonical

ROOT = Path(__file__).resolve().parents[3]
UNSAID = Message("", "")
WriteFund = Callable[[Mapping[str, str]], Path]


def book_of(data: Path) -> bytes:
    return workbook(filled(placed_records(read_folder(data), minor_digits=2), language="zh"), are_examples=False)


@cache
def example_book() -> bytes:
    return book_of(ROOT / "data")


def records_in(book: bytes, beside: Path) -> Brought:
    return brought(gathered(read_xlsx(book, "book.xlsx"), None), standing(beside))


def kind_of(path: str) -> str:
    parts = path.removesuffix(".yaml").split("/")
    return parts[2] if len(parts) > 2 else parts[0]


def test_every_record_of_the_example_fund_comes_back_as_it_was(tmp_path: Path) -> None:
    one = records_in(example_book(), tmp_path / "data")
    data = ROOT / "data"
    paths = [path.relative_to(data).as_posix() for path in sorted(data.rglob("*.yaml"))]
    before = {path: load(data / path, path, KINDS[kind_of(path)]).record for path in paths}
    assert one.findings == ()
    assert dict(one.records) == before


def test_the_same_records_are_the_same_bytes(tmp_path: Path) -> None:
    for path, record in records_in(example_book(), tmp_path / "data").records.items():
        (tmp_path / "again" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "again" / path).write_text(canonical(record), encoding="utf-8")
    assert book_of(tmp_path / "again") == example_book()


ODD: dict[str, str] = {
    "/programme.yaml": "id: odd\ntitle: {zh-Hant: 基金, en: Fund}\ncurrency: JPY\nlanguage: zh-Hant\n",
    "/rules.yaml": """\
        id: odd
        title: 規則
        version: '1'
        effective: 2026-01-01
        posting_period:
          {days: 10, first_day_counted: false, day_kind: calendar, roll: none, closing: '24:00', basis: assumed,
          citation: 無}
        objection_threshold: {share: 2/10, basis: assumed, citation: '-'}
        rules:
        - {id: R23, level: warning, basis: assumed, citation: 某, parameters: {words: [甲, 乙；丙], days: '3'}}
        """,
    "community.yaml": "id: wutong\ntitle: {en: Wutong, zh-Hant: 梧桐}\nallocations:\n- {amount: 38700}\n",
    "proposals/2026.yaml": "id: 2026\nfiscal_year: 2026\nproposals: []\n",
    "projects/2026-001.yaml": """\
        id: 2026-001
        title: '{"zh": "不是兩種語言"}'
        topics: ['無', {zh-Hant: 助老, en: Elders}, 'a；b', "兩\\n行"]
        goal: {fr: Éclairage}
        summary: "_x0041_ _x005F_\\t隔\\n\\n 空行"
        reference: '007'
        planned_start: 1900-02-28
        budget: 0
        history:
        - {event: resolved, changed: {}}
        - {event: accepted, outcome: passed, panel: {}}
        """,
    "notices/2026-n01.yaml": "id: 2026-n01\nkind: call\ntitle: =1+1\nself_raised_share: 1/3\nobjections: []\n",
    "notices/2026-n02.yaml": "id: 2026-n02\nkind: call\ntitle: 二\n"
    "places: [{zh-Hant: 甲, en: A}, {zh-Hant: 乙, en: B}]\n",
}


def test_what_is_odd_comes_back_as_it_was(write_fund: WriteFund, tmp_path: Path) -> None:
    data = write_fund(ODD)
    folder = read_folder(data)
    assert folder.findings == []
    book = workbook(filled(placed_records(folder, minor_digits=0), language="zh-Hant"), are_examples=False)
    one = records_in(book, tmp_path / "again")
    paths = [path.relative_to(data).as_posix() for path in sorted(data.rglob("*.yaml"))]
    before = {path: load(data / path, path, KINDS[kind_of(path)], minor_digits=0).record for path in paths}
    assert one.findings == ()
    assert dict(one.records) == before


@pytest.mark.parametrize("saved", ["openpyxl", "soffice"])
def test_another_program_may_save_it_on_the_way(saved: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    if request.config.getoption("--matrix") != "full":
        pytest.skip("only with --matrix full: other programs take seconds")
    book = tmp_path / "book.xlsx"
    book.write_bytes(example_book())
    if saved == "openpyxl":
        load_workbook(book).save(book)
    else:
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        convert = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "saved"), str(book)]
        subprocess.run(["soffice", "--headless", profile, *convert], check=True, capture_output=True, timeout=180)
        book = tmp_path / "saved/book.xlsx"
    one, direct = (records_in(content, tmp_path / "data") for content in (book.read_bytes(), example_book()))
    assert book.read_bytes() != example_book()
    assert (one.findings, dict(one.records)) == ((), dict(direct.records))


def test_the_template_shows_a_row_of_every_sheet_and_brings_none_of_them_in(tmp_path: Path) -> None:
    rows = example_rows()
    assert [sheet.table.key for sheet in rows if not sheet.rows] == []
    drafts = gathered(read_xlsx(workbook(rows, are_examples=True), "t.xlsx"), None)
    assert (dict(drafts.of), drafts.faults) == ({}, [])
    told = brought(drafts, standing(tmp_path / "data")).findings
    assert [str(finding.place) for finding in told] == ["t.xlsx:怎么填!A1"]


def test_the_example_rows_are_records_without_a_fault(tmp_path: Path) -> None:
    one = records_in(workbook(filled(example_records(), language="zh"), are_examples=False), tmp_path / "data")
    assert one.findings == ()
    assert len(one.records) == len(example_records())


def test_every_field_of_every_record_has_a_column() -> None:
    project = next(table for table in tables() if table.key == "projects")
    lists = {table.within.key for table in tables() if table.model is Project and table.within}
    assert {column.path[0] for column in project.columns} | lists == set(Project.model_fields)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("助老、邻里互助", ["助老", "邻里互助"]),
        ("助老；邻里互助；", ["助老", "邻里互助"]),
        ("A、B栋公示栏；", ["A、B栋公示栏"]),
        ("一行\n又一行", ["一行", "又一行"]),
    ],
)
def test_a_list_of_texts_is_typed_with_any_mark_between(typed: str, value: list[str]) -> None:
    assert read(Column(("topics",), Kind.TEXT, UNSAID, is_list=True), Cell(typed)) == value


PANEL = next(column for table in tables() for column in table.columns if column.key == "panel")


@pytest.mark.parametrize(
    "typed",
    [
        "居务监督委员会成员2、居民代表3",
        "监委会 2人，居民代表 3人",
        "supervision_committee: 2; resident_rep: 3",
        "监委会２、居民代表×3",
    ],
)
def test_a_panel_is_typed_as_roles_with_counts(typed: str) -> None:
    assert read(PANEL, Cell(typed)) == {"supervision_committee": "2", "resident_rep": "3"}


WORDS = st.text(min_size=1, max_size=30).map(str.strip).filter(lambda text: text and not odd_character(text))
TEXTS = st.one_of(WORDS, st.dictionaries(st.sampled_from(["zh", "en", "fr"]), WORDS, min_size=1))


@given(TEXTS | st.sampled_from(["无", "-", "{}", '{"zh": "a"}', '["a"]', "=1+1", "是", "2026"]))
def test_any_text_comes_back_from_its_cell(value: str | dict[str, str]) -> None:
    column = Column(("title",), Kind.TEXT, UNSAID)
    assert read(column, Cell(str(written(column, dict(value) if isinstance(value, dict) else value)))) == value


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_any_list_of_texts_comes_back_from_its_cell(value: list[Any]) -> None:
    column = Column(("topics",), Kind.TEXT, UNSAID, is_list=True)
    assert read(column, Cell(str(written(column, value)))) == value
