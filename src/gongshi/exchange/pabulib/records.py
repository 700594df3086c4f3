"""An edition as a fund's records: one programme, one community, one ballot, a file a project.

What the format doesn't say stays unsaid: no event has a date, no project a goal, a mode or a pot. Texts are
plain, in the programme's language; the format's own codes and comments are English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongshi.exchange.identifier import identifier
from gongshi.exchange.pabulib.edition import Edition
from gongshi.exchange.pabulib.meta import Meta
from gongshi.exchange.pabulib.projects import EditionProject
from gongshi.model.community import Allocation, Community
from gongshi.model.event import Event, Rejected, Resolved, Voted
from gongshi.model.meeting import Ballot
from gongshi.model.programme import Programme, Source
from gongshi.model.project import Project
from gongshi.model.record import Record
from gongshi.model.terms import Coverage
from gongshi.model.words import Words, words
from gongshi.write import canonical

_YEAR = re.compile(r"20[0-9]{2}")


@dataclass(frozen=True, slots=True)
class FundRecords:
    """The records that an edition becomes; projects in the order of its file."""

    programme: Programme
    community: Community
    ballot: Ballot
    projects: tuple[Project, ...]


def fund_records(edition: Edition) -> FundRecords:
    """The edition as records."""
    programme = _programme(edition)
    ballot = _ballot(edition.meta, programme.id)
    return FundRecords(
        programme=programme,
        community=_community(edition.meta),
        ballot=ballot,
        projects=tuple(_project(project, edition.meta, ballot.id) for project in edition.projects),
    )


def fund_files(edition: Edition, rule_pack: str) -> dict[str, str]:
    """The texts of the fund's files by their paths; ``rule_pack`` is that of ``rules.yaml``."""
    records = fund_records(edition)
    texts = {path: canonical(record, minor_digits=edition.meta.minor_digits) for path, record in _placed(records)}
    return {**texts, "rules.yaml": rule_pack}


def _placed(records: FundRecords) -> Iterator[tuple[str, Record]]:
    folder = f"communities/{records.community.id}"
    yield "programme.yaml", records.programme
    yield f"{folder}/community.yaml", records.community
    yield f"{folder}/ballots/{records.ballot.id}.yaml", records.ballot
    for project in records.projects:
        yield f"{folder}/projects/{project.id}.yaml", project


def _programme(edition: Edition) -> Programme:
    meta = edition.meta
    places = [place for place in (meta.unit, meta.district, meta.subunit) if place is not None]
    return Programme(
        # Names without a Latin letter or a digit leave nothing to name the programme by.
        id=identifier(*places, meta.instance) or "edition",
        title=meta.description,
        district=meta.unit,
        country=meta.country,
        currency=meta.currency,
        language=meta.language,
        coverage=Coverage.RESOLUTION,
        source=Source(title=f"Pabulib: {edition.file}", note=_english(meta.comment)),
    )


def _community(meta: Meta) -> Community:
    name = meta.subunit or meta.district or meta.unit
    return Community(
        id=identifier(name) or "community",
        title=name,
        allocations=(Allocation(fiscal_year=_fiscal_year(meta), amount=meta.budget),),
    )


def _ballot(meta: Meta, id_: str) -> Ballot:
    return Ballot(
        id=id_,
        title=meta.description,
        first_day=meta.first_day,
        last_day=meta.last_day,
        ballots_cast=meta.num_votes,
        vote_type=_english(meta.vote_type),
        counting_rule=_english(meta.rule),
    )


def _project(project: EditionProject, meta: Meta, ballot: str) -> Project:
    return Project(
        id=project.id,
        title=project.name,
        fiscal_year=_fiscal_year(meta),
        topics=project.topics,
        beneficiaries=project.beneficiaries,
        summary=project.description,
        budget=project.cost,
        reference=project.reference if project.reference != project.id else None,
        history=tuple(_history(project, ballot)),
    )


def _history(project: EditionProject, ballot: str) -> Iterator[Event]:
    if project.votes is not None:
        yield Voted(event="voted", ballot=ballot, votes=project.votes)
    if project.selected is not None:
        yield Resolved(event="resolved") if project.selected else Rejected(event="rejected")


def _english(text: str | None) -> Words | None:
    return None if text is None else words({"en": text})


def _fiscal_year(meta: Meta) -> int | None:
    return int(meta.instance) if _YEAR.fullmatch(meta.instance) else None
