"""The handbook's page of the shipped scenarios: which question each answers, and what it changes for that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gongshi.findings import Message
from gongshi_simulator.assumption import stated
from gongshi_simulator.handbook.forms import in_both, simulated
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.scenario_files import read_shipped
from gongshi_simulator.scenarios import question, shipped


def scenarios_page() -> str:
    """The page as Markdown."""
    return "\n".join([*_head(), *(_row(name, path) for name, path in shipped().items()), ""])


def _head() -> Iterator[str]:
    yield "# 自带的情景 Shipped scenarios"
    yield ""
    yield (
        "每个情景回答一个问题。命令行里写编号就能推演，例如 `gongshi simulate monthly-council`；"
        "也可以照着它[再改几个数](scenario.md#extending)。有异议的几个都是加压的情形，没有数据。"
    )
    yield ""
    yield (
        "Each scenario answers one question. On the command line its id is enough, as in `gongshi simulate "
        "monthly-council`; or [change a few more numbers](scenario.md#extending) of it. Those with objections are "
        "stress cases: there are no data."
    )
    yield ""
    yield "| 情景 Scenario | 问什么 Question | 改了什么 What it changes |"
    yield "|---|---|---|"


def _row(name: str, path: Path) -> str:
    scenario = read_shipped(name)
    title = Message(*(scenario.title.read(language, "zh").text for language in ("zh", "en")))
    return f"| `{name}`<br>{in_both(title)} | {in_both(question(path))} | {'<br>'.join(_changes(scenario))} |"


def _changes(scenario: Scenario) -> Iterator[str]:
    if scenario.extends is None:
        yield "所有的数都写在这里 all numbers stand here"
        return
    yield f"照 extends `{scenario.extends}`"
    before, after = (
        {one.path: one.assumption for one in stated(each)} for each in (read_shipped(scenario.extends), scenario)
    )
    for path, assumption in after.items():
        if assumption != before.get(path):
            yield f"`{path}` {simulated(before.get(path))} → {simulated(assumption)}"
