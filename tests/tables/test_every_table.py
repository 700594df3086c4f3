"""What the definitions of tables must be, for all forms to be made from them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from gongshi.findings import Message
from gongshi.open_data.values import fields
from gongshi.tables.every_table import TABLES
from gongshi.tables.table import Kind, Table

HAN = re.compile(r"[\u4e00-\u9fff]")
EACH = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def test_no_two_tables_have_a_name_or_a_title_in_common() -> None:
    assert len({table.name for table in TABLES}) == len({table.title.zh for table in TABLES}) == len(TABLES)


@EACH
def test_a_title_can_stand_on_a_sheet(table: Table[Any]) -> None:
    assert re.fullmatch(r"[^\[\]:*?/\\']{1,31}", table.title.zh)


@EACH
def test_no_two_columns_have_a_name_in_common(table: Table[Any]) -> None:
    names = [field.name for field in fields(table)]
    assert sorted(set(names)) == sorted(names)
    assert [name for name in names if not re.fullmatch(r"[a-z][a-z_]*", name)] == []


@EACH
def test_every_column_is_told_in_both_languages(table: Table[Any]) -> None:
    def is_told(words: Message) -> bool:
        return bool(HAN.search(words.zh)) and not HAN.search(words.en) and words.en != ""

    told = [words for column in table.columns for words in (column.title, column.about) if words is not None]
    assert [words for words in (*told, table.title, table.about) if not is_told(words)] == []


@EACH
def test_a_foreign_key_has_the_columns_of_the_key_that_it_names(table: Table[Any]) -> None:
    keys = {one.name: one.key for one in TABLES}
    assert [key for key in table.foreign_keys if key.columns != keys[key.table]] == []


@EACH
def test_words_of_a_closed_list_are_listed(table: Table[Any]) -> None:
    assert [one.name for one in table.columns if (one.kind is Kind.TERM) != (one.terms is not None)] == []
