"""What a notice announces of a project: as it was known on the day the paper was put up, whatever came later."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import resolved_amount, state_of, steps, terms_of
from gongshi.model.event import Accepted, Evaluated, Selected
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.terms import NoticeKind
from gongshi.totals import Ratio
from gongshi_site.language import _, _n, label
from gongshi_site.views.office import took_part
from gongshi_site.views.paths import project_path
from gongshi_site.words import Link, Row, Speaker, Value, people, percentage, rows

_Facts = Iterator[tuple[str, Value | None]]

_TELLS: Mapping[NoticeKind, type[Accepted | Evaluated | Selected]] = {
    NoticeKind.ACCEPTANCE: Accepted,
    NoticeKind.EVALUATION: Evaluated,
    NoticeKind.SELECTION: Selected,
}
"""The kind of a notice -> what happened that it tells of."""


class Announced(NamedTuple):
    """A project as a notice announces it, and where it stands now."""

    link: Link
    rows: tuple[Row, ...]
    state: str


def announced(project: Project, notice: Notice, fund: CommunityFund, as_of: date) -> Announced:
    """What ``notice`` announces of ``project``, and the project's state as of a day."""
    speaker = Speaker(fund.programme)
    on = notice.posting_start or as_of
    facts = _FACTS.get(notice.kind, _told)
    link = Link(speaker.said(project.title), project_path(fund.community, project))
    return Announced(link, rows(list(facts(project, notice, speaker, on))), label(state_of(project, fund, as_of)))


def _shortlisted(project: Project, _notice: Notice, speaker: Speaker, _on: date) -> _Facts:
    yield _("类别"), label(project.category) if project.category else None
    yield _("金额预算"), speaker.money(project.budget) if project.budget is not None else None


def _called_for(project: Project, _notice: Notice, speaker: Speaker, on: date) -> _Facts:
    amount = resolved_amount(project, on)
    yield _("项目目标"), speaker.maybe(terms_of(project, on).goal)
    yield _("议决金额"), speaker.money(amount) if amount else None


def _resolved(project: Project, _notice: Notice, speaker: Speaker, on: date) -> _Facts:
    resolved = resolved_amount(project, on)
    amount, terms = resolved or project.budget, terms_of(project, on)
    yield _("项目目标"), speaker.maybe(terms.goal)
    yield _("实施方式"), label(terms.mode) if terms.mode else None
    yield _("金额预算"), speaker.money(amount) if amount is not None else None
    yield _("评审办法"), speaker.maybe(terms.review_method)
    yield _("议决结果"), _("没有通过") if resolved == 0 else None


def _told(project: Project, notice: Notice, speaker: Speaker, on: date) -> _Facts:
    """The last of what the notice tells of that had happened when it was put up."""
    kind = _TELLS.get(notice.kind)
    happened = [step.event for step in steps(project, on) if kind is not None and isinstance(step.event, kind)]
    match happened[-1:]:
        case [Accepted() | Evaluated() as event]:
            yield _("结果"), label(event.outcome)
            yield _("参加的人"), took_part(event.panel) if event.panel else None
            if isinstance(event, Evaluated) and event.asked is not None and event.satisfied is not None:
                ratio = Ratio(event.satisfied, event.asked)
                yield _("满意率"), percentage(ratio, people(ratio))
            yield _("意见"), speaker.maybe(event.remarks)
        case [Selected() as event]:
            yield _("选定的实施方"), speaker.said(event.implementer.name)
            yield _("报名"), _n("{count}家报名", event.bidders) if event.bidders is not None else None
        case _:
            pass


_FACTS: Mapping[NoticeKind, Callable[[Project, Notice, Speaker, date], _Facts]] = {
    NoticeKind.SHORTLIST: _shortlisted,
    NoticeKind.RESOLUTION: _resolved,
    NoticeKind.CALL: _called_for,
}
"""The kind of a notice -> what it announces of a project; the others tell of what happened."""
