"""How the value of a field is written, said from its type."""

from __future__ import annotations

import types
from enum import StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from gongshi.findings import LEVEL_WORDS, Level, Message
from gongshi.model import rule_pack, scalars, words
from gongshi.model.event import Event
from gongshi.model.programme import Currency
from gongshi.model.project import PhotographFile
from gongshi.model.record import Entry
from gongshi.model.terms import Term
from gongshi.model.vocabulary import ENTRY_WORDS

_SINGLE: tuple[tuple[Any, Message], ...] = (
    (scalars.Identifier, Message("编号，如 2026-007", "an id such as 2026-007")),
    (scalars.Count, Message("整数", "whole number")),
    (scalars.Amount, Message("金额，如 38700.00", "amount such as 38700.00")),
    (scalars.Day, Message("日期，如 2026-03-05", "date such as 2026-03-05")),
    (scalars.Year, Message("年份", "year")),
    (scalars.Flag, Message("true 或 false", "true or false")),
    (scalars.Share, Message("分数，如 1/5", "fraction such as 1/5")),
    (scalars.Hour, Message("钟点，如 17:30、24:00", "time of day such as 17:30")),
    (scalars.Sha256, Message("64 位十六进制", "64 hex digits")),
    (scalars.Link, Message("https:// 网址", "an https address")),
    (scalars.Telephone, Message("办公电话", "an office's telephone")),
    (words.Text, Message("文字，或分语言写", "text, or one for each language")),
    (words.Language, Message("语言代码，如 zh", "language tag such as zh")),
    (rule_pack.RuleId, Message("规则编号，如 R08", "a rule's id such as R08")),
    (rule_pack.ParameterValue, Message("一个值或几个值", "a value or a list of them")),
    (Currency, Message("货币代码，如 CNY", "currency code such as CNY")),
    (PhotographFile, Message("文件名，.jpg 或 .png", "file name, .jpg or .png")),
)
"""The kinds of single values, and how each is written."""


def form(hint: Any, field: FieldInfo) -> str:  # noqa: ANN401 - a type hint
    """How a field's value is written, as Markdown for one cell of a table."""
    if get_origin(hint) is Literal:
        return "、".join(f"`{value}`" for value in get_args(hint))
    said = _described(hint)
    has_default = not field.is_required() and isinstance(field.default, StrEnum | bool | int)
    return f"{said}（默认 default `{_yaml(field.default)}`）" if has_default else said


def _yaml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _described(hint: Any) -> str:  # noqa: ANN401 - a type hint
    if get_origin(hint) in {Union, types.UnionType}:
        return _described(next(one for one in get_args(hint) if one is not type(None)))
    if get_origin(hint) is tuple:
        return f"列表 list: {_described(get_args(hint)[0])}"
    return _annotated(hint) if get_origin(hint) is Annotated else _class(hint)


def _annotated(hint: Any) -> str:  # noqa: ANN401 - a type hint
    if hint == Event:
        return "[事件 events](#events)"
    for known, said in _SINGLE:
        if hint.__metadata__[: len(known.__metadata__)] == known.__metadata__:
            return f"{said.zh}<br>{said.en}"
    return _described(get_args(hint)[0])


def _class(hint: Any) -> str:  # noqa: ANN401 - a type hint
    if isinstance(hint, type) and issubclass(hint, Entry):
        said = ENTRY_WORDS[hint.__name__]
        return f"[{said.zh} {said.en}](#{anchor(hint)})"
    if isinstance(hint, type) and issubclass(hint, Term):
        return "、".join(f"`{one.value}`" for one in hint) + f" [→](#{anchor(hint)})"
    if hint is Level:
        return "、".join(f"`{level}` {LEVEL_WORDS[level].zh}" for level in Level)
    return "名称和值<br>names and values"


def anchor(named: type) -> str:
    """Where a kind of entry or a closed list stands on the page."""
    return named.__name__.lower()
