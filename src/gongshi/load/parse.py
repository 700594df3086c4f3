"""YAML text to plain values with the place of each: the one module that reads YAML.

Scalars stay text; the schema types them later, so ``no``, ``0123``, ``12:30`` and ``1_000`` hold no surprises.
Works on PyYAML's event stream, and goes no deeper than records do: no nesting can exhaust the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import yaml
from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from gongshi.findings import NO_PERSONAL_DATA, RECORD, Message
from gongshi.load.slips import cut_by_comment, has_number_sign, joined_items, slip_in, slip_in_key
from gongshi.load.yaml_faults import located
from gongshi.model.refusal import shown
from gongshi.personal import personal_number
from gongshi.place import Mark
from gongshi.text import odd_character

MAX_DEPTH = 12
MAX_VALUES = 20_000

Value = str | dict[str, "Value"] | list["Value"]

_Around = tuple[type, ...]

# PyYAML without its C part gives the same events, only slower.
_LOADER = yaml.CLoader if yaml.__with_libyaml__ else yaml.Loader


class NotARecord(Exception):  # noqa: N818 - it is a refusal of a person's text, not a fault of the program
    """A text that is no record: where, why, and under which rule. Raised by what reads a file."""

    def __init__(self, message: Message, line: int, column: int, *, rule: str = RECORD) -> None:
        super().__init__(message.en)
        self.message = message
        self.line = line
        self.column = column
        self.rule = rule


def parse(text: str) -> tuple[Value, Mark]:
    """The one document in ``text`` and the marks of all its values.

    Raises:
        NotARecord: for YAML that is broken, and for what records don't use: aliases, tags, duplicate keys,
            several documents, keys that are not plain text, nesting over 12 levels, over 20,000 values.
    """
    try:
        root = _Builder(text).document()
    except yaml.MarkedYAMLError as error:
        raise _broken(error, text) from None
    except yaml.reader.ReaderError:
        odd = odd_character(text)
        line = text.count("\n", 0, odd.position) + 1 if odd else 1
        raise NotARecord(odd.message if odd else _NOT_YAML, line, 1) from None
    if root is None:
        raise NotARecord(_EMPTY, 1, 1)
    if isinstance(root[0], str) and (slip := slip_in(lines := text.splitlines(), 1, len(lines))):
        raise NotARecord(slip.message, slip.line, slip.column)
    return root


class _Builder:
    """Turns events into values. ``around``, where it is asked for, are the kinds of collections that a value is in."""

    def __init__(self, text: str) -> None:
        self.text = text
        # As yaml.parse does, but without its second look at each event.
        self.events: Iterator[yaml.Event] = iter(_LOADER(text).get_event, None)
        self.may_be_cut = has_number_sign(text)
        self.values = 0

    def document(self) -> tuple[Value, Mark] | None:
        """The one document, None where there is none."""
        root = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise NotARecord(_SEVERAL, *_at(event))
                root = self._value(next(self.events), ())
        return root

    def _value(self, event: yaml.Event, around: _Around) -> tuple[Value, Mark]:
        value: Value
        mark: Mark
        if isinstance(event, ScalarEvent):
            value, mark = event.value, self._scalar(event)
        elif isinstance(event, MappingStartEvent):
            value, mark = self._mapping(event, around)
        elif isinstance(event, SequenceStartEvent):
            value, mark = self._list(event, around)
        else:
            raise NotARecord(_ALIAS, *_at(event))
        self.values += 1
        if self.values > MAX_VALUES:
            raise NotARecord(_TOO_MANY, mark[0], mark[1])
        return value, mark

    def _scalar(self, event: ScalarEvent) -> Mark:
        """The mark of a plain value, in which nothing is amiss."""
        begin: Any = event.start_mark
        end: Any = event.end_mark
        line, column = begin.line + 1, begin.column + 1
        if event.tag is not None or event.anchor is not None:
            raise NotARecord(_TAG if event.tag is not None else _ALIAS, line, column)
        style = event.style
        # An escape in double quotes, or lines folded into one, can bring in what does not stand in the file itself.
        if style == '"' or line <= end.line:
            _refuse_brought_in(event.value, line, column)
        if self.may_be_cut and not style and (cut := cut_by_comment(event.value, self._behind(end))):
            raise NotARecord(cut, end.line + 1, end.column + 2)
        return line, column, None

    def _mapping(self, event: MappingStartEvent, around: _Around) -> tuple[Value, Mark]:
        line, column = _opened(event, around)
        inside = (*around, dict)
        values: dict[str, Value] = {}
        marks: dict[str, Mark] = {}
        key_lines: dict[str, int] = {}
        for step in self.events:
            if isinstance(step, MappingEndEvent):
                break
            key, at = self._value(step, inside)
            if not isinstance(key, str):
                raise NotARecord(_KEY, at[0], at[1])
            if key in key_lines:
                raise NotARecord(_twice(key, key_lines[key], item=around[-1:] == (list,)), at[0], at[1])
            # Nearly every key is a plain word, in which there is nothing to look for.
            if not key.isidentifier() and (slip := slip_in_key(key)):
                raise NotARecord(slip[1], at[0], at[1] + slip[0])
            key_lines[key] = at[0]
            values[key], marks[key] = self._value(next(self.events), inside)
        return values, (line, column, marks)

    def _list(self, event: SequenceStartEvent, around: _Around) -> tuple[Value, Mark]:
        line, column = _opened(event, around)
        inside = (*around, list)
        values: list[Value] = []
        marks: list[Mark] = []
        for step in self.events:
            if isinstance(step, SequenceEndEvent):
                break
            value, mark = self._value(step, inside)
            values.append(value)
            marks.append(mark)
        if len(values) == 1 and event.flow_style:
            self._refuse_joined(values[0], marks[0])
        return values, (line, column, marks)

    def _refuse_joined(self, value: Value, mark: Mark) -> None:
        """Refuses the one item of a list in brackets where it is without quotes and looks like several."""
        line, column, _ = mark
        joined = joined_items(value) if isinstance(value, str) else None
        if joined and self._lines[line - 1][column - 1] not in "'\"":
            raise NotARecord(joined, line, column)

    def _behind(self, end: yaml.Mark) -> str:
        """What stands on a line behind the end of a value."""
        return self._lines[end.line][end.column :]

    @cached_property
    def _lines(self) -> list[str]:
        # An empty value may stand behind the last line. Few texts are asked for their lines.
        return [*self.text.splitlines(), ""]


def _opened(event: yaml.CollectionStartEvent, around: _Around) -> tuple[int, int]:
    line, column = _at(event)
    if event.tag is not None or event.anchor is not None:
        raise NotARecord(_TAG if event.tag is not None else _ALIAS, line, column)
    if len(around) >= MAX_DEPTH:
        raise NotARecord(_TOO_DEEP, line, column)
    return line, column


def _refuse_brought_in(value: str, line: int, column: int) -> None:
    if odd := odd_character(value):
        raise NotARecord(odd.message, line, column)
    if personal := personal_number(value):
        raise NotARecord(personal.message, line, column, rule=NO_PERSONAL_DATA)


def _at(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    assert mark is not None
    return mark.line + 1, mark.column + 1


def _twice(key: str, first: int, *, item: bool) -> Message:
    return Message(
        zh=f"“{shown(key)}”写了两次，第一次在第{first}行；每个字段只写一次"
        + ("，要是新的一项，前面加“- ”" if item else ""),
        en=f"the key {shown(key)!r} stands twice, first on line {first}; write each key once"
        + (", begin a new item with a dash" if item else ""),
    )


def _broken(error: yaml.MarkedYAMLError, text: str) -> NotARecord:
    mark = error.problem_mark or error.context_mark
    if mark is not None and "nesting depth" in (error.problem or ""):
        # From version 0.2.6 on libyaml looks ahead for its own limit before it tells of the first level.
        return NotARecord(_TOO_DEEP, mark.line + 1, mark.column + 1)
    found = located(error, text, _last_event(text))
    return NotARecord(found.message, found.line, found.column)


def _last_event(text: str) -> yaml.Event | None:
    """The last event before a text turns out to be broken."""
    last = None
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            last = event
    except yaml.MarkedYAMLError:
        pass
    return last


_NOT_YAML = Message(
    zh="这里的格式不对，请检查冒号、缩进和引号",
    en="this is not YAML; check colons, indentation and quotes",
)
_ALIAS = Message(
    zh="记录里不用 & 和 * 引用；文字以 & 或 * 开头时请加引号，要重复的内容请照写",
    en="records use no & anchors and * aliases; quote a text that begins so, and write repeated things out",
)
_TAG = Message(
    zh="记录里不用 ! 标签；文字以 ! 开头时请加引号",
    en="records use no ! tags; quote a text that begins with !",
)
_SEVERAL = Message(zh="一个文件只放一份记录，请去掉 ---", en="one file holds one record; remove the ---")
_KEY = Message(zh="冒号前面只能是一个词，不能是列表", en="a key must be one word, not a list or a mapping")
_EMPTY = Message(zh="文件是空的，应有一份记录", en="the file is empty; it should hold a record")
_TOO_DEEP = Message(
    zh=f"嵌套超过{MAX_DEPTH}层，记录不会这样深",
    en=f"nested more than {MAX_DEPTH} levels; no record is that deep",
)
_TOO_MANY = Message(
    zh=f"一个文件里超过{MAX_VALUES}个值，请分成几份记录",
    en=f"more than {MAX_VALUES} values in one file; split it into several records",
)
