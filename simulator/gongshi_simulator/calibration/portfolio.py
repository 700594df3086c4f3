"""What projects cost, who bids for them, what is paid when, and how often the work is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

from gongshi.findings import Message
from gongshi.history import resolved_amount
from gongshi.model.event import Contracted, MidtermReviewed, Paid, Selected
from gongshi.model.project import Project
from gongshi.model.terms import Mode, NoticeKind
from gongshi.totals import contracted_amount, paid_amount
from gongshi_simulator.calibration.day_count import DayCount, Days
from gongshi_simulator.calibration.durations import WORK
from gongshi_simulator.calibration.found import Found, of_share
from gongshi_simulator.calibration.known import Known, children, happened, mothers
from gongshi_simulator.calibration.rates import average, bidders, log_spread, seen_range
from gongshi_simulator.calibration.stretches import life, stretches
from gongshi_simulator.intervals import Share, ratio
from gongshi_simulator.scenario import Scenario

_PROJECTS = Message("个项目", "projects")
_CONTRACTS = Message("份合同", "contracts")


def found_portfolio(of: Known, scenario: Scenario, counts: Mapping[Days, DayCount]) -> Iterator[Found]:
    """Amounts, child projects, bidders, payments, visits and the month of the mid-term review."""
    amounts = [one.budget for _, one in mothers(of) if one.budget]
    amount = average("portfolio.amount", _PROJECTS, amounts)
    if amounts:
        # The file's bounds are those of what is drawn, so that all that has been seen can be.
        shipped = scenario.portfolio.amount
        amount = amount._replace(worth_trying=(min([shipped.low, *amounts]), max([shipped.high, *amounts])))
    yield amount
    yield log_spread("portfolio.amount_spread", _PROJECTS, amounts)
    families = Counter((fund.community.id, one.parent_project) for fund, one in children(of))
    yield average("portfolio.micro_children", Message("个小微母项目", "micro-grants"), list(families.values()))
    yield from _choosing(of, scenario)
    yield from _money(of)
    yield from _visits(of, counts[Days.FIELD])
    reviews = (one for _, project in mothers(of) for one in happened(project, of.as_of))
    months = [one.day.month for one in reviews if isinstance(one.event, MidtermReviewed)]
    if months:
        yield seen_range("street.midterm_month", Message("次中期评议", "mid-term reviews"), months)


def _choosing(of: Known, scenario: Scenario) -> Iterator[Found]:
    """Bidders, and how many the calls ask for; a call after another means that too few had come to the first."""
    asked = Counter(
        one.min_bidders
        for fund in of.communities
        for one in fund.notices.values()
        if one.kind is NoticeKind.CALL and one.min_bidders and _is_by(one.posting_start, of.as_of)
    )
    needed = scenario.choosing.min_bidders.value
    if asked:
        needed = asked.most_common(1)[0][0]
        counted = Message("份征集公告", "calls")
        yield Found("choosing.min_bidders", counted, asked.total(), needed, min(asked), max(asked), is_seen_range=True)
    seen: list[int] = []
    too_few = 0
    for _, project in mothers(of):
        if project.mode is Mode.COMMISSIONED:
            events = [one.event for one in happened(project, of.as_of)]
            seen += [one.bidders for one in events if isinstance(one, Selected) and one.bidders is not None]
            names = [one.event for one in events if one.event in {"called", "selected"}]
            too_few += sum(pair == ("called", "called") for pair in pairwise(names))
    yield bidders("choosing.bidders", Message("次征集", "calls"), seen, too_few, needed)


def _is_by(day: date | None, as_of: date) -> bool:
    return day is not None and day <= as_of


def _money(of: Known) -> Iterator[Found]:
    """What contracts save of what was resolved, and what is paid first, before the work is delivered."""
    saved, resolved, first, signed = [], [], [], []
    for _, project in mothers(of):
        contracted = contracted_amount(project, of.as_of)
        if not contracted:
            continue
        if was := resolved_amount(project, _day_of_contract(project, of)):
            saved.append(max(was - contracted, 0))
            resolved.append(was)
        if project.mode is not None and (paid := _paid_first(project, of)) is not None:
            first.append(min(paid, contracted))
            signed.append(contracted)
    if len(resolved) > 1:
        yield _by_contract("funding.saved_at_contract", ratio(saved, resolved), len(resolved))
    if len(signed) > 1:
        yield _by_contract("funding.paid_in_advance", ratio(first, signed), len(signed))


def _by_contract(path: str, one: Share, contracts: int) -> Found:
    return of_share(path, _CONTRACTS, one)._replace(number=contracts, part=None)


def _day_of_contract(project: Project, of: Known) -> date:
    return next((one.day for one in happened(project, of.as_of) if isinstance(one.event, Contracted)), of.as_of)


def _paid_first(project: Project, of: Known) -> int | None:
    """The first payment, 0 where it came once the work was delivered; None where no payment is written down."""
    for one in happened(project, of.as_of):
        if isinstance(one.event, Paid):
            return one.event.amount
        if one.name in {"delivered", "terminated", "closed"}:
            return 0 if paid_amount(project, of.as_of) else None
    return None


def _visits(of: Known, count: DayCount) -> Iterator[Found]:
    """Days of work that was delivered, by the visits of the supervision committee."""
    worked, seen = [], []
    for fund, project in mothers(of):
        for one in stretches(life(fund, project, of.as_of), WORK, of.as_of):
            if one.is_ended:
                visits = [its.date for its in project.supervision if its.date and one.first <= its.date <= one.last]
                worked.append(count.between(one.first, one.last))
                seen.append(len(visits))
    if sum(seen):
        told = of_share("work.visit_every_days", Message("次监督走访", "visits"), ratio(worked, seen))
        yield told._replace(part=None)
