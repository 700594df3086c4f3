"""The call for implementers that a selection or a contract goes back to."""

from __future__ import annotations

from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import Step
from gongshi.model.event import Called
from gongshi.model.notice import Notice


class Call(NamedTuple):
    """A call with its notice; None for one without a readable record."""

    step: Step
    notice: Notice | None


def last_call(before: Step, happened: list[Step], fund: CommunityFund) -> Call | None:
    """The last call that stands before a step of the history; None where nobody was called for."""
    calls = [
        Call(step, fund.notice(step.event.notice))
        for step in happened
        if step.at < before.at and isinstance(step.event, Called)
    ]
    return calls[-1] if calls else None


CALL_NOT_KNOWN = (
    "征集没有写明是哪份公告 notice，或公告读不了，不知道公告要求了什么",
    "the call names no notice with a readable record, so what it asked for is not known",
)
