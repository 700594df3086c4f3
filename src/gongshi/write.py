"""Records as canonical YAML: the same record is always the same bytes, and small changes are small diffs.

The canonical form: UTF-8, keys in the model's order, nothing that equals its default, two spaces of indent, a
group of single values on one line in braces where it fits in 110 columns (a Chinese character takes two).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import yaml

from gongshi.model.record import Record
from gongshi.model.scalars import Plain

WIDTH = 110

_RESOLVER = yaml.resolver.Resolver()


def canonical(record: Record, *, minor_digits: int = 2) -> str:
    """The text of the record's file. Loading it gives the record again, and writing that the same text.

    ``minor_digits``: how many decimal places an amount of the fund's currency has.
    """
    return as_yaml(
        record.model_dump(
            by_alias=True, exclude_defaults=True, context={"minor_digits": minor_digits}, warnings="error"
        )
    )


def as_yaml(tree: Mapping[str, object]) -> str:
    """The canonical text of a mapping of plain values, as a record's dump has them; its keys stay in their order."""
    return _emitted(_events(tree, 0, 0))


def _emitted(events: Iterable[yaml.Event]) -> str:
    whole = (
        yaml.StreamStartEvent(),
        yaml.DocumentStartEvent(explicit=False),
        *events,
        yaml.DocumentEndEvent(explicit=False),
        yaml.StreamEndEvent(),
    )
    # PyYAML's C emitter escapes emoji and rare Han characters, so the slower one is used.
    text: str = yaml.emit(whole, Dumper=yaml.Dumper, allow_unicode=True, width=10**9)
    return text


def _events(value: object, column: int, block: int, *, flow: bool = False) -> Iterator[yaml.Event]:
    """The events of a value that begins at ``column``; what is inside it is indented to ``block``."""
    flow = flow or (column > 0 and _fits(value, column))
    match value:
        case dict():
            yield yaml.MappingStartEvent(anchor=None, tag=None, implicit=True, flow_style=flow)
            for key, inner in value.items():
                yield _scalar(key, typed=False)
                # A list stands as far left as its key.
                inside = block if isinstance(inner, list | tuple) else block + 2
                yield from _events(inner, block + len(key) + 2, inside, flow=flow)
            yield yaml.MappingEndEvent()
        case list() | tuple():
            yield yaml.SequenceStartEvent(anchor=None, tag=None, implicit=True, flow_style=flow)
            for inner in value:
                yield from _events(inner, block + 2, block + 2, flow=flow)
            yield yaml.SequenceEndEvent()
        case _:
            yield _scalar(str(value), typed=isinstance(value, Plain | StrEnum))


def _fits(value: object, column: int) -> bool:
    """Whether a group of single values fits on its line from ``column`` on."""
    if not isinstance(value, dict | list | tuple):
        return False
    inner = list(value.values()) if isinstance(value, dict) else list(value)
    if not all(isinstance(one, str) and "\n" not in one for one in inner):
        return False
    return column + columns(_emitted(_events(value, 0, 0, flow=True)).rstrip("\n")) <= WIDTH


def columns(text: str) -> int:
    """How many columns of a terminal a text takes; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _scalar(text: str, *, typed: bool) -> yaml.ScalarEvent:
    style = None
    if "\n" in text:
        style = "|"
    elif not typed and _reads_as_something_else(text):
        style = "'"
    return yaml.ScalarEvent(anchor=None, tag=None, implicit=(True, True), value=text, style=style)


def _reads_as_something_else(text: str) -> bool:
    # Other programs type a plain scalar by its look: a title 2026 would become a number, `no` false.
    return bool(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) != "tag:yaml.org,2002:str")  # type: ignore[no-untyped-call]
