"""The page that a kiosk rests on: notices ending soonest first, then new results; any touch leads to the home page."""

from __future__ import annotations

from typing import NamedTuple

from gongshi.history import State
from gongshi_site.views.fund.lines import ResultLine, newest_first, open_notices, result_line
from gongshi_site.views.fund.overview import Overview
from gongshi_site.views.notice_list import NoticeLine
from gongshi_site.views.paths import ATTRACT

_NOTICES = 8
_RESULTS = 4


class AttractPage(NamedTuple):
    """One panel for each of these."""

    path: str
    notices: tuple[NoticeLine, ...]
    results: tuple[ResultLine, ...]


def attract_page(fund: Overview) -> AttractPage:
    """The page, complete without script: all its panels stand below each other."""
    closed = (one for one in fund.projects() if one.project.state is State.CLOSED and one.project.ended_on)
    return AttractPage(
        path=ATTRACT,
        notices=open_notices(fund)[:_NOTICES],
        results=tuple(result_line(one, fund.speaker) for one in newest_first(closed)[:_RESULTS]),
    )
