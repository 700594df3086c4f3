"""The handbook's page of open data: every table, and what each of its columns means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gongshi.findings import Message
from gongshi.open_data.values import Field, fields
from gongshi.tables.every_table import TABLES
from gongshi.tables.table import Kind, Table

_KINDS: Mapping[Kind, Message] = {
    Kind.IDENTIFIER: Message("编号", "id"),
    Kind.IDENTIFIERS: Message("几个编号，用空格隔开（JSON 里是列表）", "ids with spaces between (a list in JSON)"),
    Kind.TERM: Message("词，见下", "one of the words below"),
    Kind.TITLE: Message("文字", "text"),
    Kind.TEXT: Message("文字", "text"),
    Kind.AMOUNT: Message("金额，用资金的货币", "amount in the fund's currency"),
    Kind.COUNT: Message("整数", "whole number"),
    Kind.DAY: Message("日期", "date"),
    Kind.YEAR: Message("年份", "year"),
    Kind.HOUR: Message("钟点", "time of day"),
    Kind.FLAG: Message("true 或 false", "true or false"),
}
"""What stands in the cells of each kind of column."""


def columns_page() -> str:
    """All tables with their columns, as Markdown."""
    return "\n".join([*_head(), *(line for table in TABLES for line in _table(table))])


def _head() -> Iterator[str]:
    yield "# 开放数据的列 Columns of the open data"
    yield ""
    yield "每张表有哪些列，从程序里的定义写出来。标 * 的列每行都有；其余空着的是记录里没有写，不是 0。"
    yield ""
    yield "Every table and column, from their definitions. Columns marked * are always filled in; others may be empty."
    yield ""


def _table(table: Table[Any]) -> Iterator[str]:
    yield f"## {table.title.zh} {table.title.en} {{: #{table.name} }}"
    yield ""
    yield f"{table.about.zh}<br>{table.about.en}"
    yield ""
    yield f"`{table.name}.csv`，主键 key：{'、'.join(f'`{name}`' for name in table.key)}"
    yield ""
    yield "| 列 Column | 名称 Title | 写什么 Holds | 意思 Meaning |"
    yield "| --- | --- | --- | --- |"
    yield from map(_row, fields(table))
    yield ""


def _row(field: Field) -> str:
    column = field.column
    star = " *" if column.required and not field.in_english else ""
    about = f"{column.about.zh}<br>{column.about.en}" if column.about else ""
    if column.terms is not None:
        words = "、".join(f"`{value}` {words.zh}" for value, words in column.terms.items())
        about = f"{about}<br>{words}" if about else words
    kind = _KINDS[column.kind]
    return f"| `{field.name}`{star} | {field.title.zh}<br>{field.title.en} | {kind.zh}<br>{kind.en} | {about} |"
