"""No text of a record is worked out by a program that opens the open data, and JSON has every text as it is."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from conftest import WriteFund
from formulas import FORMULAS, HARMLESS
from gongshi.open_data.csv_file import csv_file, csv_line
from gongshi.open_data.values import Exact
from gongshi.open_data.workbook import workbook_file
from gongshi.tables.every_table import TABLES
from open_data.conftest import open_data, written

TEXTS = (*FORMULAS, *(text for text in HARMLESS if text))


def of_projects(data: Path, texts: Sequence[str]) -> bytes:
    """A workbook with these titles of projects."""
    rows: dict[str, list[Mapping[str, Exact]]] = {table.name: [] for table in TABLES}
    rows["projects"] = [{"community": "wutong", "project": "p", "title": {"zh": text}} for text in texts]
    return workbook_file(open_data(data).of, rows)


def titled(write_fund: WriteFund, texts: Sequence[str]) -> Path:
    """A fund with a project of each of these titles."""
    files = {
        f"projects/p{number}.yaml": f"id: p{number}\ntitle: {json.dumps(text)}\nsummary: 甲\n"
        for number, text in enumerate(texts, start=10)
    }
    return write_fund(files)


def readable() -> list[str]:
    """The texts that a record may hold at all: none that begins with what cannot be seen."""
    return [text for text in TEXTS if text.strip() == text and text.isprintable()]


def test_in_a_workbook_every_text_is_a_text(small: Path) -> None:
    content = of_projects(small, TEXTS)
    cells = load_workbook(BytesIO(content))["项目"]["C"][1:]
    assert [(cell.data_type, cell.value) for cell in cells] == [("s", text.replace("\r", "_x000D_")) for text in TEXTS]
    with ZipFile(BytesIO(content)) as book:
        parts = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/")]
    assert [re.findall(rb"<f[ >]|<hyperlink", part) for part in parts] == [[]] * len(parts)


def test_json_has_every_text_as_it_is(write_fund: WriteFund) -> None:
    texts = readable()
    projects = json.loads(written(titled(write_fund, texts))["data.json"])["tables"]["projects"]
    assert len(texts) > 25
    assert [one["title"]["zh"] for one in projects] == texts


def opened(file: Path, folder: Path) -> str:
    """What LibreOffice makes of a file, with formulas worked out wherever it would."""
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    command += ["--infilter=CSV:44,34,76,1,,0,false,true"] if file.suffix == ".csv" else []
    command += ["--convert-to", "fods", "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / f"{file.stem}.fods").read_text(encoding="utf-8")


@pytest.fixture
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.config.getoption("--matrix") != "full":
        pytest.skip("only with --matrix full: LibreOffice takes seconds to start")
    return tmp_path


def test_an_office_works_out_what_is_not_guarded(office: Path) -> None:
    (office / "bare.csv").write_text('"=1+1"\n"+1+1"\n', encoding="utf-8")
    assert 'table:formula="of:=1+1"' in opened(office / "bare.csv", office)


def test_an_office_finds_no_formula_in_csv(office: Path) -> None:
    (office / "texts.csv").write_bytes(csv_file(("text",), (csv_line((text,)) for text in TEXTS)))
    assert "table:formula" not in opened(office / "texts.csv", office)


def test_an_office_finds_no_formula_in_a_workbook(office: Path, small: Path) -> None:
    (office / "texts.xlsx").write_bytes(of_projects(small, TEXTS))
    assert "table:formula" not in opened(office / "texts.xlsx", office)


def test_an_office_finds_no_formula_in_anything_that_a_fund_exports(office: Path, write_fund: WriteFund) -> None:
    files = written(titled(write_fund, readable()), date(2026, 12, 31))
    for name in ("projects.csv", "event-log.csv", "tables.xlsx"):
        (office / name).write_bytes(files[name])
        assert "table:formula" not in opened(office / name, office)
