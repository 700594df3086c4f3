"""The council's year: sittings, the posting of what they resolved, and what objections do to it.

One notice announces all that a sitting has resolved. What follows waits for its end even where objections suffice
before, so that everybody who may object is heard. Inferred: the fund's rule counts objections over the whole period.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from gongshi.model.terms import Reconsidered
from gongshi_simulator.assumption import SecondDecision
from gongshi_simulator.community import Community, Steps
from gongshi_simulator.council import Item, is_passed, votes
from gongshi_simulator.draws import ATTEMPTS, EXTRA_SITTINGS, MONTHS, Added
from gongshi_simulator.log import Posting, Sitting
from gongshi_simulator.objections import Hanging, objected
from gongshi_simulator.shapes import binomial, within
from gongshi_simulator.stages.doing import carried_out
from gongshi_simulator.stages.urgency import Urgency
from gongshi_simulator.streams import Stream

Listed: TypeAlias = tuple[tuple[int, int], ...]
"""Projects that are posted together, each with how often it has been posted before."""

_OUTCOMES = tuple(Reconsidered)


def sits(here: Community) -> Steps:
    """The sittings of the council's calendar."""
    for month, time in here.setting.sittings:
        yield here.until(time)
        sit(here, occasion=month)


def added(here: Community, project: int, what: Added) -> Steps:
    """A project beyond the year's own: posted once it is resolved, or decided again if it is reopened."""
    yield here.until(what.day)
    if what.is_reopened:
        _calls_again(here, ((project, 1),))
        return
    here.tell(project, "resolved")
    yield from announced(here, ((project, 0),), here.month)


def sit(here: Community, occasion: int, *, is_extra: bool = False) -> None:
    """One sitting: with a quorum it takes up its agenda, and what it resolves is posted.

    Without one, what objections have reopened is not left until the next: the council is called for it once more.
    """
    council = here.setting.scenario.council
    present = binomial(
        here.draws.by_occasion[Stream.ATTENDANCE].item(occasion), council.members.value, council.attendance.value
    )
    is_quorate = present >= here.setting.quorum
    agenda = here.council.agenda(is_extra=is_extra) if is_quorate else ()
    here.log.sittings.append(Sitting(here.env.now, present, is_quorate, tuple(item.project for item in agenda)))
    listed = tuple(_decided(here, agenda, present))
    if listed:
        here.begins(announced(here, listed, occasion))
    if not is_quorate and here.council.has_reopened:
        _calls(here)


def _decided(here: Community, agenda: Sequence[Item], present: int) -> Iterator[tuple[int, int]]:
    """Decides on each item; what stands is to be posted."""
    for item in agenda:
        if item.is_first_decision:
            is_standing = _resolved(here, item, present)
        else:
            is_standing = _reconsidered(here, item.project, item.attempt, "redeliberated")
        if is_standing:
            yield item.project, item.attempt


def _resolved(here: Community, item: Item, present: int) -> bool:
    """A first decision. What is put off, or not covered by the money left, waits for a sitting to come."""
    council, project = here.setting.scenario.council, item.project
    if project not in here.council.put_off and here.occurs(Stream.DEFERRED, council.deferred.value, project):
        here.council.put_off.add(project)
        here.council.takes_up(item._replace(since=here.env.now))
        here.tell(project, "deferred", present)
        return False
    vote = votes(here.draws.support.item(project), present)
    if not is_passed(vote, here.draws.kind[project], council.works_majority.value):
        here.tell(project, "rejected", *vote)
        return False
    if not here.council.spends(here.draws.amount[project]):
        here.council.takes_up(item._replace(since=here.env.now))
        return False
    here.tell(project, "resolved", *vote)
    return True


def _reconsidered(here: Community, project: int, attempt: int, by: str) -> bool:
    """A second decision, ``by`` council or assembly. One that overturns the first sets its money free."""
    objecting = here.setting.scenario.objecting
    luck = here.draws.luck_again[Stream.SECOND_DECISION].item(project, attempt - 1)
    outcome = _OUTCOMES[within(luck, (objecting.upheld.value, objecting.upheld.value + objecting.amended.value))]
    here.tell(project, f"{by}/{outcome}")
    if outcome is Reconsidered.OVERTURNED:
        here.council.gets_back(here.draws.amount[project])
        return False
    return True


def announced(here: Community, listed: Listed, occasion: int) -> Steps:
    """Posted for the fund's whole period; what stands then is carried out, the rest is decided again.

    What objections have reopened as often as there are draws for is given up.
    """
    first, _ = listed[0]
    yield from here.desk(first, here.draws.posting.item(occasion), Urgency.POSTING)
    for project, _ in listed:
        here.tell(project, "posted")
    time = here.env.now
    over = here.setting.posting_over[int(time)]
    yield here.until(over)
    challenged = tuple(_challenged(here, listed, (time, over)))
    reopened = {project for project, _ in challenged}
    for project, _ in listed:
        if project not in reopened:
            here.begins(carried_out(here, project))
    again = tuple((project, attempt + 1) for project, attempt in challenged if attempt + 1 < ATTEMPTS)
    for project, attempt in challenged:
        if attempt + 1 == ATTEMPTS:
            here.tell(project, "terminated")
    if again:
        _calls_again(here, again)


def _challenged(here: Community, listed: Listed, hung: tuple[float, float]) -> Iterator[tuple[int, int]]:
    """The projects of a notice that objections have reopened; all are logged with theirs."""
    time, over = hung
    month = here.setting.month[int(time)]
    for project, attempt in listed:
        came = objected(here.draws, here.setting.scenario.objecting, Hanging(project, attempt, month, over - time))
        posting = Posting(project, time, over, *came, here.setting.needed)
        here.log.postings.append(posting)
        if posting.is_challenged:
            yield project, attempt


def _calls_again(here: Community, again: Listed) -> None:
    """The reopened go before whoever decides again."""
    policy = here.setting.scenario.objecting.second_decision.value
    if policy is SecondDecision.ASSEMBLY:
        here.begins(_assembled(here, again))
        return
    for project, attempt in again:
        here.council.takes_up(Item(is_first_decision=False, since=here.env.now, project=project, attempt=attempt))
    if policy is SecondDecision.EXTRA_SITTING:
        _calls(here)


def _calls(here: Community) -> None:
    """The council is called to an extra sitting, unless it is already."""
    if not here.council.is_called:
        here.council.is_called = True
        here.begins(_called(here))


def _called(here: Community) -> Steps:
    """An extra sitting, on what is reopened and on nothing else. It is not held if nothing of that waits any more.

    The council sits once a day at most: where the calendar has it sit that day, what is left is called for again.
    """
    yield here.env.timeout(here.setting.scenario.objecting.extra_sitting_notice_days.value)
    yield here.office(0)
    here.council.is_called = False
    if not here.council.has_reopened:
        return
    if here.log.sittings and int(here.log.sittings[-1].time) == int(here.env.now):
        _calls(here)
        return
    sit(here, _occasion_of_extra(here), is_extra=True)


def _occasion_of_extra(here: Community) -> int:
    """One of its own for each extra sitting of a month: not the same members stay away from all of them."""
    before = min(here.council.extra_sittings(here.month), EXTRA_SITTINGS - 1)
    return MONTHS * (before + 2 if before else 1) + here.month


def _assembled(here: Community, again: Listed) -> Steps:
    """The assembly of representatives votes on all that one notice has left open."""
    yield here.env.timeout(here.setting.scenario.objecting.assembly_notice_days.value)
    yield here.office(0)
    standing = tuple(one for one in again if _reconsidered(here, *one, "rep_voted"))
    if standing:
        yield from announced(here, standing, occasion=2 * MONTHS + here.month)
