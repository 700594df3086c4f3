"""What was changed in a project after it was first resolved, and what corrected its notices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import resolved_amounts, steps
from gongshi.model.event import Change, Redeliberated, RepVoted, Resolved
from gongshi.model.project import Project
from gongshi_site.language import _, word
from gongshi_site.views.decision import meeting_title
from gongshi_site.views.notice_list import is_out
from gongshi_site.views.paths import meeting_path, notice_path
from gongshi_site.words import Day, Link, Speaker, clauses, maybe_day


class ChangeLine(NamedTuple):
    """One change or correction; ``link`` leads to the meeting or the notice that made it."""

    day: Day | None
    said: str
    link: Link | None


def changes(project: Project, fund: CommunityFund, as_of: date) -> tuple[ChangeLine, ...]:
    """The changes that decisions made and the corrections of notices by ``as_of``, latest first."""
    dated = [*_decisions(project, fund, as_of), *_corrections(project, fund, as_of)]
    return tuple(line for _day, line in sorted(dated, key=lambda each: each[0], reverse=True))


def _decisions(project: Project, fund: CommunityFund, as_of: date) -> Iterator[tuple[date, ChangeLine]]:
    """What each decision after the first one changed."""
    speaker = Speaker(fund.programme)
    before, is_first = None, True
    for step, after in zip(steps(project, as_of), resolved_amounts(project, as_of), strict=True):
        event = step.event
        if not isinstance(event, Resolved | Redeliberated | RepVoted):
            continue
        said = list(_changed_amount(before, after, speaker))
        if event.changed is not None and not is_first:
            said += _changed_terms(event.changed)
        if said:
            yield event.date or date.min, ChangeLine(maybe_day(event.date), clauses(said), _meeting(event, fund))
        before, is_first = after, False


def _changed_amount(before: int | None, after: int | None, speaker: Speaker) -> Iterator[str]:
    if before and after and before != after:
        old, new = speaker.money(before).text, speaker.money(after).text
        yield _("议决金额从{old}改为{new}", old=old, new=new)


def _changed_terms(changed: Change) -> Iterator[str]:
    if changed.goal is not None:
        yield _("项目目标改了")
    if changed.mode is not None:
        yield _("实施方式改为{mode}", mode=word(changed.mode))
    if changed.review_method is not None:
        yield _("评审办法改了")


def _meeting(event: Resolved | Redeliberated | RepVoted, fund: CommunityFund) -> Link | None:
    meeting = fund.meeting(event.meeting)
    return Link(meeting_title(meeting, fund), meeting_path(fund.community, meeting)) if meeting else None


def _corrections(project: Project, fund: CommunityFund, as_of: date) -> Iterator[tuple[date, ChangeLine]]:
    """The notices that correct one about this project."""
    for notice in fund.corrections:
        corrected = fund.notice(notice.corrects)
        if corrected is not None and is_out(notice, as_of) and project in fund.announced_by(corrected):
            said = _("更正了公告：{title}", title=Speaker(fund.programme).said(corrected.title).marked)
            link = Link(Speaker(fund.programme).said(notice.title), notice_path(fund.community, notice))
            yield notice.posting_start or date.min, ChangeLine(maybe_day(notice.posting_start), said, link)
