"""All notices of a community that are out, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi_site.language import _, _n
from gongshi_site.views.notice_list import NoticeLine, notice_lines
from gongshi_site.views.paths import notices_path
from gongshi_site.words import Link


class NoticeYear(NamedTuple):
    """The notices that were put up in one calendar year."""

    title: str
    notices: tuple[NoticeLine, ...]


class NoticeArchivePage(NamedTuple):
    """What the list of all notices shows, newest first."""

    path: str
    title: str
    community: Link
    lead: tuple[str, ...]
    years: tuple[NoticeYear, ...]


def notice_archive_page(fund: CommunityFund, community: Link, as_of: date) -> NoticeArchivePage:
    """The list of the notices that are out by ``as_of``."""
    lines = notice_lines(fund, as_of)
    years = groupby(lines, key=lambda line: line.first_day.iso[:4] if line.first_day else None)
    return NoticeArchivePage(
        path=notices_path(fund.community),
        title=_("全部公告"),
        community=community,
        lead=tuple(_lead(lines)),
        years=tuple(
            NoticeYear(_("{year}年", year=year) if year else _("没有写日期的"), tuple(of_year))
            for year, of_year in years
        ),
    )


def _lead(lines: tuple[NoticeLine, ...]) -> Iterator[str]:
    if not lines:
        yield _("记录里没有公告。")
        return
    yield _n("一共{count}份公告，新的在前。", len(lines))
    if hanging := sum(line.is_open for line in lines):
        yield _n("其中{count}份正在公示。", hanging)
