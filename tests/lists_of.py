"""Small lists of projects, made on the spot: as text, and as workbooks with what offices do to them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from gongshi.exchange.workbook.bringing import Brought, brought
from gongshi.exchange.workbook.delimited import read_delimited
from gongshi.exchange.workbook.grid import Book
from gongshi.exchange.workbook.lists import ListWishes, gathered_lists
from gongshi.exchange.workbook.standing import Standing
from gongshi.exchange.workbook.xlsx import read_xlsx
from gongshi.model.project import Project

NOTHING_YET = Standing(Path("nowhere"), None, has_rules=False, communities={})
NO_WISHES = ListWishes({}, {}, (), None)

Cells = Sequence[Sequence[Any]]
Change = Callable[[Workbook, Any], object]


def xlsx(rows: Cells, change: Change = lambda _book, _sheet: None, **options: Any) -> Book:
    """A workbook of one sheet with these cells, after something was done to it."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, **options})
    sheet, day = book.add_worksheet("项目"), book.add_format({"num_format": "yyyy/m/d"})
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if isinstance(value, date):
                sheet.write_datetime(row, column, value, day)
            elif value is not None:
                sheet.write(row, column, value)
    change(book, sheet)
    book.close()
    return read_xlsx(stream.getvalue(), "list.xlsx")


def csv(text: str, encoding: str = "utf-8") -> Book:
    """A .csv file with this text."""
    return read_delimited(text.encode(encoding), "list.csv")


def list_in(book: Book, wishes: ListWishes = NO_WISHES, before: Standing = NOTHING_YET) -> Brought:
    """What becomes of a list."""
    return brought(gathered_lists(book, wishes, before), before)


def projects(one: Brought) -> list[Project]:
    """The projects of a list, in the order of their titles."""
    found = [record for record in one.records.values() if isinstance(record, Project)]
    return sorted(found, key=lambda project: str(project.title))


def budgets(one: Brought) -> dict[str, int | None]:
    """The budget of each project by its title, in cents."""
    return {str(project.title): project.budget for project in projects(one)}


def told(one: Brought) -> list[tuple[str, str]]:
    """What was found: the place and its level."""
    return [(str(finding.place), finding.level.value) for finding in one.findings]
