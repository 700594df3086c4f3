"""While a resolution waits to be decided again, the work on it rests.

异议达到比例以后，到重新议定为止，不签约、不开工、不付款；已经动工的要停下来。

From the day on which the objections reached the fund's share until the day of the second decision there is no
contract, no start of work and no payment. Work before the posting had ended is another rule's matter.

从异议达到比例那天起，到重新议定那天为止，不签约、不开工、不付款。公示期满以前动工的，由另一条规则管。

Source: inferred from the second decision that the report on Wuhou requires: it decides nothing where the money is
already spent.

来源：从报道要求重新议定推断：钱已经花了，重新议定就没有意义了。

Passes (47 representatives, so 10 are needed; ten objected on 9 March, the notice hung until 16 March |
居民代表47名，满10名才算达到；3月9日有10名提出，公示到3月16日):

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-03-06, event: posted, notice: 2026-n03}
    - {date: 2026-03-24, event: redeliberated, outcome: upheld}
    - {date: 2026-03-25, event: posted, notice: 2026-n04}
    - {date: 2026-04-08, event: started}

Fails:

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-03-06, event: posted, notice: 2026-n03}
    - {date: 2026-03-20, event: started}
    - {date: 2026-03-24, event: redeliberated, outcome: upheld}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import Step, steps
from gongshi.model.event import EVENT_WORDS, Posted, Redeliberated, RepVoted
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.objections import Tally, deciding, tally
from gongshi.rules.deciding import first_postings
from gongshi.rules.verdict import NoParameters, Verdict, broken, gravest, holds, unknown
from gongshi.rules.work import work_steps

ID = "R09"
NAME = Message(zh="待重新议定的项目暂停", en="work rests while the resolution is challenged")
Parameters = NoParameters


class _Challenge(NamedTuple):
    """A posting that was or may have been objected to by enough; ``since`` is None where that is not known."""

    project: Project
    posted: Step
    notice: Notice
    objections: Tally
    since: date | None
    second: Step | None


def judge(fund: CommunityFund, as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each posting that was challenged, or may have been, of a project on which work has begun."""
    for project in fund.projects:
        work = work_steps(project, as_of)
        for challenge in _challenges(project, fund, as_of):
            if challenge.since is not None:
                yield _of_challenge(challenge, work)
            elif work:
                why = _TOO_MANY if challenge.objections.too_many else _WHETHER
                yield unknown(project.place("history", challenge.posted.at), *why)


def _challenges(project: Project, fund: CommunityFund, as_of: date) -> Iterator[_Challenge]:
    happened = list(steps(project, as_of))
    for step in first_postings(happened):
        notice = fund.notice(step.event.notice) if isinstance(step.event, Posted) else None
        if notice is None:
            continue
        objections = tally(notice, project.id, fund, as_of)
        if objections.reached is not False and notice.objections is not None:
            later = (one for one in happened if one.at > step.at and isinstance(one.event, Redeliberated | RepVoted))
            since = _since(notice, project, objections, as_of) if objections.reached else None
            yield _Challenge(project, step, notice, objections, since, next(later, None))


def _since(notice: Notice, project: Project, objections: Tally, as_of: date) -> date | None:
    assert notice.objections
    return notice.objections[deciding(notice, project.id, objections, as_of)].date


def _of_challenge(challenge: _Challenge, work: Sequence[Step]) -> Verdict:
    rested = holds(challenge.project.place("history", challenge.posted.at))
    return gravest([rested, *(verdict for step in work for verdict in _of_step(challenge, step, work))])


def _of_step(challenge: _Challenge, step: Step, work: Sequence[Step]) -> Iterator[Verdict]:
    """What keeps one step of work from being in order; nothing where it is."""
    day, second = step.event.date, challenge.second
    if day is None:
        yield unknown(challenge.project.place("history", step.at), *_NO_DATE)
    elif not _is_held(challenge, day, work):
        return
    elif second is None:
        yield _broken(challenge, step, None)
    elif second.event.date is None:
        yield unknown(challenge.project.place("history", second.at), *_NO_DATE)
    elif day < second.event.date:
        yield _broken(challenge, step, second.event.date)


def _is_held(challenge: _Challenge, day: date, work: Sequence[Step]) -> bool:
    """Whether work rests on ``day``; that of a project not yet begun rests until its posting's end anyway."""
    end = challenge.notice.posting_end
    # Objections are only counted within a period whose last day is written.
    assert challenge.since is not None
    assert end is not None
    under_way = min(step.at for step in work) < challenge.posted.at
    return day >= challenge.since if under_way else day > end


def _broken(challenge: _Challenge, step: Step, second: date | None) -> Verdict:
    words = EVENT_WORDS[step.event.event]
    until = f"，{second} 才重新议定" if second else "，至今没有重新议定"
    until_en = f"decided again only on {second}" if second else "not decided again yet"
    return broken(
        challenge.project.place("history", step.at, "date"),
        f"{step.event.date} {words.zh}，而异议在 {challenge.since} 已达到重议人数{until}；重新议定以前应暂停",
        f"{words.en} on {step.event.date}, but objections sufficed on {challenge.since}, {until_en}; "
        "hold the work until then",
    )


_WHETHER = (
    "不知道异议有没有达到人数，也就不知道该不该暂停",
    "whether objections sufficed is not known, and so neither whether the work had to rest",
)
_TOO_MANY = (
    "写的异议人数比居民代表总数还多，见 R11，不知道该不该暂停",
    "more objections are written than there are representatives, see R11, so whether the work had to rest is not known",
)
_NO_DATE = (
    "重新议定、签约、开工或付款没有写日期，不知道有没有暂停",
    "the second decision or some work has no date, so whether the work rested is not known",
)
