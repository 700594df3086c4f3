"""Calls for implementers: what they asked for, and the selection, contract and work that came of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Generic, TypeVar

from gongshi.fund import CommunityFund
from gongshi.history import Step, steps
from gongshi.model.event import Called, Contracted, Selected
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.place import Place
from gongshi.rules.verdict import Verdict, unknown
from gongshi.rules.work import Work

E = TypeVar("E", Selected, Contracted)


@dataclass(frozen=True, slots=True)
class Call:
    """A call with its notice and what happened after it, up to the next call of the same project.

    ``notice`` is None for a call without a readable record.
    """

    project: Project
    at: int
    notice: Notice | None
    later: tuple[Step, ...]

    def not_known(self) -> Verdict:
        """The verdict where what the call asked for cannot be read."""
        return unknown(
            self.project.place("history", self.at),
            "征集没有写明是哪份公告 notice，或公告读不了，不知道公告要求了什么",
            "the call names no notice with a readable record, so what it asked for is not known",
        )


@dataclass(frozen=True, slots=True)
class CalledFor(Generic[E]):
    """A selection or a contract that came of a call, at its position in the history."""

    call: Call
    at: int
    event: E

    def place(self, *keys: str | int) -> Place:
        """Where the selection or contract, or something in it, stands."""
        return self.call.project.place("history", self.at, *keys)


def calls(fund: CommunityFund, as_of: date) -> Iterator[Call]:
    """All calls up to ``as_of``."""
    for project in fund.projects:
        happened = list(steps(project, as_of))
        called = [number for number, step in enumerate(happened) if isinstance(step.event, Called)]
        for number, end in pairwise((*called, len(happened))):
            step = happened[number]
            assert isinstance(step.event, Called)
            yield Call(project, step.at, fund.notice(step.event.notice), tuple(happened[number + 1 : end]))


def called_for(call: Call, kind: type[E]) -> list[CalledFor[E]]:
    """The selections, or the contracts, that came of a call."""
    return [CalledFor(call, step.at, step.event) for step in call.later if isinstance(step.event, kind)]


def first_work(call: Call) -> Step | None:
    """The first work after a call; None where there was none yet."""
    return next((step for step in call.later if isinstance(step.event, Work)), None)
