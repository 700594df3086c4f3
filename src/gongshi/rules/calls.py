"""Selections and contracts that go back to a call for implementers, and what the call asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from gongshi.fund import CommunityFund
from gongshi.history import Step, steps
from gongshi.model.event import Called, Contracted, Selected
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.place import Place
from gongshi.rules.verdict import Verdict, unknown

E = TypeVar("E", Selected, Contracted)


@dataclass(frozen=True, slots=True)
class CalledFor(Generic[E]):
    """A selection or a contract at its position in the history, with the last call before it and that call's notice.

    ``notice`` is None for a call without a readable record.
    """

    project: Project
    at: int
    event: E
    call: Step
    notice: Notice | None

    def place(self, *keys: str | int) -> Place:
        """Where the selection or contract, or something in it, stands."""
        return self.project.place("history", self.at, *keys)

    def call_not_known(self) -> Verdict:
        """The verdict where what the call asked for cannot be read."""
        return unknown(
            self.project.place("history", self.call.at),
            "征集没有写明是哪份公告 notice，或公告读不了，不知道公告要求了什么",
            "the call names no notice with a readable record, so what it asked for is not known",
        )


def called_for(fund: CommunityFund, as_of: date, kind: type[E]) -> Iterator[CalledFor[E]]:
    """All selections, or all contracts, up to ``as_of`` that stand behind a call in their project's history."""
    for project in fund.projects:
        last: tuple[Step, Notice | None] | None = None
        for step in steps(project, as_of):
            if isinstance(step.event, Called):
                last = step, fund.notice(step.event.notice)
            elif last is not None and isinstance(step.event, kind):
                yield CalledFor(project, step.at, step.event, *last)
