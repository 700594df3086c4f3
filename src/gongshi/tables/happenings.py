"""The tables of what happened to projects: all events, and among them contracts and payments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import State, Step, resolved_amounts, steps
from gongshi.model.event import EVENT_WORDS, Contracted, Paid
from gongshi.model.parties import Implementer
from gongshi.model.project import Project
from gongshi.model.terms import ImplementerKind, Outcome, Reconsidered, Role
from gongshi.model.words import Words
from gongshi.tables.places import COMMUNITY, OF_COMMUNITY
from gongshi.tables.projects import OF_PROJECT, PROJECT
from gongshi.tables.table import Column, ForeignKey, Kind, Table, terms_of_lists

_NUMBER = Message("第几件事", "Number")
_IN_HISTORY = Message("在项目经过里排第几", "its position in the project's history")
_DATE = Message("日期", "Date")
_KEY = ("community", "project", "number")
_OF_EVENT = ForeignKey(_KEY, "events")


class Happening(NamedTuple):
    """A step of a project; ``resolved`` is the money in force after it, in minor units."""

    project: Project
    fund: CommunityFund
    step: Step
    resolved: int | None

    @property
    def number(self) -> int:
        """Its position in the history, from 1 on."""
        return self.step.at + 1

    def said(self, name: str) -> Any:  # noqa: ANN401 - each key has values of its own kind
        """What the event says under a key that not all kinds of event have."""
        return vars(self.step.event).get(name)

    @property
    def notice(self) -> str | None:
        """The notice that it names."""
        named: str | None = self.said("notice")
        return named

    @property
    def implementer(self) -> Implementer | None:
        """The organisation that it names."""
        named: Implementer | None = self.said("implementer")
        return named


def happenings(fund: CommunityFund, as_of: date) -> Iterator[Happening]:
    """What had happened by ``as_of``, project by project, in the order of their histories."""
    for project in fund.projects:
        yield from happenings_of(project, fund, as_of)


def happenings_of(project: Project, fund: CommunityFund, as_of: date) -> Iterator[Happening]:
    """What had happened to one project by ``as_of``, in the order of its history."""
    amounts = resolved_amounts(project, as_of)
    for step, amount in zip(steps(project, as_of), amounts, strict=True):
        yield Happening(project, fund, step, amount)


def _contracts(fund: CommunityFund, as_of: date) -> Iterator[Happening]:
    return (one for one in happenings(fund, as_of) if isinstance(one.step.event, Contracted))


def _payments(fund: CommunityFund, as_of: date) -> Iterator[Happening]:
    return (one for one in happenings(fund, as_of) if isinstance(one.step.event, Paid))


def _kind(of: Happening) -> str | None:
    return of.implementer.kind if of.implementer else None


def _name(of: Happening) -> Words | None:
    return of.implementer.name if of.implementer else None


def _count(name: str, title: Message, about: Message | None = None) -> Column[Happening]:
    return Column(name, Kind.COUNT, title, lambda one: one.said(name), about=about)


def _amount(name: str, title: Message, about: Message | None = None) -> Column[Happening]:
    return Column(name, Kind.AMOUNT, title, lambda one: one.said(name), about=about)


def _term(name: str, title: Message, terms: Mapping[str, Message]) -> Column[Happening]:
    return Column(name, Kind.TERM, title, lambda one: one.said(name), terms=terms)


def _identifier(name: str, title: Message, about: Message | None = None) -> Column[Happening]:
    return Column(name, Kind.IDENTIFIER, title, lambda one: one.said(name), about=about)


def _text(name: str, title: Message) -> Column[Happening]:
    return Column(name, Kind.TEXT, title, lambda one: one.said(name))


_WHICH: tuple[Column[Happening], ...] = (
    Column("community", Kind.IDENTIFIER, COMMUNITY, lambda one: one.fund.community.id, required=True),
    Column("project", Kind.IDENTIFIER, PROJECT, lambda one: one.project.id, required=True),
    Column("number", Kind.COUNT, _NUMBER, lambda one: one.number, required=True, about=_IN_HISTORY),
)
_WHEN: Column[Happening] = Column(
    "date",
    Kind.DAY,
    _DATE,
    lambda one: one.step.event.date,
    about=Message("空着是发生过而没有写日期", "empty where it happened and nobody wrote when"),
)
_WHO: tuple[Column[Happening], ...] = (
    Column(
        "implementer_kind",
        Kind.TERM,
        Message("实施方是哪一类", "Kind of implementer"),
        _kind,
        terms=terms_of_lists(ImplementerKind),
    ),
    Column("implementer", Kind.TITLE, Message("实施方", "Implementer"), _name),
)
_VOTES: tuple[Column[Happening], ...] = (
    _identifier(
        "meeting", Message("会议编号", "Meeting"), Message("在会议表里的编号", "its id in the table of meetings")
    ),
    _text("resolution", Message("议决文号", "Number of the resolution")),
    _count("present", Message("到会人数", "Present")),
    Column("for", Kind.COUNT, Message("同意", "For"), lambda one: one.said("for_")),
    _count("against", Message("反对", "Against")),
    _count("abstain", Message("弃权", "Abstained")),
    _identifier("ballot", Message("居民投票编号", "Ballot")),
    _count("votes", Message("居民投票的赞成票", "Votes in the ballot")),
)

EVENTS = Table(
    "events",
    Message("项目的经过", "Events"),
    Message(
        "项目经过里的每件事一行：哪天、议决的票数、金额、结果。",
        "One row an event of a project: when, votes, amount, outcome.",
    ),
    key=_KEY,
    each=happenings,
    columns=(
        *_WHICH,
        _WHEN,
        Column(
            "event",
            Kind.TERM,
            Message("发生了什么", "Event"),
            lambda one: one.step.event.event,
            required=True,
            terms=EVENT_WORDS,
        ),
        _term("outcome", Message("结果", "Outcome"), terms_of_lists(Outcome, Reconsidered)),
        Column(
            "state",
            Kind.TERM,
            Message("这件事之后的进展", "State after it"),
            lambda one: one.step.after,
            terms=terms_of_lists(State),
            about=Message("空着是这件事不能接在前面的事后面", "empty where it cannot follow what happened before it"),
        ),
        *_VOTES,
        _identifier(
            "notice", Message("公告编号", "Notice"), Message("在公告表里的编号", "its id in the table of notices")
        ),
        _amount("amount", Message("金额", "Amount"), Message("这件事写明的金额", "the amount that the event states")),
        Column(
            "resolved_amount",
            Kind.AMOUNT,
            Message("这件事之后的议决金额", "Amount resolved after it"),
            lambda one: one.resolved,
        ),
        _amount("cost", Message("最后花费", "Final cost")),
        _count("bidders", Message("几家报名", "Bidders")),
        *_WHO,
        _term("led_by", Message("由谁主持", "Led by"), terms_of_lists(Role)),
        _count("asked", Message("问了多少人", "Asked")),
        _count("satisfied", Message("多少人满意", "Satisfied")),
        _text("reason", Message("理由", "Reason")),
    ),
    foreign_keys=(OF_COMMUNITY, OF_PROJECT),
)

CONTRACTS = Table(
    "contracts",
    Message("合同", "Contracts"),
    Message("每份合同一行。", "One row a contract."),
    key=_KEY,
    each=_contracts,
    columns=(
        *_WHICH,
        _WHEN,
        *_WHO,
        _amount("amount", Message("合同金额", "Amount"), Message("出自这项资金的", "of the fund's money")),
        _amount(
            "self_raised", Message("实施方自筹", "Self-raised"), Message("实施方另出的", "what the implementer adds")
        ),
        Column("first_day", Kind.DAY, Message("第一天", "First day"), lambda one: one.said("first_day")),
        Column("last_day", Kind.DAY, Message("最后一天", "Last day"), lambda one: one.said("last_day")),
    ),
    foreign_keys=(OF_COMMUNITY, OF_PROJECT, _OF_EVENT),
)

PAYMENTS = Table(
    "payments",
    Message("付款", "Payments"),
    Message("每笔付款一行。", "One row a payment."),
    key=_KEY,
    each=_payments,
    columns=(
        *_WHICH,
        _WHEN,
        _amount("amount", Message("金额", "Amount")),
        _text("purpose", Message("付的什么钱", "Purpose")),
    ),
    foreign_keys=(OF_COMMUNITY, OF_PROJECT, _OF_EVENT),
)
