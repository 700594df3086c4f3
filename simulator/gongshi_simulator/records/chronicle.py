"""All that is known of one community's year before it is put on paper, and the ids under which it will be.

Ids count in the order of days: ``2026-007`` a project, ``2026-p012`` a proposal, ``2026-n03`` a notice; a meeting has
its day as id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongshi_simulator.draws import Draws
from gongshi_simulator.log import Log
from gongshi_simulator.model import CommunityYear
from gongshi_simulator.records.catalogue.places import Name, community, compound
from gongshi_simulator.records.details import Details, details
from gongshi_simulator.records.happenings import Course, courses
from gongshi_simulator.records.last_year import last_year
from gongshi_simulator.records.papers import Paper, notice_ids, papers
from gongshi_simulator.records.subjects import Going, Subject, subjects
from gongshi_simulator.setting import Setting
from gongshi_simulator.streams import Key
from gongshi_simulator.ways import Way, way


@dataclass(frozen=True, slots=True)
class Chronicle:
    """One community's year, with what last year left behind; its ``name`` is invented.

    ``project_ids``, in their order, and ``proposal_ids`` by the numbers of the draws.
    """

    setting: Setting
    number: int
    name: Name
    draws: Draws
    log: Log
    details: Details
    courses: Mapping[int, Course]
    papers: Mapping[Paper, str]
    project_ids: Mapping[int, str]
    proposal_ids: Mapping[int, str]
    subjects: Mapping[int, Subject]

    @property
    def year(self) -> int:
        """The fiscal year of the community's own projects."""
        return self.setting.scenario.year

    @property
    def as_of(self) -> date:
        """The last day of the year, on which the records are kept."""
        return date(self.year, 12, 31)

    @property
    def mark(self) -> str:
        """The character that stands for the community in the numbers of its papers."""
        return self.name.zh[0]

    def fiscal_year(self, project: int) -> int:
        """The fiscal year of a project: those carried in are of the year before."""
        return self.year - 1 if project >= self.draws.proposals else self.year

    def way(self, project: int) -> Way:
        """How a project is carried out."""
        return way(self.draws.kind[project], self.draws.mode[project])

    def compound(self, project: int) -> Name:
        """The compound that a project, or a proposal, belongs to."""
        return compound(self.draws.compound[project], self.number)


def chronicle(setting: Setting, year: CommunityYear, key: Key) -> Chronicle:
    """The chronicle of a simulated year; ``key`` is that of its draws."""
    draws, this = year.draws, setting.scenario.year
    more = details(setting, draws, key)
    of = courses(setting, year.log, last_year(setting, draws, more))
    own = _by_day(draws, draws.candidates)
    going = [Going(one, compound(draws.compound[one], year.number), of[one]) for one in (*draws.carried_in, *own)]
    return Chronicle(
        setting=setting,
        number=year.number,
        name=community(year.number),
        draws=draws,
        log=year.log,
        details=more,
        courses=of,
        papers=notice_ids(papers(setting, year, of)),
        project_ids={
            **_numbered(draws.carried_in, f"{this - 1}-"),
            **_numbered(own, f"{this}-"),
        },
        proposal_ids={
            **_numbered(_by_day(draws, range(draws.proposals)), f"{this}-p"),
            **_numbered(draws.carried_in, f"{this - 1}-p"),
        },
        subjects=subjects(draws, more, going),
    )


def meeting_id(day: date, *, of_reps: bool) -> str:
    """The id of the council's sitting of a day, or of the assembly's."""
    return f"{day}-reps" if of_reps else str(day)


def titles(told: Chronicle, projects: Iterable[int]) -> str:
    """The titles of projects, as a Chinese sentence lists them."""
    return "、".join(told.subjects[project].zh for project in projects)


def _by_day(draws: Draws, proposals: Sequence[int]) -> list[int]:
    return sorted(proposals, key=lambda one: (draws.proposed_at.item(one), one))


def _numbered(in_order: Sequence[int], before: str) -> dict[int, str]:
    width = max(3, len(str(len(in_order))))
    return {one: f"{before}{at:0{width}d}" for at, one in enumerate(in_order, 1)}
