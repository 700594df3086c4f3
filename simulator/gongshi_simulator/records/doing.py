"""A history from the filing to the end: implementer, contract, work, judgements, payments.

Rules, all assumed: what is paid in advance is paid on the day on which work starts, the rest on the day of the closing.
Of those asked how satisfied they are, between 40 and 160, at least four in five are where the evaluation passed, fewer
than three in five where it failed.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from gongshi.model.event import (
    Accepted,
    Called,
    Closed,
    Contracted,
    Delivered,
    Evaluated,
    Event,
    Filed,
    MidtermReviewed,
    Paid,
    Rectified,
    Selected,
    Started,
    Terminated,
)
from gongshi.model.terms import Outcome
from gongshi_simulator.records.catalogue import sentences
from gongshi_simulator.records.details import chosen
from gongshi_simulator.records.happenings import first
from gongshi_simulator.records.moment import Moment
from gongshi_simulator.records.papers import Paper, Sort
from gongshi_simulator.records.parties import Payments, contract_ends, implementer, payments

_FEWEST_ASKED, _MOST_ASKED = 40, 160


def filed(moment: Moment) -> Iterator[Event]:
    """On file with the street office."""
    yield Filed(event="filed", date=moment.day, number=moment.number)


def called(moment: Moment) -> Iterator[Event]:
    """Called for, by a notice of its own."""
    paper = Paper(moment.day, Sort.CALL, moment.project, moment.time)
    yield Called(event="called", date=moment.day, notice=moment.told.papers[paper])


def selected(moment: Moment) -> Iterator[Event]:
    """Chosen among those who applied."""
    who, (bidders,) = implementer(moment.told, moment.project), moment.happening.amounts
    yield Selected(event="selected", date=moment.day, implementer=who, bidders=bidders)


def contracted(moment: Moment) -> Iterator[Event]:
    """Signed, from that day on."""
    yield Contracted(
        event="contracted",
        date=moment.day,
        implementer=implementer(moment.told, moment.project),
        amount=moment.happening.amounts[0],
        first_day=moment.day,
        last_day=contract_ends(moment.told, moment.happening),
    )


def started(moment: Moment) -> Iterator[Event]:
    """Work begins, and what is paid in advance is paid."""
    yield Started(event="started", date=moment.day)
    yield from _paid(moment, _payments(moment).advance, sentences.ADVANCE)


def midterm_reviewed(moment: Moment) -> Iterator[Event]:
    """The review half-way."""
    failed = bool(moment.happening.amounts[0])
    yield MidtermReviewed(
        event="midterm_reviewed",
        date=moment.day,
        outcome=Outcome.FAILED if failed else Outcome.PASSED,
        remarks=sentences.MIDTERM_FAILED if failed else sentences.MIDTERM_PASSED,
    )


def delivered(moment: Moment) -> Iterator[Event]:
    """The work is done."""
    yield Delivered(event="delivered", date=moment.day)


def accepted(moment: Moment) -> Iterator[Event]:
    """Accepted or refused; what is technical, with an expert."""
    is_technical = moment.told.draws.is_technical[moment.project]
    judges = moment.bench.technical if is_technical else moment.bench.acceptance
    outcome = Outcome.of(moment.happening.outcome)
    remarks = sentences.ACCEPTED if outcome is Outcome.PASSED else sentences.REFUSED
    yield Accepted(
        event="accepted",
        date=moment.day,
        outcome=outcome,
        led_by=judges.led_by,
        panel=judges.panel,
        remarks=remarks[moment.way],
    )


def evaluated(moment: Moment) -> Iterator[Event]:
    """Judged by the residents."""
    outcome = Outcome.of(moment.happening.outcome)
    is_passed = outcome is Outcome.PASSED
    asked, satisfied = _asked(moment, is_passed=is_passed)
    yield Evaluated(
        event="evaluated",
        date=moment.day,
        outcome=outcome,
        led_by=moment.bench.evaluation.led_by,
        panel=moment.bench.evaluation.panel,
        remarks=sentences.EVALUATED_PASSED if is_passed else sentences.EVALUATED_FAILED,
        asked=asked,
        satisfied=satisfied,
    )


def rectified(moment: Moment) -> Iterator[Event]:
    """Mended."""
    yield Rectified(event="rectified", date=moment.day, remarks=sentences.RECTIFIED)


def closed(moment: Moment) -> Iterator[Event]:
    """Paid in full and closed."""
    paid = _payments(moment)
    yield from _paid(moment, paid.rest, sentences.REST)
    yield Closed(event="closed", date=moment.day, cost=sum(paid))


def terminated(moment: Moment) -> Iterator[Event]:
    """Ended early, where what was paid stays paid; or given up for objections, before any contract."""
    if first(moment.course, "contracted") is None:
        yield Terminated(event="terminated", date=moment.day, reason=sentences.GIVEN_UP)
    else:
        cost = _payments(moment).advance
        yield Terminated(event="terminated", date=moment.day, reason=sentences.TERMINATED, cost=cost)


def _payments(moment: Moment) -> Payments:
    contract = first(moment.course, "contracted")
    assert contract is not None
    return payments(moment.told, contract.amounts[0])


def _paid(moment: Moment, amount: int, purpose: str) -> Iterator[Event]:
    if amount:
        yield Paid(event="paid", date=moment.day, amount=amount, purpose=purpose)


def _asked(moment: Moment, *, is_passed: bool) -> tuple[int, int]:
    """How many were asked, and how many of them are satisfied."""
    details, at = moment.told.details, (moment.project, moment.time)
    asked = _FEWEST_ASKED + chosen(details.asked.item(at), _MOST_ASKED - _FEWEST_ASKED + 1)
    luck = details.satisfied.item(at)
    if is_passed:
        least = ceil(asked * 4 / 5)
        return asked, least + chosen(luck, asked - least + 1)
    return asked, chosen(luck, ceil(asked * 3 / 5))
