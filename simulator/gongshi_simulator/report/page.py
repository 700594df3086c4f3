"""The report's page: the answer first, then the plot, its table, what it rests on, and how to repeat it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined, Template

from gongshi.findings import Message
from gongshi.look import stylesheet
from gongshi_simulator.bands import Band
from gongshi_simulator.metrics import BANDS
from gongshi_simulator.report import words
from gongshi_simulator.report.answer import Fact, all_in_time, answer, facts, how_leads_are_counted
from gongshi_simulator.report.assumptions import Group, assumptions, both
from gongshi_simulator.report.run import Run, versions
from gongshi_simulator.report.wording import day_text, mean_number, mean_span
from gongshi_simulator.summary import MonthEnd, Summary


class Cell(NamedTuple):
    """What a band holds: a mean and its interval; no interval where all years agree."""

    band: Band
    mean: str
    span: str


class Line(NamedTuple):
    """The end of one month."""

    day: str
    cells: tuple[Cell, ...]


class Page(NamedTuple):
    """Everything on the page, as finished text."""

    title: Message
    year: int
    answer: Message
    all_in_time: Message
    facts: tuple[Fact, ...]
    notes: tuple[Message, ...]
    caption: Message
    bands: tuple[Band, ...]
    lines: tuple[Line, ...]
    how_to_read: Message
    groups: tuple[Group, ...]
    method: tuple[Message, ...]
    structure: tuple[Message, ...]
    left_out: tuple[Message, ...]
    scenario: str
    command: str
    inputs: tuple[tuple[str, str], ...]
    site: str | None


def page(run: Run, summary: Summary) -> str:
    """The HTML of the page."""
    shown = Page(
        title=both(run.scenario.title),
        year=run.scenario.year,
        answer=answer(summary),
        all_in_time=all_in_time(summary),
        facts=facts(summary),
        notes=tuple(_notes(run, summary)),
        caption=_caption(summary),
        bands=BANDS,
        lines=tuple(_line(one) for one in summary.month_ends),
        how_to_read=words.HOW_TO_READ,
        groups=assumptions(run),
        method=words.METHOD,
        structure=words.STRUCTURE,
        left_out=words.LEFT_OUT,
        scenario=f"{run.scenario.id}.yaml",
        command=run.command,
        inputs=tuple(_inputs(run)),
        site=run.site,
    )
    return _template().render(page=shown, example=words.EXAMPLE, styles=stylesheet() + _packaged("page.css"))


def _notes(run: Run, summary: Summary) -> Iterator[Message]:
    yield words.IN_FORCE
    yield how_leads_are_counted(summary)
    yield words.ONLY_CHANCE
    if run.scenario.year not in run.rules.days.announced:
        yield words.NOT_ANNOUNCED


def _caption(summary: Summary) -> Message:
    return Message(
        f"每一天处在各阶段的项目数，{summary.replications}个模拟年的平均；右边是12月31日的平均数和95%区间，"
        "各年都一样的不写区间。"
        "▼ 是议事会开会的日子。",
        f"Projects in each stage on every day, mean of {summary.replications} simulated years; on the right the mean "
        "on 31 December and its 95% interval, none where all years agree. ▼ marks the days on which the council sits.",
    )


def _line(month_end: MonthEnd) -> Line:
    cells = (Cell(band, mean_number(mean), mean_span(mean)) for band, mean in zip(BANDS, month_end.bands, strict=True))
    return Line(day_text(month_end.day), tuple(cells))


def _inputs(run: Run) -> Iterator[tuple[str, str]]:
    yield "种子 seed", str(run.seed)
    yield "重复次数 replications", str(run.replications)
    yield from ((f"{name} SHA-256", fingerprint) for name, fingerprint in run.sha256.items())
    yield "版本 versions", ", ".join(f"{name} {number}" for name, number in versions().items())


def _packaged(name: str) -> str:
    return (files("gongshi_simulator.report") / name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_packaged("page.html"))
