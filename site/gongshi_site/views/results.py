"""The results of one fiscal year: what was finished and how it was judged, what is late, what came to nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import BLOCKER_WORDS, State, Step, blocks_closing, resolved_amount, steps
from gongshi.model.event import (
    Accepted,
    Closed,
    Evaluated,
    Redeliberated,
    Rejected,
    RepVoted,
    ScreenedOut,
    Terminated,
)
from gongshi.model.project import Project
from gongshi.model.terms import Coverage, Outcome
from gongshi.model.words import Words
from gongshi.totals import Ratio, satisfaction
from gongshi_site.language import _, _n, number, opening, word
from gongshi_site.lateness import work_ended
from gongshi_site.views.decision import votes_of
from gongshi_site.views.faults import unread_projects
from gongshi_site.views.life import title_of
from gongshi_site.views.paths import account_path, projects_by_path, results_path
from gongshi_site.views.project_line import Listed, listed_projects
from gongshi_site.words import Link, Said, Speaker, answers, clauses, people, percentage, short_day
from gongshi_site.year_money import money_years


class Result(NamedTuple):
    """What became of one project, the first of ``facts`` before all, and the reason where somebody wrote one."""

    link: Link
    state_name: str
    facts: tuple[str, ...]
    reason: Said | None


class Results(NamedTuple):
    """The projects of which the same became."""

    id: str
    title: str
    results: tuple[Result, ...]


class ResultsPage(NamedTuple):
    """What the results of one year show."""

    path: str
    title: str
    community: Link
    lead: tuple[str, ...]
    missing: str | None
    groups: tuple[Results, ...]
    ways: tuple[Link, ...]
    years: tuple[tuple[Link, bool], ...]


class _Of(NamedTuple):
    """A project with what is needed to tell what became of it."""

    project: Project
    state: State
    link: Link
    fund: CommunityFund
    as_of: date

    @property
    def steps(self) -> tuple[Step, ...]:
        """What had happened to it."""
        return tuple(steps(self.project, self.as_of))

    def result(self, facts: Iterator[str], reason: Words | None = None) -> Result:
        """What became of it, said with these facts."""
        said = tuple(opening(fact) for fact in facts)
        return Result(self.link, self.state.value, said, Speaker(self.fund.programme).maybe(reason))


def results_pages(fund: CommunityFund, community: Link, as_of: date) -> Iterator[ResultsPage]:
    """The results of each year that has projects, latest first; none where records end with the resolution."""
    every = listed_projects(fund, as_of)
    years = results_years(fund)
    for year in years:
        ours = [_of(one, fund, as_of) for one in every if one.project.fiscal_year == year]
        yield ResultsPage(
            path=results_path(fund.community, year),
            title=results_title(year),
            community=community,
            lead=tuple(_lead(ours, as_of)),
            missing=unread_projects(fund),
            groups=tuple(_groups(ours)),
            ways=tuple(_ways(fund, year, len(ours), as_of)),
            years=tuple(
                (Link(Said((results_title(one),)), results_path(fund.community, one)), one == year) for one in years
            ),
        )


def results_years(fund: CommunityFund) -> tuple[int | None, ...]:
    """The years of which there are results, latest first."""
    if fund.programme.coverage is Coverage.RESOLUTION:
        return ()
    return tuple(sorted({one.fiscal_year for one in fund.projects}, key=lambda year: -(year or 0)))


def latest_results(fund: CommunityFund, as_of: date, most: int) -> tuple[Result, ...]:
    """What was last closed or ended early, of all years; latest first, those without a day last."""
    over = [_of(one, fund, as_of) for one in listed_projects(fund, as_of) if one.state in _OVER]
    over.sort(key=_over, reverse=True)
    return tuple(result for one in over[:most] if (result := _finished(one) or _ended(one)) is not None)


_OVER = frozenset({State.CLOSED, State.TERMINATED})


def _over(of: _Of) -> date:
    ends = [step.event.date for step in of.steps if isinstance(step.event, Closed | Terminated)]
    return ends[-1] or date.min if ends else date.min


def results_title(year: int | None) -> str:
    """What the results of a year are called."""
    return _("{year}年度结果", year=year) if year else _("没有写年度的结果")


def _of(one: Listed, fund: CommunityFund, as_of: date) -> _Of:
    return _Of(one.project, one.state, one.line.link, fund, as_of)


def _lead(ours: Sequence[_Of], as_of: date) -> Iterator[str]:
    yield _n("一共{count}个项目：{parts}。", len(ours), parts=clauses(list(_parts(ours))))
    if accepted := _accepted_at_once(ours):
        yield _n("验收过的{count}个项目中，{part}个一次合格。", accepted.whole, part=number(accepted.part))
    satisfied = satisfaction((one.project for one in ours), as_of)
    if satisfied.whole:
        yield _("居民满意率{share}，各项目只算最后一次评议。", share=percentage(satisfied, answers(satisfied)))


_NOT_ADOPTED = frozenset({State.REJECTED, State.SCREENED_OUT})


def _parts(ours: Sequence[_Of]) -> Iterator[str]:
    """How many ended which way; together they are all."""
    closed, ended, dropped = (
        sum(one.state in states for one in ours) for states in ({State.CLOSED}, {State.TERMINATED}, _NOT_ADOPTED)
    )
    if closed:
        yield _n("{count}个已结项", closed)
    if ended:
        yield _n("{count}个已终止", ended)
    if dropped:
        yield _n("{count}个没有列入或者没有通过", dropped)
    if rest := len(ours) - closed - ended - dropped:
        yield _n("{count}个还在办", rest)


def _accepted_at_once(ours: Sequence[_Of]) -> Ratio | None:
    first = [_judged(one, Accepted)[0] for one in ours if _judged(one, Accepted)]
    return Ratio(sum(one is Outcome.PASSED for one in first), len(first)) if first else None


def _judged(of: _Of, kind: type[Accepted | Evaluated]) -> list[Outcome]:
    return [step.event.outcome for step in of.steps if isinstance(step.event, kind)]


def _groups(ours: Sequence[_Of]) -> Iterator[Results]:
    finds: tuple[tuple[str, str, Callable[[_Of], Result | None]], ...] = (
        ("finished", _("办完的"), _finished),
        ("late", _("该完工没有完工的"), _late),
        ("waiting", _("完工了、还没有结项的"), _waiting),
        ("ended", _("中途终止的"), _ended),
        ("dropped", _("没有列入或者没有通过的"), _dropped),
    )
    for name, title, find in finds:
        if found := tuple(result for one in ours if (result := find(one)) is not None):
            yield Results(name, title, found)


def _finished(of: _Of) -> Result | None:
    return of.result(_of_finished(of)) if of.state is State.CLOSED else None


def _of_finished(of: _Of) -> Iterator[str]:
    closed = next(step.event for step in reversed(of.steps) if isinstance(step.event, Closed))
    yield _("{day}结项", day=short_day(closed.date).text) if closed.date else _("结项日期没有写明")
    yield from _cost(of, closed.cost)
    yield from _acceptance(of)
    yield from _evaluation(of)


def _cost(of: _Of, cost: int | None) -> Iterator[str]:
    speaker, resolved = Speaker(of.fund.programme), resolved_amount(of.project, of.as_of)
    if cost is None:
        return
    if not resolved:
        yield _("花了{cost}", cost=speaker.money(cost).text)
    else:
        yield _("议决{resolved}，花了{cost}", resolved=speaker.money(resolved).text, cost=speaker.money(cost).text)


def _acceptance(of: _Of) -> Iterator[str]:
    if outcomes := _judged(of, Accepted):
        said = _("验收{outcome}", outcome=word(outcomes[-1]))
        yield said if len(outcomes) == 1 else _n("{said}（验收了{count}次）", len(outcomes), said=said)


def _evaluation(of: _Of) -> Iterator[str]:
    if outcomes := _judged(of, Evaluated):
        yield _("评议{outcome}", outcome=word(outcomes[-1]))
    satisfied = satisfaction([of.project], of.as_of)
    if satisfied.whole:
        yield _("满意率{share}", share=percentage(satisfied, people(satisfied)))


def _late(of: _Of) -> Result | None:
    end = work_ended(of.project, of.fund, of.as_of)
    return of.result(_of_late(of, end)) if end is not None else None


def _of_late(of: _Of, end: date) -> Iterator[str]:
    yield _n(
        "应在{day}完工，到{as_of}过了{count}天",
        (of.as_of - end).days,
        day=short_day(end).text,
        as_of=short_day(of.as_of).text,
    )


def _waiting(of: _Of) -> Result | None:
    return of.result(_of_waiting(of)) if of.state in {State.DELIVERED, State.RECTIFYING} else None


def _of_waiting(of: _Of) -> Iterator[str]:
    yield word(of.state)
    if _judged(of, Accepted)[-1:] == [Outcome.PASSED]:
        yield from _acceptance(of)
    yield from (word(BLOCKER_WORDS[one]) for one in blocks_closing(of.project, of.fund, of.as_of))
    yield from _evaluation(of)


def _ended(of: _Of) -> Result | None:
    if of.state is not State.TERMINATED:
        return None
    ended = next(step.event for step in reversed(of.steps) if isinstance(step.event, Terminated))
    return of.result(_of_ended(of, ended), ended.reason)


def _of_ended(of: _Of, ended: Terminated) -> Iterator[str]:
    yield _("{day}终止", day=short_day(ended.date).text) if ended.date else _("终止日期没有写明")
    yield from _cost(of, ended.cost)


def _dropped(of: _Of) -> Result | None:
    if of.state not in _NOT_ADOPTED:
        return None
    for step in reversed(of.steps):
        match step.event:
            case ScreenedOut() as event:
                return of.result(iter([_happened(step)]), event.reason)
            case Rejected() | Redeliberated() | RepVoted() as event:
                facts = (_happened(step), votes_of(event))
                return of.result((one for one in facts if one), event.reason)
            case _:
                pass
    return None


def _happened(step: Step) -> str:
    """2026年3月5日未通过"""
    said, day = title_of(step), step.event.date
    return _("{day}{said}", day=short_day(day).text, said=said) if day else said


def _ways(fund: CommunityFund, year: int | None, projects: int, as_of: date) -> Iterator[Link]:
    if year is not None:
        said = _n("看这一年的{count}个项目", projects)
        yield Link(Said((said,)), projects_by_path(fund.community, "year", str(year)))
    if year in money_years(fund, as_of):
        yield Link(Said((_("看这一年的账本"),)), account_path(fund.community, year))
