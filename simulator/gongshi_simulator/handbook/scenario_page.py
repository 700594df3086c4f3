"""The handbook's page of the scenario: every key, its name, its form, and what the shipped one says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic.fields import FieldInfo

from gongshi.findings import Message
from gongshi.load.typed import load
from gongshi.model.record import Entry
from gongshi.model.terms import Basis
from gongshi.model.vocabulary import key_words
from gongshi_simulator.assumption import Assumption, Called, Choice, Ranged, Spread
from gongshi_simulator.handbook.forms import form, written
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.scenarios import shipped_scenario

_KINDS = (
    (Ranged, Message("全年一个值的数", "a number that holds all year")),
    (Spread, Message("每个项目各抽一次的数", "a number drawn for every project")),
    (Choice, Message("二选一", "a choice")),
)
_ORDERS: Mapping[type[Entry], Message] = {
    Ranged: Message(
        "从小到大写：`low` 不大于 `value`，`value` 不大于 `high`，可以相等。推演只用 `value`；"
        "`low` 和 `high` 写明哪些取值也值得一试。",
        "In rising order: `low` ≤ `value` ≤ `high`; they may be equal. Only `value` is simulated; `low` and `high` say "
        "which other values are worth trying.",
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


def scenario_page() -> str:
    """The page as Markdown."""
    path = shipped_scenario()
    shipped = load(path, path.name, Scenario).record
    assert isinstance(shipped, Scenario)
    return "\n".join([*_head(), *_numbers(), *_file(), *_sections(shipped)])


def _head() -> Iterator[str]:
    yield "# 情景的字段 The scenario's fields"
    yield ""
    yield (
        "情景文件写什么、每个数写成什么样、最大最小能写到多少。所有字段都必须写；超出范围的数会连同文件、行、列一起报出来。"
        "照自带的情景另存一份再改最快，它在每份报告的文件夹里。"
    )
    yield ""
    yield (
        "What a scenario holds, how each number is written, and how far it may go. All keys are required; a number out "
        "of range is refused with its file, line and column. The quickest way is to copy the shipped scenario, which "
        "lies in the folder of every report."
    )
    yield ""


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
            yield f"| `{name}` | {_in_both(called(kind, name, field))} |"
        yield ""
        if kind in _ORDERS:
            yield _in_both(_ORDERS[kind])
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
        yield f"| {key} | {_in_both(called(Scenario, name, field))} |"
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
        assumption: Assumption = getattr(section, name)
        what = _in_both(called(type(section), name, field))
        yield f"| `{name}` | {what} | {_in_both(form(name, assumption))} | {written(assumption)} |"
    yield ""


def called(entry: type[Entry], name: str, field: FieldInfo) -> Message:
    """What a key is called: as its own model says, else as all records do."""
    own = next((note for note in field.metadata if isinstance(note, Called)), None)
    return own or key_words(entry, name)


def _in_both(said: Message) -> str:
    return f"{said.zh}<br>{said.en}"
