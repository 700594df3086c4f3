"""One value of a record and one cell: what is written into it, and what is read back.

What can be typed plainly is written plainly; a value whose plain form would be read as something else is written as
JSON, so that every value comes back as it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from gongshi.exchange.workbook import calendar_days, numerals
from gongshi.exchange.workbook.columns import Column, Kind
from gongshi.exchange.workbook.grid import Cell, Form
from gongshi.exchange.workbook.misread import Misread
from gongshi.exchange.workbook.numerals import plain
from gongshi.findings import Message
from gongshi.load.nothing import says_nothing
from gongshi.load.parse import Value
from gongshi.meant import meant
from gongshi.model.refusal import shown

Written: TypeAlias = str | int | Decimal | date

NONE_AT_ALL = "无"
"""In a column that counts the rows of another sheet: that there are none, as against that nobody has said so."""

_YES = "是"
_NO = "否"
_FLAGS = {
    **dict.fromkeys((_YES, "true", "yes", "y", "对", "√", "✓", "1"), "true"),
    **dict.fromkeys((_NO, "false", "no", "n", "否", "×", "✗", "0"), "false"),
}
_ROLE_ALIASES = {"监委会": "supervision_committee", "居委会": "residents_committee"}
_BETWEEN_COUNTS = re.compile(r"[、，,;；\n]+")
_COUNTED = re.compile(r"(.+?) ?[:：×x=]? ?([0-9]{1,9}) ?[人名位]?")
_BETWEEN_IDENTIFIERS = re.compile(r"[、，,;；\s]+")
_SAID_PLAINLY = "text"
_MAX_DEPTH = 3
_SIMPLE = str.maketrans("無暫沒詳", "无暂没详")


def written(column: Column, value: Value) -> Written:
    """What the cell of ``column`` holds for a value of a record's file."""
    if column.kind is Kind.PARAMETERS and isinstance(value, dict):
        return _parameters_text(column, value)
    if column.kind is Kind.COUNTS and isinstance(value, dict):
        return "、".join(f"{column.terms[role].zh}{count}" for role, count in value.items()) or "0"
    if column.is_list and isinstance(value, list):
        return _list_text(column, value)
    if column.kind is Kind.TEXT:
        return _plain_or_json(column, value)
    assert isinstance(value, str)
    return _SINGLE.get(column.kind, str)(value) if column.kind is not Kind.TERM else column.terms[value].zh


def read(column: Column, cell: Cell, *, unit: int = 1) -> Value | None:
    """What a cell says, as a record's file says it; None where it says that there is nothing.

    ``unit``: of an amount that names none itself.

    Raises:
        Misread: for what is not understood.
    """
    if cell.form is Form.BROKEN:
        assert cell.why is not None
        raise Misread(cell.why.zh, cell.why.en)
    text = cell.text.strip()
    if says_nothing(plain(text).translate(_SIMPLE)):
        return None
    if column.is_list:
        return _list(column, text)
    if column.kind is Kind.COUNTS:
        return _counts(column, text)
    return _parameters(text) if column.kind is Kind.PARAMETERS else _single(column, cell, text, unit)


def _single(column: Column, cell: Cell, text: str, unit: int) -> Value:
    if cell.form is Form.FLAG and column.kind is not Kind.FLAG:
        raise Misread(
            f"这里是逻辑值 {text}，应是别的内容", f"this is the logical value {text}; it should be something else"
        )
    if cell.form is Form.DAY and column.kind in _NO_DAYS:
        said = _NO_DAYS[column.kind]
        raise Misread(f"这里是日期 {text}，应是{said.zh}", f"this is the date {text}; it should be {said.en}")
    if column.kind is Kind.AMOUNT:
        return numerals.amount(text, unit)
    if column.kind is Kind.TERM:
        return _term(column, text)
    return _READ.get(column.kind, plain)(text)


_NO_DAYS: Mapping[Kind, Message] = {
    Kind.AMOUNT: Message("金额", "an amount"),
    Kind.COUNT: Message("整数", "a whole number"),
    Kind.SHARE: Message("比例；表格软件常把 1/5 变成日期，先把格子设成文本", "a share; format the cell as text first"),
}
"""What a cell should hold that a spreadsheet has made a date of."""


def _flag(text: str) -> str:
    said = _FLAGS.get(plain(text).lower())
    if said is None:
        raise Misread(f"“{shown(text)}”应是“是”或“否”", f"{shown(text)!r} should be 是 (yes) or 否 (no)")
    return said


def _term(column: Column, text: str) -> str:
    """The value that a closed list calls so."""
    said = plain(text)
    for value, words in column.terms.items():
        if said in {value, words.en} or said == plain(words.zh):
            return value
    raise _unknown(column.terms, said)


def _unknown(terms: Mapping[str, Message], said: str) -> Misread:
    """A word that is not in a closed list: its words are told as a cell may have them, in Chinese first."""
    in_chinese = {words.zh: value for value, words in terms.items()}
    likely = meant(said, {value: words.zh for value, words in terms.items()})
    likely = likely or in_chinese.get(meant(said, dict.fromkeys(in_chinese, "")) or "")
    if likely is not None:
        return Misread(
            f"没有“{shown(said)}”这个说法，是不是 {terms[likely].zh}（{likely}）？",
            f"{shown(said)!r} is unknown; did you mean {likely}?",
        )
    known = "、".join(f"{words.zh}（{value}）" for value, words in terms.items())
    return Misread(
        f"没有“{shown(said)}”这个说法；可以写的有：{known}",
        f"{shown(said)!r} is unknown; those known here are {', '.join(terms)}",
    )


def _counts(column: Column, text: str) -> dict[str, Value]:
    counts: dict[str, Value] = {}
    for part in filter(None, _BETWEEN_COUNTS.split(plain(text))):
        if part == "0":
            continue
        found = _COUNTED.fullmatch(part.strip())
        role = _role(column, found[1].strip()) if found else None
        if found is None or role is None:
            raise Misread(
                f"“{shown(part)}”不是“身份加人数”；写成 {_some_roles(column)} 的样子",
                f"{shown(part)!r} is no role with a count; write {_some_roles(column)}",
            )
        if role in counts:
            raise Misread(f"“{shown(found[1])}”写了两次", f"{shown(found[1])!r} stands twice")
        counts[role] = found[2]
    return counts


def _role(column: Column, name: str) -> str | None:
    """The role of this name, or the only one whose name has it in it."""
    if (alias := _ROLE_ALIASES.get(name)) in column.terms:
        return alias
    exact = [role for role, words in column.terms.items() if name in {role, words.zh, words.en}]
    within = [role for role, words in column.terms.items() if name in words.zh]
    found = exact or within
    return found[0] if len(found) == 1 else None


def _some_roles(column: Column) -> str:
    return "、".join(f"{words.zh}{number}" for number, words in zip((2, 1), column.terms.values(), strict=False))


def _list(column: Column, text: str) -> list[Value]:
    if column.kind is not Kind.TEXT:
        return [_single(column, Cell(part), part, 1) for part in _BETWEEN_IDENTIFIERS.split(plain(text)) if part]
    if text.startswith("["):
        items = _json(text)
        if isinstance(items, list):
            return items
    between = next((mark for mark in "\n；;" if mark in text), "、")
    return [part.strip() for part in text.split(between) if part.strip()]


def _list_text(column: Column, items: Sequence[Value]) -> str:
    if column.kind is not Kind.TEXT:
        return "、".join(str(item) for item in items)
    plainly = [between.join(map(str, items)) + end for between in "、；\n" for end in ("", between)]
    return _first_read_back(plainly, items, lambda text: _read_text(column, text))


def _plain_or_json(column: Column, value: Value) -> str:
    plainly = [value, json.dumps({_SAID_PLAINLY: value}, ensure_ascii=False)] if isinstance(value, str) else []
    return _first_read_back(plainly, value, lambda text: _read_text(column, text))


def _text(text: str) -> Value:
    """A text for people: as it is typed, or in JSON one for each language."""
    if text.startswith("{"):
        versions = _json(text)
        if isinstance(versions, dict) and versions:
            return versions[_SAID_PLAINLY] if list(versions) == [_SAID_PLAINLY] else versions
    return text


def _parameters(text: str) -> dict[str, Value]:
    if text.startswith("{") and isinstance(found := _json(text), dict):
        return found
    parameters: dict[str, Value] = {}
    for part in re.split(r"[；;\n]", text):
        key, equals, value = part.strip().partition("=")
        if not part.strip():
            continue
        if not equals:
            raise Misread(
                f"“{shown(part)}”不是参数；写成 days=10；level=warning 的样子",
                f"{shown(part)!r} is no parameter; write days=10; level=warning",
            )
        parameters[key.strip()] = value.strip()
    return parameters


def _parameters_text(column: Column, value: Mapping[str, Value]) -> str:
    plainly = ["；".join(f"{key}={one}" for key, one in value.items() if isinstance(one, str))]
    return _first_read_back(plainly, dict(value), lambda text: _read_text(column, text))


def _first_read_back(
    plainly: Sequence[str], value: Value | Sequence[Value], back: Callable[[str], Value | None]
) -> str:
    """The first of the plain forms that is read as ``value``, else its JSON."""
    for text in plainly:
        if _same(back, text, value):
            return text
    return json.dumps(value, ensure_ascii=False)


def _same(back: Callable[[str], Value | None], text: str, value: object) -> bool:
    try:
        return back(text) == value
    except Misread:
        return False


def _read_text(column: Column, text: str) -> Value | None:
    return read(column, Cell(text))


def _json(text: str) -> Value | None:
    """What a JSON text says where it holds nothing but texts; None where it is none."""
    try:
        value: Any = json.loads(text, parse_int=str, parse_float=str, object_pairs_hook=_distinct)
    except (ValueError, RecursionError):
        return None
    return value if _only_texts(value, _MAX_DEPTH) else None


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _only_texts(value: object, depth: int) -> bool:
    if isinstance(value, dict | list):
        inside = value.values() if isinstance(value, dict) else value
        return depth > 0 and all(_only_texts(one, depth - 1) for one in inside)
    return isinstance(value, str)


_READ: Mapping[Kind, Callable[[str], Value]] = {
    Kind.TEXT: _text,
    Kind.COUNT: numerals.count,
    Kind.SHARE: numerals.share,
    Kind.DAY: calendar_days.day,
    Kind.YEAR: calendar_days.year,
    Kind.FLAG: _flag,
}
_SINGLE: Mapping[Kind, Callable[[str], Written]] = {
    Kind.AMOUNT: Decimal,
    Kind.COUNT: int,
    Kind.YEAR: int,
    Kind.DAY: date.fromisoformat,
    Kind.FLAG: lambda value: _YES if value == "true" else _NO,
}
