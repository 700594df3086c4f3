"""The news of a community: its notices that are out and its projects that ended, in the language being written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from gongshi.fund import CommunityFund
from gongshi.history import Step, steps
from gongshi.model.event import Closed, Terminated
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.terms import NoticeKind
from gongshi_site.feeds.followed import followed
from gongshi_site.feeds.identity import news_id
from gongshi_site.language import _, label
from gongshi_site.views.announced import announced
from gongshi_site.views.lead import notice_lead, project_lead
from gongshi_site.views.life import title_of
from gongshi_site.views.notice import corrections
from gongshi_site.views.notice_list import is_out
from gongshi_site.views.objections import outcome
from gongshi_site.views.office import period_label
from gongshi_site.views.paths import notice_path, project_path
from gongshi_site.views.period import closing_day
from gongshi_site.views.topics import Topic
from gongshi_site.words import Speaker, as_text, clauses, day

_RESULTS = frozenset({NoticeKind.ACCEPTANCE, NoticeKind.EVALUATION, NoticeKind.FINANCE})
"""Notices that say what came of it; all others say what is to come."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news, as finished texts without markup.

    ``lead`` are the sentences that its page begins with, ``more`` what else is worth telling; ``category`` is its kind
    as programs read it and ``kind`` as people do. ``updated`` is the latest day on which the records tell of a change.
    """

    id: str
    path: str
    title: str
    community: str
    category: str
    kind: str
    topics: tuple[Topic, ...]
    published: date
    updated: date
    lead: tuple[str, ...]
    more: tuple[str, ...]

    @property
    def order(self) -> tuple[date, date, str]:
        """What news is put in order by: the address comes last, so that the order is always the same."""
        return self.updated, self.published, self.path


def entries(fund: CommunityFund, as_of: date) -> tuple[Entry, ...]:
    """The news of a community by ``as_of``, newest first. What nobody wrote a day of is no news."""
    every = [*_notices(fund, as_of), *_endings(fund, as_of)]
    return tuple(sorted(every, key=lambda one: one.order, reverse=True))


def plain(text: str) -> str:
    """A sentence without its markup."""
    return text.striptags() if isinstance(text, Markup) else text


def _notices(fund: CommunityFund, as_of: date) -> Iterator[Entry]:
    for notice in fund.notices.values():
        if notice.posting_start is not None and is_out(notice, as_of):
            yield _notice(notice, notice.posting_start, fund, as_of)


def _notice(notice: Notice, published: date, fund: CommunityFund, as_of: date) -> Entry:
    speaker, projects = Speaker(fund.programme), fund.announced_by(notice)
    after = followed(notice, fund, as_of)
    updated = max((published, *after.changed, *after.objected))
    return Entry(
        id=news_id(fund.programme.id, fund.community.id, "notices", notice.id),
        path=notice_path(fund.community, notice),
        title=str(speaker.said(notice.title)),
        community=str(speaker.said(fund.community.title)),
        category=notice.kind.value,
        kind=label(notice.kind),
        topics=tuple(_topics(notice)),
        published=published,
        updated=updated,
        lead=tuple(map(plain, notice_lead(notice, projects, fund, as_of))),
        # While it hangs, how things stand is told as of the day that changed them, not of the day of the site.
        more=tuple(map(plain, _more(notice, projects, fund, as_of if _is_over(notice, as_of) else updated))),
    )


def _is_over(notice: Notice, as_of: date) -> bool:
    return notice.posting_end is not None and notice.posting_end < as_of


def _topics(notice: Notice) -> Iterator[Topic]:
    yield Topic.RESULTS if notice.kind in _RESULTS else Topic.NOTICES
    if notice.corrects is not None:
        yield Topic.CORRECTIONS


def _more(notice: Notice, projects: tuple[Project, ...], fund: CommunityFund, as_of: date) -> Iterator[str]:
    """From when to when it hangs, what corrects it, and what came of objections."""
    last = closing_day(notice, fund)
    if notice.posting_start is not None and last is not None:
        first = day(notice.posting_start).text
        yield _("{label}：{first}起，到{last}止。", label=period_label(notice.kind), first=first, last=last.text)
    for words, link in corrections(notice, fund, as_of):
        yield f"{words}{link.said}"
    if notice.kind is NoticeKind.RESOLUTION:
        yield outcome(notice, projects, fund, as_of)
    else:
        yield from filter(None, (_told_of(project, notice, fund, as_of) for project in projects))


def _told_of(project: Project, notice: Notice, fund: CommunityFund, as_of: date) -> str | None:
    """What the notice tells of a project: passed, and how many were satisfied."""
    told = announced(project, notice, fund, as_of)
    facts = [f"{row.label} {plain(as_text(value))}" for row in told.rows for value in row.values]
    return _("{project}：{facts}。", project=told.link.said, facts=clauses(facts)) if facts else None


def _endings(fund: CommunityFund, as_of: date) -> Iterator[Entry]:
    for project in fund.projects:
        for step in steps(project, as_of)[-1:]:
            if isinstance(step.event, Closed | Terminated) and step.event.date is not None:
                yield _ending(project, step, step.event.date, fund, as_of)


def _ending(project: Project, step: Step, on: date, fund: CommunityFund, as_of: date) -> Entry:
    speaker, how = Speaker(fund.programme), title_of(step)
    return Entry(
        id=news_id(fund.programme.id, fund.community.id, "projects", project.id, "ended"),
        path=project_path(fund.community, project),
        title=_("{how}：{project}", how=how, project=speaker.said(project.title)),
        community=str(speaker.said(fund.community.title)),
        category=step.event.event,
        kind=how,
        topics=(Topic.RESULTS,),
        published=on,
        updated=on,
        lead=tuple(map(plain, project_lead(project, fund, as_of))),
        more=(),
    )
