"""The proposals of a year: every one that was made, with what the sorting made of it.

Rules, all assumed: a merged proposal goes into a candidate that is drawn; six in ten come from residents, two from
representatives, the rest from groups and organisations; how they come in is drawn from five channels alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from gongshi.model.proposal import Proposal, ProposalYear, Sorting
from gongshi.model.terms import Channel, ProposerKind, Screening
from gongshi_simulator.clock import day_at
from gongshi_simulator.records.catalogue.sentences import MERGED, SAME_WISH
from gongshi_simulator.records.chronicle import Chronicle
from gongshi_simulator.records.details import chosen
from gongshi_simulator.records.happenings import first
from gongshi_simulator.shapes import within

_PROPOSERS = (
    ProposerKind.RESIDENT,
    ProposerKind.RESIDENT_REP,
    ProposerKind.SELF_ORG,
    ProposerKind.SOCIAL_ORG,
    ProposerKind.PARTY_ORG,
)
_UP_TO = (0.6, 0.8, 0.9, 0.95)
_CHANNELS = tuple(Channel)


def merged_into(told: Chronicle) -> Mapping[int, int]:
    """The candidate into which each merged proposal went."""
    candidates = told.draws.candidates
    merged = sorted(set(range(told.draws.proposals)).difference(candidates))
    return {one: candidates[chosen(told.details.merged_into.item(one), len(candidates))] for one in merged}


def behind(told: Chronicle) -> Mapping[int, tuple[str, ...]]:
    """The ids of the proposals behind each project, in their order."""
    ids = {project: [told.proposal_ids[project]] for project in told.project_ids}
    for proposal, project in merged_into(told).items():
        ids[project].append(told.proposal_ids[proposal])
    return {project: tuple(sorted(of)) for project, of in ids.items()}


def proposal_years(told: Chronicle) -> Iterator[ProposalYear]:
    """The proposals of last year's projects that were carried in, where there are any, and all of this year's."""
    into = merged_into(told)
    for year in (told.year - 1, told.year):
        made = [one for one in told.proposal_ids if told.fiscal_year(one) == year]
        of_year = sorted((_proposal(told, one, into) for one in made), key=lambda one: one.id)
        if of_year:
            yield ProposalYear(id=str(year), fiscal_year=year, proposals=tuple(of_year))


def _proposal(told: Chronicle, number: int, into: Mapping[int, int]) -> Proposal:
    subject = told.subjects[into.get(number, number)]
    proposer = _PROPOSERS[within(told.details.proposer.item(number), _UP_TO)]
    return Proposal(
        id=told.proposal_ids[number],
        date=_made_on(told, number),
        title=SAME_WISH.format(wish=subject.wish) if number in into else subject.wish,
        proposer=proposer,
        compound=told.compound(number).id if proposer in _PROPOSERS[:3] else None,
        channel=_CHANNELS[chosen(told.details.channel.item(number), len(_CHANNELS))],
        category=subject.category,
        screening=_sorting(told, number, into),
    )


def _made_on(told: Chronicle, number: int) -> date:
    if number >= told.draws.proposals:
        return told.courses[number][0].day
    return day_at(told.draws.proposed_at.item(number), told.year)


def _sorting(told: Chronicle, number: int, into: Mapping[int, int]) -> Sorting | None:
    """What became of a proposal; None while the list is not settled."""
    project = into.get(number, number)
    course = told.courses[project]
    if listed := first(course, "shortlisted") or first(course, "screened_out"):
        if number in into:
            reason = MERGED.format(into=told.proposal_ids[project])
            return Sorting(date=listed.day, outcome=Screening.MERGED, reason=reason)
        if listed.event == "screened_out":
            return Sorting(date=listed.day, outcome=Screening.SCREENED_OUT, reason=told.subjects[project].reason)
        return Sorting(date=listed.day, outcome=Screening.SHORTLISTED)
    return None
