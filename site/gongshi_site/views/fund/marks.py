"""What there is to look at in a district: work that is late, and communities that have been quiet for long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from pydantic import ValidationError

from gongshi.rules.r32_stale import ID as STALE
from gongshi.rules.r32_stale import Parameters
from gongshi_site.language import _, _n
from gongshi_site.summary import CommunitySummary
from gongshi_site.views.fund.lines import community_link, project_link
from gongshi_site.views.fund.overview import Overview, Placed
from gongshi_site.words import Link, Said, short_day

QUIET = timedelta(days=60)
"""A community without an entry for longer is marked. Assumed: no rule says how often there must be one."""


class Mark(NamedTuple):
    """Something to look at: where, and what of it."""

    link: Link
    community: Said | None
    said: str


def late(communities: Sequence[CommunitySummary], fund: Overview) -> Iterator[Mark]:
    """Work past its last day, and finished work that waits for its acceptance; what is late longest first."""
    placed = [Placed(one, project) for one in communities for project in one.projects]
    found = [*_not_done(placed, fund), *_not_accepted(placed, fund)]
    for _since, one, said in sorted(found, key=lambda mark: (mark[0], mark[1].community.id, mark[1].project.id)):
        yield Mark(project_link(one, fund.speaker), fund.speaker.said(one.community.title), said)


def _not_done(placed: Sequence[Placed], fund: Overview) -> Iterator[tuple[date, Placed, str]]:
    for one in placed:
        if end := one.project.work_ended:
            said = _("应在{end}以前完工，到{as_of}还没有完工的记录。", end=_day(end), as_of=_day(fund.as_of))
            yield end, one, said


def _not_accepted(placed: Sequence[Placed], fund: Overview) -> Iterator[tuple[date, Placed, str]]:
    wait = _acceptance_wait(fund)
    for one in placed:
        since = one.project.waiting_since
        if wait is not None and since is not None and since + wait < fund.as_of:
            said = _("{done}完工，到{as_of}还没有验收的记录。", done=_day(since), as_of=_day(fund.as_of))
            yield since + wait, one, said


def _day(of: date) -> str:
    return short_day(of).text


def _acceptance_wait(fund: Overview) -> timedelta | None:
    """How long finished work may wait for its acceptance by the fund's own rules; None where they do not say."""
    rule = next((one for one in fund.shared.pack.rules if one.id == STALE), None)
    if rule is None:
        return None
    try:
        return timedelta(days=Parameters.model_validate(dict(rule.parameters)).acceptance_days)
    except ValidationError:
        # What a pack gets wrong `gongshi check` tells; here it is as if it said nothing.
        return None


def quiet(communities: Sequence[CommunitySummary], fund: Overview) -> Iterator[Mark]:
    """The communities without a new entry for longer than `QUIET`, the quietest first."""
    if fund.decided_only:
        return
    for one in sorted(communities, key=lambda each: (each.last_entry or date.min, each.id)):
        if one.last_entry is not None and one.last_entry < fund.as_of - QUIET:
            days = (fund.as_of - one.last_entry).days
            said = _n(
                "最近一条记录是{last}的，到{as_of}已有{count}天没有新的。",
                days,
                last=_day(one.last_entry),
                as_of=_day(fund.as_of),
            )
            yield Mark(community_link(one, fund.speaker), None, said)
