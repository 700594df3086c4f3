"""How often things went one way: counts of the records, each with the number that it is out of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from gongshi.findings import Message
from gongshi.model.event import Deferred, Rejected, Resolved
from gongshi.model.project import Project
from gongshi.model.terms import Mode, ProjectKind
from gongshi_simulator.calibration.found import Found, of_share
from gongshi_simulator.calibration.known import Known, council_sittings, happened, mothers
from gongshi_simulator.intervals import ratio, share

_PROJECTS = Message("个项目", "projects")


def found_chances(of: Known) -> Iterator[Found]:
    """Every chance of a scenario that the records tell, but for proposals and objections."""
    yield from _kinds([one for _, one in mothers(of)])
    yield from _votes(of)
    yield from _attendance(of)
    yield from _outcomes(of)


def _kinds(projects: list[Project]) -> Iterator[Found]:
    """Goods are neither services nor works and are left out; so is what nobody has said the kind or mode of."""
    works = [one for one in projects if one.kind is ProjectKind.WORKS]
    services = [one for one in projects if one.kind is ProjectKind.SERVICE]
    modes = Counter(one.mode for one in services if one.mode is not None)
    technical = [one.technical for one in works if one.technical is not None]
    yield from _of(
        "portfolio.works", Message("个服务和工程项目", "services and works"), len(works), len(works + services)
    )
    for mode in (Mode.COMMISSIONED, Mode.MICRO):
        yield from _of(f"portfolio.{mode}", Message("个服务项目", "services"), modes[mode], modes.total())
    yield from _of("portfolio.technical", Message("个工程项目", "works"), sum(technical), len(technical))


def _votes(of: Known) -> Iterator[Found]:
    """First decisions of which both those present and those in favour are known; and who was put off before one."""
    shares, put_off, decided = [], 0, 0
    for _, project in mothers(of):
        events = [one.event for one in happened(project, of.as_of)]
        first = next((one for one in events if isinstance(one, Resolved | Rejected)), None)
        was_put_off = any(isinstance(one, Deferred) for one in events)
        put_off += was_put_off
        decided += was_put_off or first is not None
        if first is not None and first.present and first.for_ is not None:
            shares.append((first.for_, first.present))
    half = sum(2 * in_favour > present for in_favour, present in shares)
    two_thirds = sum(3 * in_favour >= 2 * present for in_favour, present in shares)
    votes = Message("次表决", "votes")
    yield from _of("council.majority_supports", votes, half, len(shares))
    yield from _of("council.two_thirds_support", votes, two_thirds, len(shares))
    yield from _of("council.deferred", Message("个上会的项目", "projects before the council"), put_off, decided)


def quorate(of: Known, quorum: Fraction) -> Found:
    """At how many sittings so large a share of the members was there."""
    told = [
        one.present >= quorum * one.members
        for _, one in council_sittings(of)
        if one.present is not None and one.members
    ]
    counted = Message("次议事会", "council sittings")
    return of_share("quorate", counted, share(sum(told), len(told))) if told else Found("quorate", counted, 0)


def _attendance(of: Known) -> Iterator[Found]:
    """Those who came of those who could, over sittings: who comes to one sitting comes to it together."""
    told = [(one.present, one.members) for _, one in council_sittings(of) if one.present is not None and one.members]
    if len(told) > 1:
        came, could = zip(*told, strict=True)
        yield of_share("council.attendance", Message("名应到成员", "members due"), ratio(came, could))


def _outcomes(of: Known) -> Iterator[Found]:
    """How reviews and judgements went."""
    names = Counter(one.name for _, project in mothers(of) for one in happened(project, of.as_of))
    for path, event, counted in (
        ("street.midterm_failed", "midterm_reviewed", Message("次中期评议", "mid-term reviews")),
        ("judging.acceptance_failed", "accepted", Message("次验收", "acceptances")),
        ("judging.evaluation_failed", "evaluated", Message("次评议", "evaluations")),
    ):
        failed, passed = names[f"{event}/failed"], names[f"{event}/passed"]
        yield from _of(path, counted, failed, failed + passed)


def _of(path: str, counted: Message, number: int, of: int) -> Iterator[Found]:
    if of:
        yield of_share(path, counted, share(number, of))
