"""What a rule says of one thing it looked at: that it holds, that it is broken, or that the records cannot tell."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from gongshi.findings import Level, Message
from gongshi.model.record import Entry
from gongshi.model.terms import Basis
from gongshi.place import Place


class Answer(StrEnum):
    """The three values of a rule, gravest first. A missing date or count is neither a pass nor a fail."""

    BROKEN = "broken"
    UNKNOWN = "unknown"
    HOLDS = "holds"


class Verdict(NamedTuple):
    """One answer, the place it is about, and why.

    ``level`` is set where it is not the rule's own, ``basis`` where this answer rests on less than the rule does.
    """

    answer: Answer
    place: Place
    message: Message
    level: Level | None = None
    basis: Basis | None = None


class NoParameters(Entry):
    """For a rule that has nothing to set."""


_FINE = Message(zh="符合", en="holds")


def holds(place: Place) -> Verdict:
    """The rule holds here."""
    return Verdict(Answer.HOLDS, place, _FINE)


def broken(place: Place, zh: str, en: str, *, level: Level | None = None, basis: Basis | None = None) -> Verdict:
    """The rule is broken here: what is, and what should be."""
    return Verdict(Answer.BROKEN, place, Message(zh, en), level, basis)


def unknown(place: Place, zh: str, en: str) -> Verdict:
    """The records cannot tell: what is missing."""
    return Verdict(Answer.UNKNOWN, place, Message(zh, en))


def gravest(verdicts: Iterable[Verdict]) -> Verdict:
    """The verdict that decides where several are about one thing: broken before unknown before holds."""
    return min(verdicts, key=lambda verdict: _GRAVEST_FIRST.index(verdict.answer))


_GRAVEST_FIRST = tuple(Answer)
