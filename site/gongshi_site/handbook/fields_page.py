"""The handbook's page of fields: every kind of file, and what can stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

from gongshi.load.tree import KINDS
from gongshi.model.event import EVENT_WORDS, Event
from gongshi.model.record import Entry
from gongshi.model.terms import Term
from gongshi.model.vocabulary import ENTRY_WORDS, key_words
from gongshi_site.handbook.forms import anchor, form

_FILES = {
    "programme": "programme.yaml",
    "rules": "rules.yaml",
    "holidays": "holidays/2026.yaml",
    "community": "communities/wutong/community.yaml",
    "ballots": "communities/wutong/ballots/2026-vote.yaml",
    "meetings": "communities/wutong/meetings/2026-03-05.yaml",
    "notices": "communities/wutong/notices/2026-n03.yaml",
    "projects": "communities/wutong/projects/2026-007.yaml",
    "proposals": "communities/wutong/proposals/2026.yaml",
}


def fields_page() -> str:
    """All records and what stands in them, as Markdown."""
    return "\n".join([*_head(), *_records(), *_events(), *_inner_entries(), *_terms()])


def _head() -> Iterator[str]:
    yield "# 记录的字段 Fields"
    yield ""
    yield "每种文件写什么、每个字段写成什么样。标 * 的必须写；其余不知道就不写，检查时答“无法判断”。"
    yield ""
    yield (
        "What each kind of file holds and how each value is written. Keys marked * are required; leave out what is not "
        "known: the checker then answers “unknown”."
    )
    yield ""
    yield "规划模拟的情景另有一页：[情景](scenario.md)。The scenario of a simulation has a page of its own."
    yield ""


def _records() -> Iterator[str]:
    for kind, model in KINDS.items():
        title = ENTRY_WORDS[model.__name__]
        yield f"## {title.zh} {title.en} {{: #{anchor(model)} }}"
        yield ""
        yield f"`{_FILES[kind]}`"
        yield ""
        yield from _table(model)


def _events() -> Iterator[str]:
    yield "## 经过里的事件 Events of a history {: #events }"
    yield ""
    for event in _event_classes():
        (name,) = get_args(event.model_fields["event"].annotation)
        said = EVENT_WORDS[name]
        yield f"### `{name}` {said.zh} {said.en} {{: #{anchor(event)} }}"
        yield ""
        yield from _table(event)


def _inner_entries() -> Iterator[str]:
    yield "## 其中的条目 Entries {: #entries }"
    yield ""
    records = set(KINDS.values())
    for entry in dict.fromkeys(inner for model in (*KINDS.values(), *_event_classes()) for inner in _inside(model)):
        if entry not in records and entry.__name__ in ENTRY_WORDS:
            said = ENTRY_WORDS[entry.__name__]
            yield f"### {said.zh} {said.en} {{: #{anchor(entry)} }}"
            yield ""
            yield from _table(entry)


def _terms() -> Iterator[str]:
    yield "## 固定的说法 Closed lists {: #terms }"
    yield ""
    for term in dict.fromkeys(one for model in _all_entries() for one in _terms_of(model)):
        yield f"### {term.__name__} {{: #{anchor(term)} }}"
        yield ""
        yield "| 写 Value | 中文 | English |"
        yield "|---|---|---|"
        yield from (f"| `{one.value}` | {one.zh} | {one.en} |" for one in term)
        yield ""


def _table(entry: type[Entry]) -> Iterator[str]:
    hints = get_type_hints(entry, include_extras=True)
    yield "| 字段 Key | 是什么 What | 写成 Form |"
    yield "|---|---|---|"
    for name, field in entry.model_fields.items():
        key = field.alias or name
        said = key_words(entry, key)
        required = "\\*" if field.is_required() else ""
        yield f"| `{key}`{required} | {said.zh}<br>{said.en} | {form(hints[name], field)} |"
    yield ""


def _event_classes() -> tuple[type[Entry], ...]:
    classes: tuple[type[Entry], ...] = get_args(get_args(Event)[0])
    return classes


def _inside(entry: type[Entry]) -> Iterator[type[Entry]]:
    """The kinds of entries that stand in an entry, themselves and what stands in them."""
    for field in entry.model_fields.values():
        for inner in _classes(field.annotation):
            if issubclass(inner, Entry):
                yield inner
                yield from _inside(inner)


def _all_entries() -> Iterator[type[Entry]]:
    for model in KINDS.values():
        yield model
        yield from _inside(model)


def _terms_of(entry: type[Entry]) -> Iterator[type[Term]]:
    for field in entry.model_fields.values():
        yield from (inner for inner in _classes(field.annotation) if issubclass(inner, Term))


def _classes(annotation: Any) -> Iterator[type]:  # noqa: ANN401 - a type hint
    if isinstance(annotation, type):
        yield annotation
    for inner in get_args(annotation):
        yield from _classes(inner)
