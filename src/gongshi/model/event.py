"""What can happen to a project: one class for each kind of event, told apart by ``event``.

An event without ``date`` is known to have happened, but not when; rules that need the day say "unknown".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from gongshi.findings import Message
from gongshi.model.meeting import Document
from gongshi.model.parties import Implementer, Panel
from gongshi.model.record import Entry
from gongshi.model.refusal import refused
from gongshi.model.scalars import Amount, Count, Day, Flag, Identifier
from gongshi.model.terms import Channel, Mode, Outcome, Reconsidered, Role
from gongshi.model.words import Text


class Change(Entry):
    """What a later decision made different from the project as it was first put to the council."""

    goal: Text | None = None
    mode: Mode | None = None
    review_method: Text | None = None


def _of_one_year(value: object) -> object:
    if isinstance(value, Mapping | list | tuple):
        raise refused(
            "议决金额只写一个年度的一个数；几个年度的钱要一年一议，各自成项",
            "a resolution carries the amount of one fiscal year; money of several years is resolved year by year",
            rule="R03",
        )
    return value


ResolvedAmount = Annotated[Amount, BeforeValidator(_of_one_year)]
"""The amount of one resolution: of one fiscal year, so that one resolution cannot serve several."""


class _Happened(Entry):
    date: Day | None = None
    event: str


class _Decided(_Happened):
    """A decision of a meeting on this project, with its votes."""

    meeting: Identifier | None = None
    resolution: Text | None = None
    present: Count | None = None
    for_: Count | None = Field(default=None, alias="for")
    against: Count | None = None
    abstain: Count | None = None


class Proposed(_Happened):
    """The proposals behind the project were made."""

    event: Literal["proposed"]


class Shortlisted(_Happened):
    """The party organisation's sorting put it on the list for the council.

    ``negative_list_check`` says what came of holding it against the list of what the fund does not pay for.
    """

    event: Literal["shortlisted"]
    negative_list_check: Text | None = None


class ScreenedOut(_Happened):
    """The sorting left it out, and why."""

    event: Literal["screened_out"]
    reason: Text


class Voted(_Happened):
    """Residents voted on it in a ballot; ``votes`` in favour."""

    event: Literal["voted"]
    ballot: Identifier
    votes: Count


class Deferred(_Decided):
    """The council put it off."""

    event: Literal["deferred"]
    reason: Text | None = None


class Resolved(_Decided):
    """The council (or an assembly) resolved it, for ``amount``; without one, for the project's budget."""

    event: Literal["resolved"]
    amount: ResolvedAmount | None = None
    changed: Change | None = None


class Rejected(_Decided):
    """It was turned down."""

    event: Literal["rejected"]
    reason: Text | None = None


class Posted(_Happened):
    """The resolution was put up for all to see, by this notice."""

    event: Literal["posted"]
    notice: Identifier | None = None


class Redeliberated(_Decided):
    """After objections the council decided again."""

    event: Literal["redeliberated"]
    outcome: Reconsidered
    amount: ResolvedAmount | None = None
    changed: Change | None = None
    reason: Text | None = None


class RepVoted(_Decided):
    """After objections the assembly of representatives voted."""

    event: Literal["rep_voted"]
    outcome: Reconsidered
    amount: ResolvedAmount | None = None
    changed: Change | None = None
    reason: Text | None = None


class Filed(_Happened):
    """The street office has it on file."""

    event: Literal["filed"]
    number: Text | None = None


class Called(_Happened):
    """Implementers were called for."""

    event: Literal["called"]
    notice: Identifier | None = None


class Selected(_Happened):
    """An implementer was chosen among ``bidders``."""

    event: Literal["selected"]
    implementer: Implementer
    bidders: Count | None = None
    notice: Identifier | None = None


class Contracted(_Happened):
    """The contract was signed, for ``amount`` of the fund's money; ``self_raised`` is what the implementer adds."""

    event: Literal["contracted"]
    implementer: Implementer | None = None
    amount: Amount
    self_raised: Amount | None = None
    first_day: Day | None = None
    last_day: Day | None = None
    document: Document | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Contracted:
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise refused(
                f"合同的最后一天 {self.last_day} 早于第一天 {self.first_day}；请查日期",
                f"the contract ends on {self.last_day}, before it begins on {self.first_day}",
                rule="R31",
                at="last_day",
            )
        return self


class Started(_Happened):
    """Work began."""

    event: Literal["started"]


class Paid(_Happened):
    """Money left the fund."""

    event: Literal["paid"]
    amount: Amount
    purpose: Text | None = None


class MidtermReviewed(_Happened):
    """A review half-way."""

    event: Literal["midterm_reviewed"]
    outcome: Outcome
    remarks: Text | None = None


class Delivered(_Happened):
    """The implementer says the work is done."""

    event: Literal["delivered"]


class _Judged(_Happened):
    outcome: Outcome
    led_by: Role | None = None
    panel: Panel | None = None
    remarks: Text | None = None


class Accepted(_Judged):
    """Acceptance (验收): was what was promised delivered?"""

    event: Literal["accepted"]


class Evaluated(_Judged):
    """Evaluation (评议): are residents satisfied? ``satisfied`` of ``asked``.

    ``channel``: how they were asked; ``own_residents``: whether only the community's own residents could answer.
    """

    event: Literal["evaluated"]
    channel: Channel | None = None
    own_residents: Flag | None = None
    asked: Count | None = None
    satisfied: Count | None = None

    @model_validator(mode="after")
    def _of_how_many(self) -> Evaluated:
        if (self.asked is None) != (self.satisfied is None):
            raise refused(
                "满意人数 satisfied 和受访人数 asked 要一起写，没有分母的满意率不能公布",
                "write satisfied and asked together; a rate without its denominator cannot be published",
                rule="R27",
                at="asked" if self.satisfied is None else "satisfied",
            )
        if self.asked is not None and self.satisfied is not None and self.satisfied > self.asked:
            raise refused(
                f"满意{self.satisfied}人，多于受访的{self.asked}人；请核对人数",
                f"{self.satisfied} satisfied, more than the {self.asked} asked",
                rule="R27",
                at="satisfied",
            )
        return self


class Rectified(_Happened):
    """What was found wanting has been mended."""

    event: Literal["rectified"]
    remarks: Text | None = None


class Closed(_Happened):
    """The project is closed at its final ``cost``."""

    event: Literal["closed"]
    cost: Amount | None = None


class Terminated(_Happened):
    """The project was ended early, and why; ``cost`` is what it had cost by then."""

    event: Literal["terminated"]
    reason: Text
    cost: Amount | None = None


Event = Annotated[
    Proposed
    | Shortlisted
    | ScreenedOut
    | Voted
    | Deferred
    | Resolved
    | Rejected
    | Posted
    | Redeliberated
    | RepVoted
    | Filed
    | Called
    | Selected
    | Contracted
    | Started
    | Paid
    | MidtermReviewed
    | Delivered
    | Accepted
    | Evaluated
    | Rectified
    | Closed
    | Terminated,
    Field(discriminator="event"),
]


EVENT_WORDS: Mapping[str, Message] = {
    "proposed": Message(zh="居民提议", en="proposed"),
    "shortlisted": Message(zh="列入清单", en="shortlisted"),
    "screened_out": Message(zh="未列入清单", en="not taken up"),
    "voted": Message(zh="居民投票", en="voted on"),
    "deferred": Message(zh="暂缓议决", en="deferred"),
    "resolved": Message(zh="议决通过", en="resolved"),
    "rejected": Message(zh="未通过", en="rejected"),
    "posted": Message(zh="公示", en="posted"),
    "redeliberated": Message(zh="议事会重新议定", en="decided again by the council"),
    "rep_voted": Message(zh="居民代表会议表决", en="voted on by the representatives"),
    "filed": Message(zh="街道备案", en="filed with the sub-district"),
    "called": Message(zh="征集实施方", en="call for implementers"),
    "selected": Message(zh="选定实施方", en="implementer selected"),
    "contracted": Message(zh="签约", en="contract signed"),
    "started": Message(zh="开工", en="work started"),
    "paid": Message(zh="付款", en="paid"),
    "midterm_reviewed": Message(zh="中期评议", en="mid-term review"),
    "delivered": Message(zh="完工", en="work done"),
    "accepted": Message(zh="验收", en="acceptance"),
    "evaluated": Message(zh="居民评议", en="evaluation"),
    "rectified": Message(zh="整改完成", en="mended"),
    "closed": Message(zh="结项", en="closed"),
    "terminated": Message(zh="终止", en="ended early"),
}
"""What each kind of event is called."""
