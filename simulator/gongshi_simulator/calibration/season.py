"""The season before the council decides: proposals, their sorting, and how long both take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from gongshi.findings import Message
from gongshi.model.proposal import Proposal
from gongshi.model.terms import Screening
from gongshi_simulator.calibration.day_count import DayCount, Days
from gongshi_simulator.calibration.durations import fitted_to
from gongshi_simulator.calibration.elsewhere import at_sorting
from gongshi_simulator.calibration.found import Found, of_share
from gongshi_simulator.calibration.known import Known
from gongshi_simulator.calibration.rates import rate, seen_range
from gongshi_simulator.calibration.spans import Span, span
from gongshi_simulator.calibration.stretches import ONE_DAY, Stretch
from gongshi_simulator.intervals import share
from gongshi_simulator.scenario import Scenario

_PROPOSALS = Message("条提议", "proposals")


def found_season(of: Known, scenario: Scenario, counts: Mapping[Days, DayCount]) -> Iterator[Found]:
    """Proposals, how many are merged and shortlisted, and how long collection and sorting take."""
    yield from found_sorting(of)
    yield from _proposals_per_1000(of, scenario)
    yield from _collection(of)
    spans = list(_sorting(of, scenario, counts[Days.WORKING]))
    yield fitted_to("proposing.sorting_working_days", Message("批清单", "lists"), spans)


def found_sorting(of: Known) -> Iterator[Found]:
    """What became of the proposals that were sorted: merged into others, and of those that were not, shortlisted."""
    sorted_ = [one.screening.outcome for one in _proposals(of) if one.screening is not None and _is_sorted(one, of)]
    merged, listed = (sorted_.count(one) for one in (Screening.MERGED, Screening.SHORTLISTED))
    if sorted_:
        yield of_share("proposing.merged", _PROPOSALS, share(merged, len(sorted_)))
    if len(sorted_) > merged:
        yield of_share("proposing.shortlisted", Message("个候选", "candidates"), share(listed, len(sorted_) - merged))


def _proposals(of: Known) -> Iterator[Proposal]:
    return (one for fund in of.communities for one in fund.proposals.values())


def _is_sorted(one: Proposal, of: Known) -> bool:
    return one.screening is not None and (one.screening.date is None or one.screening.date <= of.as_of)


def _proposals_per_1000(of: Known, scenario: Scenario) -> Iterator[Found]:
    """From 1,000 households that are reached: how many that is the scenario says, so that proposals come out right."""
    told = [
        (len(one.proposals), fund.community.households)
        for fund in of.communities
        for one in fund.proposal_years
        if date(one.fiscal_year, 12, 31) <= of.as_of and fund.community.households
    ]
    reached = sum(households for _, households in told if households) * scenario.proposing.reached.value / 1000
    number = sum(proposals for proposals, _ in told)
    if reached:
        yield rate("proposing.proposals_per_1000_reached", _PROPOSALS, number, reached)


def _collection(of: Known) -> Iterator[Found]:
    """When the last proposal of a year's first list came, in days of the year; 1 where that was before it began."""
    ends = sorted(
        max((last - date(one.fiscal_year, 1, 1)).days + 1, 1)
        for fund in of.communities
        for one in fund.proposal_years
        if (last := _end_of_collection(one.proposals, of.as_of)) is not None
    )
    if ends:
        counted = Message("个社区年度的征集", "community-years of collection")
        yield seen_range("proposing.collection_days", counted, ends)


def _end_of_collection(proposals: Sequence[Proposal], as_of: date) -> date | None:
    """The day of the last proposal that the first list was made of; None before it was settled."""
    lists: dict[date, list[date]] = defaultdict(list)
    for one in proposals:
        settled = one.screening.date if one.screening is not None else None
        if one.date is not None and settled is not None and settled <= as_of:
            lists[settled].append(one.date)
    return max(lists[min(lists)]) if lists else None


def _sorting(of: Known, scenario: Scenario, count: DayCount) -> Iterator[Span]:
    """From the last proposal of each list to the day on which the list was settled; of one not settled, as seen."""
    for fund in of.communities:
        lists: dict[date | None, list[date]] = defaultdict(list)
        for one in fund.proposals.values():
            if one.date is not None and one.date <= of.as_of and (one.screening is None or one.screening.date):
                settled = one.screening.date if one.screening is not None and _is_sorted(one, of) else None
                lists[settled].append(one.date)
        end = of.as_of + ONE_DAY
        for settled, came in lists.items():
            last = max(came)
            if settled is None or settled >= last:
                seen = Stretch(last, settled or end, end, settled is not None)
                yield span(seen, count, from_midnight=False, without=at_sorting(scenario, len(came)))
