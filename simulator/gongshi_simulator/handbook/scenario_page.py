"""The handbook's page of the scenario: every key, its name, its form, and what the shipped one says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from pydantic.fields import FieldInfo

from gongshi.findings import Message
from gongshi.model.record import Entry
from gongshi.model.terms import Basis
from gongshi.model.vocabulary import key_words
from gongshi_simulator.assumption import Assumption, Called, Choice, Ranged, Spread
from gongshi_simulator.handbook.forms import form, in_both, written
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.scenario_files import read_shipped

_KINDS = (
    (Ranged, Message("全年一个值的数", "a number that holds all year")),
    (Spread, Message("每个项目各抽一次的数", "a number drawn for every project")),
    (Choice, Message("选一种的", "a choice")),
)
_ORDERS: Mapping[type[Entry], Message] = {
    Ranged: Message(
        "从小到大写：`low` 不大于 `value`，`value` 不大于 `high`，可以相等。推演只用 `value`；"
        "`low` 和 `high` 写明哪些取值也值得一试。只有项目金额，抽取时也不超出 `low` 和 `high`。",
        "In rising order: `low` ≤ `value` ≤ `high`; they may be equal. Only `value` is simulated; `low` and `high` say "
        "which other values are worth trying. Only a project's amount is kept between them when it is drawn, too.",
    ),
    Spread: Message(
        "从小到大写：`low` 不大于 `mode`，`mode` 不大于 `high`，可以相等。推演时在 `low` 和 `high` 之间抽取。",
        "In rising order: `low` ≤ `mode` ≤ `high`; they may be equal. Values are drawn between `low` and `high`.",
    ),
}
"""How the numbers of a kind must follow each other, and what they are for."""
_EXAMPLE = """
```yaml
council:
  members:
    value: 25
    low: 15
    high: 40
    basis: comparator
    why: {zh: 武侯晋阳社区37人（2017年）。, en: 'Jinyang in Wuhou, 37 (2017).'}
```
"""


_EXTENDING = """
```yaml
id: monthly
extends: community-year
title: {zh: 每月开会, en: A sitting every month}
council:
  sittings_a_year:
    value: 12
    basis: assumed
    why: {zh: 试一试每月开会。, en: To see what monthly sittings change.}
```
"""


def scenario_page() -> str:
    """The page as Markdown."""
    return "\n".join([*_head(), *_extending(), *_numbers(), *_file(), *_sections(read_shipped("community-year"))])


def _head() -> Iterator[str]:
    yield "# 情景的字段 The scenario's fields"
    yield ""
    yield (
        "情景文件写什么、每个数写成什么样、最大最小能写到多少。除了 `extends` 和 `what_if`，所有字段都必须写；"
        "超出范围的数会连同文件、行、列一起报出来。照[自带的一个情景](scenarios.md)改几个数最快。"
    )
    yield ""
    yield (
        "What a scenario holds, how each number is written, and how far it may go. All keys are required but `extends` "
        "and `what_if`; a number out of range is refused with its file, line and column. The quickest way is to extend "
        "a [shipped scenario](scenarios.md) and change a few numbers."
    )
    yield ""


def _extending() -> Iterator[str]:
    yield "## 照另一个情景改 Extending another {: #extending }"
    yield ""
    yield (
        "写上 `extends` 和要改的几个数，别的都照旧。`extends` 先找同一文件夹里的 `<编号>.yaml`，再找自带的。"
        "换了数，`basis` 和 `why` 也要重写；没写的 `low`、`high` 不变。"
    )
    yield ""
    yield (
        "Name it in `extends` and write the numbers that change; all else is taken over. `<id>.yaml` in the same "
        "folder comes before a shipped scenario. A number that changes says its `basis` and `why` anew; `low` and "
        "`high` stay as they were where they are left out."
    )
    yield _EXTENDING


def _numbers() -> Iterator[str]:
    yield "## 每个数怎样写 How a number is written {: #numbers }"
    yield ""
    yield "每个数都写明依据，下面按三种写法列出。Every number says what it rests on; there are three ways to write one."
    yield _EXAMPLE
    for kind, said in _KINDS:
        yield f"### {said.zh} {said.en} {{: #{kind.__name__.lower()} }}"
        yield ""
        yield "| 字段 Key | 是什么 What |"
        yield "|---|---|"
        # What is its own first, then basis and reason, as in a file.
        for name, field in sorted(kind.model_fields.items(), key=lambda item: item[0] in Assumption.model_fields):
            yield f"| `{name}` | {in_both(called(kind, name, field))} |"
        yield ""
        if kind in _ORDERS:
            yield in_both(_ORDERS[kind])
            yield ""
    yield "`basis` 写 write: " + "、".join(f"`{one.value}` {one.zh} {one.en}" for one in Basis)
    yield ""


def _file() -> Iterator[str]:
    yield "## 整个文件 The file {: #scenario }"
    yield ""
    yield "| 字段 Key | 是什么 What |"
    yield "|---|---|"
    for name, field in Scenario.model_fields.items():
        is_section = isinstance(field.annotation, type) and issubclass(field.annotation, Entry)
        key = f"[`{name}`](#{name})" if is_section else f"`{name}`"
        yield f"| {key} | {in_both(called(Scenario, name, field))} |"
    yield ""


def _sections(shipped: Scenario) -> Iterator[str]:
    for name, field in Scenario.model_fields.items():
        section = getattr(shipped, name)
        if isinstance(section, Entry):
            said = called(Scenario, name, field)
            yield f"## {said.zh} {said.en} {{: #{name} }}"
            yield ""
            yield from _table(section)


def _table(section: Entry) -> Iterator[str]:
    yield "| 字段 Key | 是什么 What | 写成 Form | 自带情景 Shipped |"
    yield "|---|---|---|---|"
    for name, field in type(section).model_fields.items():
        what = in_both(called(type(section), name, field))
        said = in_both(form(name, _kind(field)))
        yield f"| `{name}` | {what} | {said} | {written(getattr(section, name))} |"
    yield ""


def _kind(field: FieldInfo) -> type[Assumption]:
    """What stands under a key, which some sections let one leave out."""
    kinds = (field.annotation, *get_args(field.annotation))
    return next(one for one in kinds if isinstance(one, type) and issubclass(one, Assumption))


def called(entry: type[Entry], name: str, field: FieldInfo) -> Message:
    """What a key is called: as its own model says, else as all records do."""
    own = next((note for note in field.metadata if isinstance(note, Called)), None)
    return own or key_words(entry, name)
