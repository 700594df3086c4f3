"""What the pages over a whole fund know of one community: plain data, in no language, that goes through JSON and back.

`summarise` is the only way from records to these pages. They are made from all communities' summaries, so that one
changed record needs only its own community read again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from gongshi.fund import CommunityFund, UnreadCommunity
from gongshi.history import (
    State,
    resolved_amount,
    state_of,
    steps,
    terms_of,
)
from gongshi.model.community import Contact
from gongshi.model.event import Accepted, Closed, Contracted, Evaluated, Filed, Terminated
from gongshi.model.notice import Notice
from gongshi.model.parties import Implementer
from gongshi.model.programme import Programme
from gongshi.model.project import Project
from gongshi.model.rule_pack import RulePack
from gongshi.model.terms import Category, Mode, NoticeKind, Outcome, Pot
from gongshi.model.words import Text
from gongshi.totals import Ratio, contracted_amount, paid_amount, satisfaction
from gongshi_site.closing import closing_hour, provisional_years
from gongshi_site.implementer import implementer_of
from gongshi_site.lateness import waiting_since, work_ended
from gongshi_site.year_money import YearMoney, year_moneys

LATELY = timedelta(days=30)
"""For how long pages over the fund name a notice that has ended."""


class Shared(Protocol):
    """What all communities of a fund have in common, as far as pages show it."""

    @property
    def programme(self) -> Programme:
        """What the fund is called, where, in which currency and language."""

    @property
    def pack(self) -> RulePack:
        """The rules in force."""


@dataclass(frozen=True, slots=True)
class Work:
    """An implementer's part in a project: the sum of its contracts; without a contract the amount resolved.

    In minor units; None where it is not known.
    """

    implementer: Implementer
    amount: int | None


@dataclass(frozen=True, slots=True)
class ProjectSummary:
    """A project in lists over the fund. Amounts are in minor units; None is not known.

    ``work_ended`` is the day by which the work should have been done, where that is past and it is not;
    ``waiting_since`` the day since which finished work waits for its acceptance. ``satisfied`` is of the last
    evaluation. ``compounds`` are places in the list of its community's; ``filed`` is the number under which the
    sub-district has it on file.
    """

    id: str
    title: Text
    compounds: tuple[int, ...]
    filed: Text | None
    fiscal_year: int | None
    pot: Pot | None
    category: Category | None
    mode: Mode | None
    parent_project: str | None
    state: State
    budget: int | None
    resolved: int | None
    contracted: int
    paid: int
    cost: int | None
    ended_on: date | None
    accepted: Outcome | None
    evaluated: Outcome | None
    satisfied: Ratio | None
    work_ended: date | None
    waiting_since: date | None
    work: tuple[Work, ...]


@dataclass(frozen=True, slots=True)
class NoticeSummary:
    """A notice that pages over the fund name; ``closing`` is the hour at which its last day ends.

    ``is_provisional``: that day hangs on days off that nobody has announced yet.
    """

    id: str
    kind: NoticeKind
    title: Text
    fiscal_year: int | None
    posting_start: date | None
    posting_end: date | None
    closing: str
    is_open: bool
    is_provisional: bool
    projects: tuple[str, ...]
    min_bidders: int | None
    self_raised: Ratio | None


@dataclass(frozen=True, slots=True)
class CommunitySummary:
    """A community in pages over the fund.

    ``notices`` are those that hang, that ended lately or of which nobody wrote when they end, and all calls and
    collections; ``has_notices`` tells of any.
    ``last_entry`` is the latest day of which its records tell something. ``faults`` counts what of them could not be
    read, ``unread_projects`` the projects among it. ``is_last_good``: what stands here is not the records as they are,
    which cannot be read, but as they last could be.
    """

    id: str
    title: Text
    subdistrict: str | None
    households: int | None
    residents: int | None
    contact: Contact | None
    compounds: tuple[Text, ...]
    projects: tuple[ProjectSummary, ...]
    notices: tuple[NoticeSummary, ...]
    has_notices: bool
    moneys: tuple[YearMoney, ...]
    satisfied: Ratio
    has_ballots: bool
    last_entry: date | None
    faults: int = 0
    unread_projects: int = 0
    is_last_good: bool = False


@dataclass(frozen=True, slots=True)
class UnreadSummary:
    """A community of which nothing could ever be read: its folder's name, and how many faults keep it from being."""

    id: str
    faults: int


Summary = CommunitySummary | UnreadSummary
"""What stands for a community in the pages over its fund."""


def summarise(fund: CommunityFund, as_of: date) -> CommunitySummary:
    """The summary of a community as of a day; of what came later there is nothing in it."""
    community = fund.community
    named = {one.id for one in fund.programme.subdistricts}
    out = [one for one in fund.notices.values() if _is_out(one, as_of)]
    return CommunitySummary(
        id=community.id,
        title=community.title,
        subdistrict=community.subdistrict if community.subdistrict in named else None,
        households=community.households,
        residents=community.residents,
        contact=community.contact,
        compounds=tuple(one.title for one in community.compounds),
        projects=tuple(_project(one, fund, as_of) for one in fund.projects),
        notices=tuple(_notice(one, fund, as_of) for one in out if _is_named(one, as_of)),
        has_notices=bool(out),
        moneys=year_moneys(fund, as_of),
        satisfied=satisfaction(fund.projects, as_of),
        has_ballots=bool(fund.ballots),
        last_entry=max((day for day in _days(fund) if day <= as_of), default=None),
        faults=len(fund.faults),
        unread_projects=len(fund.unread["projects"]),
    )


def summarise_unread(community: UnreadCommunity) -> UnreadSummary:
    """What can be said of a community whose own file cannot be read."""
    return UnreadSummary(community.id, len(community.faults))


def _project(project: Project, fund: CommunityFund, as_of: date) -> ProjectSummary:
    ended = [step.event for step in steps(project, as_of) if isinstance(step.event, Closed | Terminated)]
    satisfied = satisfaction([project], as_of)
    return ProjectSummary(
        id=project.id,
        title=project.title,
        compounds=tuple(at for at, one in enumerate(fund.community.compounds) if one.id in project.compounds),
        filed=_filed(project, as_of),
        fiscal_year=project.fiscal_year,
        pot=project.pot,
        category=project.category,
        mode=terms_of(project, as_of).mode,
        parent_project=project.parent_project,
        state=state_of(project, fund, as_of),
        budget=project.budget,
        resolved=resolved_amount(project, as_of),
        contracted=contracted_amount(project, as_of),
        paid=paid_amount(project, as_of),
        cost=ended[-1].cost if ended else None,
        ended_on=ended[-1].date if ended else None,
        accepted=_outcome(project, Accepted, as_of),
        evaluated=_outcome(project, Evaluated, as_of),
        satisfied=satisfied if satisfied.whole else None,
        work_ended=work_ended(project, fund, as_of),
        waiting_since=waiting_since(project, fund, as_of),
        work=tuple(_work(project, as_of)),
    )


def _filed(project: Project, as_of: date) -> Text | None:
    numbers = [step.event.number for step in steps(project, as_of) if isinstance(step.event, Filed)]
    return numbers[-1] if numbers else None


def _outcome(project: Project, kind: type[Accepted | Evaluated], as_of: date) -> Outcome | None:
    judged = [step.event.outcome for step in steps(project, as_of) if isinstance(step.event, kind)]
    return judged[-1] if judged else None


def _work(project: Project, as_of: date) -> Iterator[Work]:
    """Who carries the project out, each for how much; nothing while no money for it is in force."""
    resolved = resolved_amount(project, as_of)
    if resolved == 0:
        return
    happened = [step.event for step in steps(project, as_of)]
    whoever = implementer_of(project, as_of)
    amounts: dict[Implementer, int] = {}
    for contract in happened:
        if isinstance(contract, Contracted) and (party := contract.implementer or whoever) is not None:
            amounts[party] = amounts.get(party, 0) + contract.amount
    if amounts:
        yield from (Work(party, amount) for party, amount in amounts.items())
    elif whoever is not None:
        yield Work(whoever, resolved)


def _is_out(notice: Notice, as_of: date) -> bool:
    return notice.posting_start is None or notice.posting_start <= as_of


def _is_named(notice: Notice, as_of: date) -> bool:
    """Whether pages over the fund may name it. Most ended long ago, and only the pages of their communities do."""
    end = notice.posting_end
    return end is None or end >= as_of - LATELY or notice.kind in {NoticeKind.CALL, NoticeKind.COLLECTION}


def _notice(notice: Notice, fund: CommunityFund, as_of: date) -> NoticeSummary:
    start, end, share = notice.posting_start, notice.posting_end, notice.self_raised_share
    return NoticeSummary(
        id=notice.id,
        kind=notice.kind,
        title=notice.title,
        fiscal_year=notice.fiscal_year or (start.year if start else None),
        posting_start=start,
        posting_end=end,
        closing=closing_hour(notice, fund),
        is_open=start is not None and end is not None and start <= as_of <= end,
        is_provisional=bool(provisional_years(notice, fund)),
        projects=tuple(project.id for project in fund.announced_by(notice)),
        min_bidders=notice.min_bidders,
        self_raised=Ratio(share.numerator, share.denominator) if share is not None else None,
    )


def _days(fund: CommunityFund) -> Iterator[date]:
    """Every day of which the records tell that something happened."""
    dated = (
        *(event for project in fund.projects for event in project.history),
        *(visit for project in fund.projects for visit in project.supervision),
        *(objection for notice in fund.notices.values() for objection in notice.objections or ()),
        *fund.proposals.values(),
        *fund.meetings.values(),
        *fund.community.allocations,
    )
    yield from (one.date for one in dated if one.date is not None)
    yield from (one.posting_start for one in fund.notices.values() if one.posting_start is not None)
