"""CSV: UTF-8 with a byte-order mark, so that Excel reads Chinese, and CRLF, as RFC 4180 has it.

Every text stands in quotes, guarded against being worked out as a formula; amounts, counts, years and flags don't.
Source: RFC 4180.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from gongshi.open_data.guard import guarded
from gongshi.open_data.values import Flat

MARK = "\ufeff"
LINE_END = "\r\n"


def csv_line(cells: Iterable[Flat]) -> str:
    """One line of the file, its end included."""
    return ",".join(map(_cell, cells)) + LINE_END


def csv_file(head: Iterable[str], lines: Iterable[str]) -> bytes:
    """The whole file: its head, and lines as `csv_line` makes them."""
    return "".join((MARK, csv_line(head), *lines)).encode()


def _cell(value: Flat) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return str(value)
    return '"{}"'.format(guarded(value).replace('"', '""'))
