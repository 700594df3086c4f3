"""One simulated year of one community, project by project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

import numpy as np

from gongshi.findings import Message
from gongshi.model.scalars import MINOR_DIGITS
from gongshi_simulator.clock import day_at
from gongshi_simulator.experiment import community_year
from gongshi_simulator.log import Event
from gongshi_simulator.model import CommunityYear
from gongshi_simulator.report.cells import Cell
from gongshi_simulator.report.evidence import Evidence
from gongshi_simulator.report.plots.gantt import Bar, Gantt, Hung, Sat, gantt
from gongshi_simulator.report.section import Plot, Section
from gongshi_simulator.report.table import Column, Row, Table
from gongshi_simulator.report.wording import named
from gongshi_simulator.setting import Setting
from gongshi_simulator.stretches import Stretch, by_project, stretches
from gongshi_simulator.tally import Tally
from gongshi_simulator.ways import Way, way

_EVENTS: Mapping[str, Message] = {
    "shortlisted": Message("列入清单", "shortlisted"),
    "resolved": Message("议决", "resolved"),
    "posted": Message("公示", "posted"),
    "contracted": Message("签约", "contracted"),
    "delivered": Message("完工", "delivered"),
    "closed": Message("结项", "closed"),
}


_SHORT: Mapping[Way, str] = {
    Way.COMMISSIONED: "委托",
    Way.SELF_RUN: "自行",
    Way.MICRO: "小微",
    Way.WORKS: "工程",
}


class _Project(NamedTuple):
    """A project of the year that was shortlisted: its events and where it stood."""

    number: int
    way: Way
    events: Sequence[Event]
    stretches: tuple[Stretch, ...]

    def time_of(self, event: str) -> float:
        """When something first happened to it; inf where it did not."""
        return min((one.time for one in self.events if one.transition == event), default=float("inf"))


class _Shown(NamedTuple):
    """The year that is shown, under its number, and the projects of it that came to the council."""

    replication: int
    year: CommunityYear
    projects: Sequence[_Project]


def section(seen: Evidence) -> Section:
    """A bar for each project that came to the council."""
    shown = _played_again(seen)
    return Section(
        id="one-year",
        title=Message("其中一年，一个一个项目看", "One of these years, project by project"),
        says=_says(seen.setting.days, shown),
        plot=Plot(
            alt=Message(
                "横道图：一行一个项目，从提议到年底，颜色是它在哪一步；竖的虚线是议事会开会的日子。",
                "A bar for each project from its proposal to the year's end, its colour the stage it is in; dotted "
                "lines are the council's sittings.",
            ),
            caption=Message(
                "挑的是议决和结项个数最接近平均的一年；只画列入清单的，按议决先后排；细线是结项以后或不再办的。上年结转的不画。",
                "The year whose numbers resolved and closed are nearest to the mean; what was shortlisted, in the "
                "order of resolution; thin once closed or dropped. Projects carried in are not shown.",
            ),
            draw=partial(gantt, _gantt(seen.setting, shown)),
        ),
        table=_table(seen.setting.scenario.year, shown),
    )


def typical(tally: Tally) -> tuple[int, int]:
    """Replication and community of the year whose projects resolved and closed are nearest to the mean of all.

    Measured in standard deviations; of several equally near the first.
    """
    counts = tally.communities.astype(float)
    spread = counts.std(axis=(0, 1))
    apart = (counts - counts.mean(axis=(0, 1))) / np.where(spread > 0, spread, 1)
    at, community = np.unravel_index(np.argmin((apart**2).sum(axis=2)), counts.shape[:2])
    return int(tally.replications[at]), int(community)


def _played_again(seen: Evidence) -> _Shown:
    replication, community = typical(seen.tally)
    year = community_year(seen.setting, seen.run.origin.seed, replication, community)
    return _Shown(replication, year, _projects(year, seen.setting.days))


def _projects(year: CommunityYear, days: int) -> list[_Project]:
    """What was shortlisted, in the order of resolution."""
    kind, mode = year.draws.kind, year.draws.mode
    found = [
        _Project(project, way(kind[project], mode[project]), events, tuple(stretches(events, days)))
        for project, events in by_project(year.log).items()
        if project < year.draws.proposals and any(event.transition == "shortlisted" for event in events)
    ]
    return sorted(found, key=lambda one: (one.time_of("resolved"), one.time_of("closed"), one.number))


def _gantt(setting: Setting, shown: _Shown) -> Gantt:
    postings: dict[int, list[Hung]] = {}
    for posting in shown.year.log.postings:
        hung = Hung(posting.time, posting.over, posting.is_challenged)
        postings.setdefault(posting.project, []).append(hung)
    return Gantt(
        year=setting.scenario.year,
        days=setting.days,
        bars=tuple(
            Bar(f"{one.way.zh}{at}", f"{_SHORT[one.way]}{at}", one.stretches, postings.get(one.number, []))
            for at, one in enumerate(shown.projects, start=1)
        ),
        sittings=tuple(Sat(one.time, one.is_quorate) for one in shown.year.log.sittings),
    )


def _says(days: int, shown: _Shown) -> Message:
    resolved, closed = (sum(one.time_of(event) < days for one in shown.projects) for event in ("resolved", "closed"))
    again = sum(posting.is_challenged for posting in shown.year.log.postings)
    number, community, listed = shown.replication + 1, shown.year.number + 1, len(shown.projects)
    return Message(
        f"第{number}遍里第{community}个社区：列入清单{listed}个，议决通过{resolved}个，年内结项{closed}个，"
        f"因异议重新议定{again}次。",
        f"Replication {number}, community {community}: {listed} shortlisted, {resolved} resolved, {closed} closed "
        f"within the year, decided again after objections {again} times.",
    )


def _table(year: int, shown: _Shown) -> Table:
    return Table(
        called=Column("project", Message("项目", "project")),
        columns=(
            Column("amount_yuan", Message("金额（元）", "yuan")),
            *(Column(event, called) for event, called in _EVENTS.items()),
            Column("year_end", Message("年底在哪一步", "at the year's end")),
        ),
        rows=tuple(_rows(year, shown)),
        note=Message(
            "日期和金额是这一年里发生的，只有一个值，没有区间；“—”是这一年没有发生。",
            "Dates and amounts are those of this one year and have no interval; “—”: it did not happen.",
        ),
    )


def _rows(year: int, shown: _Shown) -> Iterator[Row]:
    for at, one in enumerate(shown.projects, start=1):
        amount = round(shown.year.draws.amount[one.number] / 10**MINOR_DIGITS)
        dates: tuple[Cell, ...] = tuple(_date(one, event, year) for event in _EVENTS)
        called = Message(f"{one.way.zh}{at}", f"{one.way.en} {at}")
        yield Row(str(at), called, (amount, *dates, named(one.stretches[-1].band)))


def _date(project: _Project, event: str, year: int) -> date | None:
    time = project.time_of(event)
    return None if time == float("inf") else day_at(time, year)
