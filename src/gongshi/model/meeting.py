"""A meeting that decides, and a ballot of the residents where a fund holds one."""

from __future__ import annotations

from pydantic import model_validator

from gongshi.model.record import Entry, Record
from gongshi.model.refusal import refused
from gongshi.model.scalars import Count, Day, Flag, Sha256
from gongshi.model.terms import Body, Channel, Role
from gongshi.model.words import Text


class Document(Entry):
    """A paper that belongs to a record: what it is, and the fingerprint that proves it unchanged."""

    title: Text
    sha256: Sha256 | None = None


class Minutes(Entry):
    """The record of the deliberation: what was said and how it was decided."""

    summary: Text
    document: Document | None = None


class Meeting(Record):
    """``meetings/<id>.yaml``: a sitting. The votes on each item stand in that project's history.

    ``members`` are those entitled to vote, ``present`` those who came.
    """

    date: Day | None = None
    body: Body | None = None
    title: Text | None = None
    chaired_by: Role | None = None
    members: Count | None = None
    present: Count | None = None
    minutes: Minutes | None = None


class Ballot(Record):
    """``ballots/<id>.yaml``: a vote of the residents as another programme held it; votes are counts.

    ``own_residents``: whether only residents of the place could vote.
    """

    title: Text
    first_day: Day | None = None
    last_day: Day | None = None
    ballots_cast: Count | None = None
    vote_type: Text | None = None
    counting_rule: Text | None = None
    channel: Channel | None = None
    own_residents: Flag | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Ballot:
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise refused(
                f"投票截止日 {self.last_day} 早于开始日 {self.first_day}；请查日期",
                f"the ballot ends on {self.last_day}, before it starts on {self.first_day}",
                at="last_day",
            )
        return self
