"""What each project is about: a subject from the catalogue, no two in a row the same, and titles that occur once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gongshi.model.terms import Category, ProjectKind
from gongshi_simulator.draws import Draws
from gongshi_simulator.records.catalogue.by_residents import MICRO, SELF_RUN
from gongshi_simulator.records.catalogue.commissioned import COMMISSIONED
from gongshi_simulator.records.catalogue.places import Name
from gongshi_simulator.records.catalogue.theme import Theme
from gongshi_simulator.records.catalogue.unfit import UNFIT_SERVICES, UNFIT_WORKS
from gongshi_simulator.records.catalogue.works import WORKS
from gongshi_simulator.records.details import Details, chosen
from gongshi_simulator.records.happenings import Course, first
from gongshi_simulator.tally import WAYS
from gongshi_simulator.ways import Way, way

_THEMES = {Way.COMMISSIONED: COMMISSIONED, Way.SELF_RUN: SELF_RUN, Way.MICRO: MICRO, Way.WORKS: WORKS}
_CATALOGUES: tuple[Sequence[Theme], ...] = (*(_THEMES[one] for one in WAYS), UNFIT_SERVICES, UNFIT_WORKS)


class Subject(NamedTuple):
    """What a project is about. ``reason``: why it was not taken up, if so; ``has_place``: it belongs to a compound."""

    zh: str
    en: str
    category: Category
    goal: str
    wish: str
    reason: str
    has_place: bool


class Going(NamedTuple):
    """A project, the compound it belongs to, and what happened to it."""

    project: int
    compound: Name
    course: Course


def subjects(draws: Draws, details: Details, projects: Sequence[Going]) -> Mapping[int, Subject]:
    """The subject of each project. Those of a way take the catalogue's in turn, from a drawn one on."""
    taken: Counter[int] = Counter()
    titles: Counter[str] = Counter()
    told = {}
    for one in projects:
        group = WAYS.index(way(draws.kind[one.project], draws.mode[one.project]))
        if first(one.course, "screened_out") is not None:
            group = len(WAYS) + (draws.kind[one.project] is ProjectKind.WORKS)
        catalogue = _CATALOGUES[group]
        shift = chosen(details.theme.item(group), len(catalogue))
        subject = _subject(catalogue[(shift + taken[group]) % len(catalogue)], one.compound)
        taken[group] += 1
        titles[subject.zh] += 1
        told[one.project] = _told_apart(subject, titles[subject.zh])
    return told


def _subject(theme: Theme, compound: Name) -> Subject:
    return Subject(
        zh=theme.zh.format(place=compound.zh),
        en=theme.en.format(place=compound.en),
        category=theme.category,
        goal=theme.goal,
        wish=theme.wish,
        reason=theme.reason,
        has_place=theme.has_place,
    )


def _told_apart(subject: Subject, time: int) -> Subject:
    """A title that occurs again says so."""
    return subject if time == 1 else subject._replace(zh=f"{subject.zh}（之{time}）", en=f"{subject.en} ({time})")
