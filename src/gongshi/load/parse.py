"""YAML text to plain values with the place of each: the one module that reads YAML.

Scalars stay text; the schema types them later, so ``no``, ``0123``, ``12:30`` and ``1_000`` hold no surprises.
Works on PyYAML's event stream with an explicit stack: no nesting, however deep, can exhaust the program.
"""

from __future__ import annotations

from typing import Any

import yaml

from gongshi.findings import NO_PERSONAL_DATA, RECORD, Message
from gongshi.load.slips import cut_by_comment, joined_items, slip_in, slip_in_key
from gongshi.load.yaml_faults import located
from gongshi.model.refusal import shown
from gongshi.personal import personal_number
from gongshi.place import Mark
from gongshi.text import odd_character

MAX_DEPTH = 12
MAX_VALUES = 20_000

Value = str | dict[str, "Value"] | list["Value"]

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
    builder = _Builder(text)
    last: yaml.Event | None = None
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
            last = event
    except yaml.MarkedYAMLError as error:
        raise _broken(error, text, last) from None
    except yaml.reader.ReaderError:
        odd = odd_character(text)
        line = text.count("\n", 0, odd.position) + 1 if odd else 1
        raise NotARecord(odd.message if odd else _NOT_YAML, line, 1) from None
    if builder.root is None:
        raise NotARecord(_EMPTY, 1, 1)
    if isinstance(builder.root[0], str) and (slip := slip_in(lines := text.splitlines(), 1, len(lines))):
        raise NotARecord(slip.message, slip.line, slip.column)
    return builder.root


class _Builder:
    """Collects events into values. ``stack`` holds the collections that have begun and not yet ended."""

    def __init__(self, text: str) -> None:
        # An empty value may stand behind the last line.
        self.lines = [*text.splitlines(), ""]
        self.root: tuple[Value, Mark] | None = None
        self.stack: list[_Mapping | _List] = []
        self.documents = 0
        self.values = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = self.stack.pop()
            if isinstance(closed, _List):
                self._refuse_joined(closed)
            self._put(closed.values, (closed.line, closed.column, closed.marks))
        elif isinstance(event, yaml.AliasEvent):
            raise NotARecord(_ALIAS, *_at(event))
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise NotARecord(_SEVERAL, *_at(event))

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        mark: Any = event.start_mark
        end: Any = event.end_mark
        at = (mark.line + 1, mark.column + 1, None)
        if event.tag is not None or event.anchor is not None:
            raise NotARecord(_TAG if event.tag is not None else _ALIAS, at[0], at[1])
        # An escape in double quotes, or lines folded into one, can bring in what does not stand in the file itself.
        if event.style == '"' or mark.line != end.line:
            _refuse_brought_in(event.value, at[0], at[1])
        if not event.style and (cut := cut_by_comment(event.value, self.lines[end.line][end.column :])):
            raise NotARecord(cut, end.line + 1, end.column + 2)
        self._put(event.value, at)

    def _refuse_joined(self, closed: _List) -> None:
        """Refuses a list in brackets of which the one item, without quotes, looks like several."""
        if len(closed.values) != 1 or self.lines[closed.line - 1][closed.column - 1] != "[":
            return
        value, (line, column, _) = closed.values[0], closed.marks[0]
        if isinstance(value, str) and (joined := joined_items(value)) and self.lines[line - 1][column - 1] not in "'\"":
            raise NotARecord(joined, line, column)

    def _put(self, value: Value, mark: Mark) -> None:
        self.values += 1
        if self.values > MAX_VALUES:
            raise NotARecord(_TOO_MANY, mark[0], mark[1])
        if self.stack:
            self.stack[-1].put(value, mark)
        else:
            self.root = (value, mark)

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        line, column = _at(event)
        if event.tag is not None or event.anchor is not None:
            raise NotARecord(_TAG if event.tag is not None else _ALIAS, line, column)
        if len(self.stack) >= MAX_DEPTH:
            raise NotARecord(_TOO_DEEP, line, column)
        if isinstance(event, yaml.MappingStartEvent):
            item = bool(self.stack) and isinstance(self.stack[-1], _List)
            self.stack.append(_Mapping(line, column, item=item))
        else:
            self.stack.append(_List(line, column))


def _refuse_brought_in(value: str, line: int, column: int) -> None:
    if odd := odd_character(value):
        raise NotARecord(odd.message, line, column)
    if personal := personal_number(value):
        raise NotARecord(personal.message, line, column, rule=NO_PERSONAL_DATA)


def _at(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    assert mark is not None
    return mark.line + 1, mark.column + 1


class _List:
    __slots__ = ("column", "line", "marks", "values")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column
        self.values: list[Value] = []
        self.marks: list[Mark] = []

    def put(self, value: Value, mark: Mark) -> None:
        self.values.append(value)
        self.marks.append(mark)


class _Mapping:
    """``key`` is the key whose value is still to come, ``item`` whether this is one item of a list."""

    __slots__ = ("column", "item", "key", "key_lines", "line", "marks", "values")

    def __init__(self, line: int, column: int, *, item: bool) -> None:
        self.line = line
        self.column = column
        self.item = item
        self.key: str | None = None
        self.key_lines: dict[str, int] = {}
        self.values: dict[str, Value] = {}
        self.marks: dict[str, Mark] = {}

    def put(self, value: Value, mark: Mark) -> None:
        if self.key is not None:
            self.values[self.key] = value
            self.marks[self.key] = mark
            self.key = None
        elif not isinstance(value, str):
            raise NotARecord(_KEY, mark[0], mark[1])
        elif value in self.values:
            raise NotARecord(_twice(value, self.key_lines[value], item=self.item), mark[0], mark[1])
        elif slip := slip_in_key(value):
            raise NotARecord(slip[1], mark[0], mark[1] + slip[0])
        else:
            self.key = value
            self.key_lines[value] = mark[0]


def _twice(key: str, first: int, *, item: bool) -> Message:
    return Message(
        zh=f"“{shown(key)}”写了两次，第一次在第{first}行；每个字段只写一次"
        + ("，要是新的一项，前面加“- ”" if item else ""),
        en=f"the key {shown(key)!r} stands twice, first on line {first}; write each key once"
        + (", begin a new item with a dash" if item else ""),
    )


def _broken(error: yaml.MarkedYAMLError, text: str, last: yaml.Event | None) -> NotARecord:
    mark = error.problem_mark or error.context_mark
    if mark is not None and "nesting depth" in (error.problem or ""):
        # From version 0.2.6 on libyaml looks ahead for its own limit before it tells of the first level.
        return NotARecord(_TOO_DEEP, mark.line + 1, mark.column + 1)
    found = located(error, text, last)
    return NotARecord(found.message, found.line, found.column)


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
