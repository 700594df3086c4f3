"""What is said of a value that does not fit its model: pydantic's findings in words a clerk can act on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from pydantic_core import ErrorDetails

from gongshi.findings import LEVEL_WORDS, RECORD, Message
from gongshi.load.nothing import empty_item, empty_list, left_out, says_nothing
from gongshi.load.slips import in_plain_forms
from gongshi.meant import meant
from gongshi.model.event import EVENT_WORDS
from gongshi.model.meeting import Ballot, Meeting
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.proposal import ProposalYear
from gongshi.model.record import Record
from gongshi.model.refusal import REFUSED, Missing, shown
from gongshi.model.terms import Term
from gongshi.model.vocabulary import ENTRY_WORDS, KEY_WORDS

Context = Mapping[str, Any]

_SIDE_BY_SIDE = (Ballot, Meeting, Notice, Project, ProposalYear)
"""The kinds of record of which a community has many: a key is easily written into the wrong one."""


def said(detail: ErrorDetails, model: type[Record]) -> tuple[str, Message]:
    """The rule under which a value is refused, and why."""
    context: Context = detail.get("ctx", {})
    key = next((step for step in reversed(detail["loc"]) if isinstance(step, str)), "")
    match detail["type"]:
        case "missing":
            return _missing(key, detail["loc"], model)
        case "extra_forbidden":
            return RECORD, _unknown_key(key, _schema_around(model, detail["loc"]), model)
        case kind if detail["loc"] and says_nothing(detail["input"]):
            return RECORD, _nothing(key, detail, model, a_list=kind in _LISTS)
        case kind if kind == REFUSED:
            return context["rule"], in_plain_forms(Message(context["zh"], context["en"]), detail["input"])
        case kind:
            said = _WRONG.get(kind, _no_value)(key, detail["input"], context)
            return RECORD, in_plain_forms(said, detail["input"])


def _nothing(key: str, detail: ErrorDetails, model: type[Record], *, a_list: bool) -> Message:
    schema = _schema_around(model, detail["loc"])
    called = _called(key, schema)
    names = Message(f"{key}（{called}）" if called else f"{key} ", key)
    if isinstance(detail["loc"][-1], int):
        return empty_item(detail["input"], names)
    if a_list:
        return empty_list(detail["input"], names)
    return left_out(detail["input"], names, required=key in schema.get("required", ()))


def _missing(key: str, path: Sequence[str | int], model: type[Record]) -> tuple[str, Message]:
    if len(path) == 1:
        for note in model.model_fields[key].metadata:
            if isinstance(note, Missing):
                return note.rule, note.message
    called = _called(key, _schema_around(model, path))
    return RECORD, Message(zh=f"缺少 {key}{f'（{called}）' if called else ''}", en=f"{key} is missing")


def _called(key: str, schema: Context) -> str:
    """What a key is called in Chinese in the kind of entry that ``schema`` describes; nothing where it has no name.

    A schema that names its keys itself comes first: a scenario's keys are not those of the fund's records.
    """
    own: str | None = schema.get("properties", {}).get(key, {}).get("description")
    if own is not None:
        return own
    words = KEY_WORDS.get(f"{schema.get('title')}.{key}") or KEY_WORDS.get(key)
    return words.zh if words is not None else ""


def _unknown_key(key: str, schema: Context, model: type[Record]) -> Message:
    """``schema`` is that of the entry in which the key stands, ``model`` that of the record."""
    known = sorted(schema.get("properties", {}))
    entries = (_schema(model), *_schema(model).get("$defs", {}).values())
    elsewhere = [one for one in entries if key in one.get("properties", {})]
    if (event := _event_of(schema)) and any(map(_event_of, elsewhere)):
        return _of_another_event(key, event, known, schema)
    if not elsewhere and model in _SIDE_BY_SIDE and (owner := _record_with(key)):
        return _of_another_record(key, owner, model)
    likely = meant(key, {name: _called(name, schema) for name in known})
    if likely is not None:
        called = _called(likely, schema)
        return Message(
            zh=f"没有“{shown(key)}”这个字段，是不是 {likely}{f'（{called}）' if called else ''}？",
            en=f"there is no key {shown(key)!r}; did you mean {likely}?",
        )
    if elsewhere:
        return Message(
            zh=f"“{shown(key)}”不能写在这一层；请查这一行前面的空格是不是多了或少了",
            en=f"the key {shown(key)!r} does not belong here; look at the spaces before it",
        )
    return Message(
        zh=f"没有“{shown(key)}”这个字段；可以写的有：{'、'.join(known)}（各是什么，见手册的“{model.HANDBOOK_PAGE}”）",
        en=f"there is no key {shown(key)!r}; those known here are {', '.join(known)}",
    )


def _event_of(schema: Context) -> str | None:
    """What happened in the kind of event that ``schema`` describes; None where it describes something else."""
    event: str | None = schema.get("properties", {}).get("event", {}).get("const")
    return event


def _of_another_event(key: str, event: str, known: Sequence[str], schema: Context) -> Message:
    return Message(
        zh=f"{EVENT_WORDS[event].zh} {event} 不写 {key}（{_called(key, schema)}）；可以写的有：{'、'.join(known)}",
        en=f"{event} takes no {key}; those known here are {', '.join(known)}",
    )


def _record_with(key: str) -> type[Record] | None:
    """The one kind of a community's records that has this key."""
    owners = [model for model in _SIDE_BY_SIDE if key in model.model_fields]
    return owners[0] if len(owners) == 1 else None


def _of_another_record(key: str, owner: type[Record], model: type[Record]) -> Message:
    right, here = ENTRY_WORDS[owner.__name__], ENTRY_WORDS[model.__name__]
    return Message(
        zh=f"{key}（{_called(key, _schema(owner))}）是{right.zh}里写的，不写在{here.zh}里",
        en=f"{key} belongs in {right.en}, not in {here.en}",
    )


@cache
def _schema(model: type[Record]) -> dict[str, Any]:
    return model.model_json_schema()


def _schema_around(model: type[Record], path: Sequence[str | int]) -> dict[str, Any]:
    """The schema of the entry in which the last step of ``path`` stands."""
    schema = _schema(model)
    definitions: dict[str, Any] = schema.get("$defs", {})
    for step in path[:-1]:
        schema = _below(schema, step, definitions)
    return schema


def _below(schema: dict[str, Any], step: str | int, definitions: dict[str, Any]) -> dict[str, Any]:
    if isinstance(step, int):
        below = schema.get("items", schema)
    elif "discriminator" in schema:
        below = {"$ref": schema["discriminator"]["mapping"][step]}
    else:
        below = schema.get("properties", {}).get(step, schema)
    below = next((branch for branch in below.get("anyOf", ()) if branch.get("type") != "null"), below)
    if "$ref" in below:
        below = definitions[below["$ref"].rsplit("/", 1)[-1]]
    return dict(below)


def _none_of(key: str, value: object, context: Context) -> Message:
    if "expected" in context and not isinstance(value, str):
        return _no_value(key, value, context)
    expected = str(context.get("expected") or context.get("expected_tags"))
    known = tuple(expected.replace("'", "").replace(" or ", ", ").split(", "))
    tag = value.get("event") if isinstance(value, dict) else value
    called = _list_of(known)
    likely = meant(str(tag), called)
    if likely is not None:
        return Message(
            zh=f"没有“{shown(tag)}”这个说法，是不是 {_with_name(likely, called)}？",
            en=f"{shown(tag)!r} is unknown; did you mean {likely}?",
        )
    return Message(
        zh=f"没有“{shown(tag)}”这个说法；可以写的有：{'、'.join(_with_name(name, called) for name in known)}",
        en=f"{shown(tag)!r} is unknown; those known here are {', '.join(known)}",
    )


@cache
def _list_of(known: tuple[str, ...]) -> Mapping[str, str]:
    """What each value of a closed list is called in Chinese; nothing where the list is nobody's."""
    lists = [{term.value: term.zh for term in terms} for terms in Term.__subclasses__()]
    lists += [
        {name: words.zh for name, words in EVENT_WORDS.items()},
        {level.value: words.zh for level, words in LEVEL_WORDS.items()},
    ]
    return next((one for one in lists if tuple(one) == known), dict.fromkeys(known, ""))


def _with_name(name: str, called: Mapping[str, str]) -> str:
    return f"{name}（{called[name]}）" if called[name] else name


def _no_event(_key: str, _value: object, _context: Context) -> Message:
    return Message(zh="缺少 event：这里要写明发生了什么", en="event is missing: say what happened")


def _no_list(key: str, _value: object, _context: Context) -> Message:
    return Message(
        zh=f"{key} 要写成列表，例如 [2026-p006]，或每行一项、以 - 开头",
        en=f"{key} should be a list, each item after a -",
    )


def _no_mapping(_key: str, _value: object, _context: Context) -> Message:
    return Message(zh="这里应一行写一项：“字段: 内容”", en="a group of “key: value” lines is wanted here")


def _out_of_bounds(key: str, value: object, context: Context) -> Message:
    bound = f"≥ {context['ge']}" if "ge" in context else f"≤ {context['le']}"
    return Message(zh=f"{key} 是 {shown(value)}，应 {bound}", en=f"{key} is {shown(value)}; it should be {bound}")


def _no_value(key: str, value: object, _context: Context) -> Message:
    if isinstance(value, str):
        return Message(zh=f"“{shown(value)}”不能作 {key} 的值", en=f"{shown(value)!r} is no value for {key}")
    return Message(zh=f"{key} 这里只写一个值", en=f"{key} should be a single value, not a list or a mapping")


_LISTS = {"tuple_type", "list_type"}
_WRONG: Mapping[str, Callable[[str, object, Context], Message]] = {
    "enum": _none_of,
    "literal_error": _none_of,
    "union_tag_invalid": _none_of,
    "union_tag_not_found": _no_event,
    "tuple_type": _no_list,
    "list_type": _no_list,
    "model_type": _no_mapping,
    "model_attributes_type": _no_mapping,
    "dict_type": _no_mapping,
    "mapping_type": _no_mapping,
    "greater_than_equal": _out_of_bounds,
    "less_than_equal": _out_of_bounds,
}
"""pydantic's type of error -> what we say."""
