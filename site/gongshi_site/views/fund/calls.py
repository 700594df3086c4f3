"""What can be taken on now: calls for implementers and for proposals that are open, and what is likely to come."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from gongshi.history import State
from gongshi.model.terms import Mode, NoticeKind
from gongshi_site.language import _, _n
from gongshi_site.summary import NoticeSummary
from gongshi_site.views.fund.lines import Lines, notice_line
from gongshi_site.views.fund.overview import Hung, Overview, Placed
from gongshi_site.views.notice_list import NoticeLine
from gongshi_site.views.paths import CALLS
from gongshi_site.views.project_line import ProjectLine
from gongshi_site.words import Row, fraction, rows

_TO_COME = frozenset({State.RESOLVED, State.POSTED, State.CONFIRMED, State.FILED})
_FOR_OTHERS = frozenset({Mode.SELF_ORG, Mode.COMMISSIONED, Mode.MICRO})
_ENDED = 10


class OpenCall(NamedTuple):
    """A call that is open: its notice, the projects it is about, and what it asks of those who apply."""

    notice: NoticeLine
    projects: tuple[ProjectLine, ...]
    conditions: tuple[Row, ...]


class CallsPage(NamedTuple):
    """The page of calls; ``to_come`` are resolved projects for which nobody has been chosen or called yet."""

    path: str
    calls: tuple[OpenCall, ...]
    collections: tuple[NoticeLine, ...]
    to_come: tuple[ProjectLine, ...]
    ended: tuple[NoticeLine, ...]


def calls_page(fund: Overview, lines: Lines) -> CallsPage | None:
    """The page; None where the fund's records have no call at all and nothing to come."""
    called = [one for one in fund.notices() if one.notice.kind is NoticeKind.CALL]
    collected = [one for one in fund.notices() if one.notice.kind is NoticeKind.COLLECTION]
    to_come = [one for one in fund.projects() if _is_to_come(one)]
    if not called and not collected and not to_come:
        return None
    ended = [one for one in called if one.notice.posting_end and one.notice.posting_end < fund.as_of]
    return CallsPage(
        path=CALLS,
        calls=tuple(_call(one, fund, lines) for one in sorted(called, key=_ends) if one.notice.is_open),
        collections=tuple(notice_line(one, fund.speaker) for one in sorted(collected, key=_ends) if one.notice.is_open),
        to_come=tuple(lines[one.key] for one in to_come),
        ended=tuple(notice_line(one, fund.speaker) for one in sorted(ended, key=_ends, reverse=True)[:_ENDED]),
    )


def _ends(hung: Hung) -> tuple[date, str, str]:
    return (hung.notice.posting_end or date.max, hung.community.id, hung.notice.id)


def _is_to_come(placed: Placed) -> bool:
    project = placed.project
    return project.state in _TO_COME and project.mode in _FOR_OTHERS and not project.work


def _call(hung: Hung, fund: Overview, lines: Lines) -> OpenCall:
    return OpenCall(
        notice=notice_line(hung, fund.speaker),
        projects=tuple(
            lines[Placed(hung.community, project).key]
            for project in hung.community.projects
            if project.id in hung.notice.projects
        ),
        conditions=_conditions(hung.notice),
    )


def _conditions(notice: NoticeSummary) -> tuple[Row, ...]:
    bidders, share = notice.min_bidders, notice.self_raised
    return rows(
        [
            (_("至少几家报名"), _n("{count}家，不够就重新征集", bidders) if bidders else None),
            (_("自筹资金"), _("不少于合同金额的{share}", share=fraction(Fraction(*share))) if share else None),
        ]
    )
