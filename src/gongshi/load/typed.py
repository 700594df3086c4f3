"""Plain values to a typed record, or to every finding that keeps them from being one, each with its place."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from gongshi.findings import RECORD, Finding, Level, Message
from gongshi.load.parse import NotARecord, parse
from gongshi.load.read import read
from gongshi.model.record import Record
from gongshi.model.refusal import REFUSED, Missing
from gongshi.place import Mark, Place, down

R = TypeVar("R", bound=Record)


class Loaded(NamedTuple):
    """What became of one file: a record, or findings."""

    record: Record | None
    findings: tuple[Finding, ...]


def load(path: Path, name: str, model: type[Record], *, minor_digits: int = 2) -> Loaded:
    """The record in the file at ``path``; ``name`` is what findings call the file.

    ``minor_digits``: how many decimal places an amount of the fund's currency has.
    """
    try:
        return typed(read(path), name, model, minor_digits=minor_digits)
    except NotARecord as refusal:
        return Loaded(None, (_refusal(refusal, name),))


def typed(text: str, name: str, model: type[Record], *, minor_digits: int = 2) -> Loaded:
    """The record in ``text``, as by `load`.

    Raises:
        NotARecord: where the text is not YAML of the kind we read.
    """
    value, mark = parse(text)
    try:
        record = model.model_validate(value, context={"minor_digits": minor_digits})
    except ValidationError as error:
        details = error.errors(include_url=False)
        return Loaded(None, tuple(_finding(detail, mark, name, model) for detail in details))
    return Loaded(record.located(name, mark), ())


def _refusal(refusal: NotARecord, name: str) -> Finding:
    return Finding(Place(name, refusal.line, refusal.column), RECORD, Level.ERROR, refusal.message)


def _finding(detail: ErrorDetails, mark: Mark, name: str, model: type[Record]) -> Finding:
    rule, message = _said(detail, model)
    line, column, _ = _mark_at(mark, detail["loc"])
    return Finding(Place(name, line, column), rule, Level.ERROR, message)


def _mark_at(mark: Mark, path: Sequence[str | int]) -> Mark:
    """The mark at ``path``, passing over the steps that pydantic adds for the branches of a union."""
    for step in path:
        mark = down(mark, step)
    return mark


def _said(detail: ErrorDetails, model: type[Record]) -> tuple[str, Message]:
    context: Mapping[str, Any] = detail.get("ctx", {})
    key = str(detail["loc"][-1]) if detail["loc"] else ""
    kind = detail["type"]
    if kind == REFUSED:
        return context["rule"], Message(context["zh"], context["en"])
    if kind == "missing":
        return _missing(key, detail["loc"], model)
    if kind == "extra_forbidden":
        return RECORD, _unknown_key(key, _keys_at(model, detail["loc"]))
    return RECORD, _wrong(kind, key, detail["input"], context)


def _missing(key: str, path: Sequence[str | int], model: type[Record]) -> tuple[str, Message]:
    if len(path) == 1:
        for note in model.model_fields[key].metadata:
            if isinstance(note, Missing):
                return note.rule, note.message
    return RECORD, Message(zh=f"缺少 {key}", en=f"{key} is missing")


def _unknown_key(key: str, known: Sequence[str]) -> Message:
    close = difflib.get_close_matches(key, known, n=1)
    if close:
        return Message(zh=f"没有“{key}”这个键，是不是 {close[0]}？", en=f"there is no key {key!r}; did you mean {close[0]}?")
    return Message(
        zh=f"没有“{key}”这个键；可以写的有：{'、'.join(known)}",
        en=f"there is no key {key!r}; those known here are {', '.join(known)}",
    )


def _keys_at(model: type[Record], path: Sequence[str | int]) -> list[str]:
    schema: dict[str, Any] = model.model_json_schema()
    definitions: dict[str, Any] = schema.get("$defs", {})
    for step in path[:-1]:
        schema = _below(schema, step, definitions)
    return sorted(schema.get("properties", {}))


def _below(schema: dict[str, Any], step: str | int, definitions: dict[str, Any]) -> dict[str, Any]:
    if isinstance(step, int):
        below = schema.get("items", schema)
    elif "discriminator" in schema:
        below = {"$ref": schema["discriminator"]["mapping"][step]}
    else:
        below = schema.get("properties", {}).get(step, schema)
    for branch in below.get("anyOf", ()):
        if branch.get("type") != "null":
            below = branch
            break
    if "$ref" in below:
        below = definitions[below["$ref"].rsplit("/", 1)[-1]]
    return dict(below)


def _wrong(kind: str, key: str, value: object, context: Mapping[str, Any]) -> Message:
    shown = f"“{value}”" if isinstance(value, str) else "这里的内容"
    in_english = repr(value) if isinstance(value, str) else "what stands here"
    match kind:
        case "enum" | "literal_error" | "union_tag_invalid":
            expected = str(context.get("expected") or context.get("expected_tags"))
            listed = expected.replace("'", "").replace(" or ", ", ")
            tag = value.get("event") if isinstance(value, dict) else value
            return Message(zh=f"“{tag}”不在可选范围内：{listed}", en=f"{tag!r} is none of {listed}")
        case "union_tag_not_found":
            return Message(zh="缺少 event：这里要写明发生了什么", en="event is missing: say what happened")
        case "tuple_type" | "list_type":
            return Message(zh=f"{key} 应是列表，每项以 - 开头", en=f"{key} should be a list, each item after a -")
        case "model_type" | "model_attributes_type" | "dict_type" | "mapping_type":
            return Message(
                zh="这里应是“键: 值”的组合", en="a group of “key: value” lines is wanted here"
            )
        case "string_pattern_mismatch":
            return Message(
                zh=f"{shown}不合 {key} 的写法 {context['pattern']}",
                en=f"{in_english} is not of the form of {key}, {context['pattern']}",
            )
        case "greater_than_equal" | "less_than_equal":
            bound = context.get("ge", context.get("le"))
            sign = "≥" if kind == "greater_than_equal" else "≤"
            return Message(zh=f"{key} 应 {sign} {bound}", en=f"{key} should be {sign} {bound}")
        case _:
            return Message(zh=f"{shown}不能作 {key} 的值", en=f"{in_english} is no value for {key}")
