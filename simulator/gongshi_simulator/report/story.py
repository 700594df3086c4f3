"""What the page of a scenario's report tells, from its question to how it is made again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongshi.findings import Message
from gongshi_simulator.report import words
from gongshi_simulator.report.answer import answer, more, question
from gongshi_simulator.report.assumptions import assumptions, both
from gongshi_simulator.report.cells import NOTHING, shown, why_no_interval
from gongshi_simulator.report.evidence import Evidence
from gongshi_simulator.report.facts import Fact, facts, how_leads_are_counted
from gongshi_simulator.report.numbers import NAME
from gongshi_simulator.report.page import Figure, Page, Rests, blocks, repeat
from gongshi_simulator.report.section import Section
from gongshi_simulator.report.stress.checklist import checklist


def story(seen: Evidence, sections: Sequence[Section]) -> Page:
    """The page with these sections."""
    run = seen.run
    return Page(
        title=both(run.scenario.title),
        year=run.scenario.year,
        question=question(seen),
        answer=answer(seen),
        more=more(seen),
        figures=tuple(_figure(one, seen.summary.replications) for one in facts(seen)),
        notes=tuple(_notes(seen)),
        blocks=blocks(sections),
        rests=(Rests(NOTHING, assumptions(run.scenario, run.rules)),),
        method=(*words.METHOD, words.INTERVALS),
        stress=checklist(seen),
        repeat=repeat(run.origin, [NAME]),
        site=run.origin.site,
    )


def _figure(fact: Fact, years: int) -> Figure:
    read = shown(fact.cell, fact.unit)
    why = why_no_interval(fact.cell, years)
    if not why.zh:
        return Figure(fact.called, read)
    joint = "，" if read.beside.zh else ""
    beside = Message(f"{read.beside.zh}{joint}{why.zh}", why.en)
    return Figure(fact.called, read._replace(beside=beside))


def _notes(seen: Evidence) -> Iterator[Message]:
    yield words.IN_FORCE
    if seen.communities > 1:
        yield words.PER_COMMUNITY
    else:
        yield words.ONE_COMMUNITY
    yield how_leads_are_counted(seen)
    yield words.ONLY_CHANCE
    if seen.setting.scenario.year not in seen.run.rules.days.announced:
        yield words.NOT_ANNOUNCED
