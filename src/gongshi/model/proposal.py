"""What residents proposed in a year, and what the sorting made of each proposal."""

from __future__ import annotations

from pydantic import model_validator

from gongshi.model.record import Entry, Record
from gongshi.model.refusal import refused
from gongshi.model.scalars import Day, Flag, Identifier, Year
from gongshi.model.terms import Category, Channel, ProposerKind, Screening
from gongshi.model.words import Text


class Sorting(Entry):
    """The party organisation's sorting of one proposal. What is not taken up is given its reason."""

    date: Day | None = None
    outcome: Screening
    reason: Text | None = None

    @model_validator(mode="after")
    def _reasoned(self) -> Sorting:
        if self.outcome is Screening.SCREENED_OUT and self.reason is None:
            raise refused(
                "未列入的提议要写明理由 reason", "a proposal that is not taken up needs its reason", at="outcome"
            )
        return self


class Proposal(Entry):
    """One proposal: from what kind of proposer and which compound, never from whom.

    ``own_residents``: whether it came from the community's own residents, where no compound says so.
    """

    id: Identifier
    date: Day | None = None
    title: Text
    proposer: ProposerKind | None = None
    compound: Identifier | None = None
    channel: Channel | None = None
    own_residents: Flag | None = None
    category: Category | None = None
    wish: Text | None = None
    screening: Sorting | None = None


class ProposalYear(Record):
    """``proposals/2026.yaml``: the proposals of one fiscal year."""

    fiscal_year: Year
    proposals: tuple[Proposal, ...]
