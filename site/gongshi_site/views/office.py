"""Whom to ask, who took part, and what an office calls the time in which a notice hangs."""

from __future__ import annotations

from gongshi.fund import CommunityFund
from gongshi.model.parties import Panel
from gongshi.model.terms import NoticeKind, Role
from gongshi_site.words import Row, Speaker, listed, rows

_PERIOD_NAMES = {NoticeKind.COLLECTION: "征集", NoticeKind.CALL: "征集", NoticeKind.FINANCE: "公开"}


def period_name(kind: NoticeKind) -> str:
    """What the time is called in which a notice hangs: 征集, 公开, 公示."""
    return _PERIOD_NAMES.get(kind, "公示")


def contact(fund: CommunityFund) -> tuple[Row, ...]:
    """The community's office; nothing where none is on record."""
    speaker, office = Speaker(fund.programme), fund.community.contact
    if office is None:
        return ()
    return rows(
        [
            ("单位", speaker.said(office.office)),
            ("地址", speaker.maybe(office.address)),
            ("电话", office.telephone),
            ("时间", speaker.maybe(office.hours)),
        ]
    )


def took_part(panel: Panel) -> str:
    """居民代表3人、街道干部1人"""
    return listed([f"{Role.of(name).zh}{count}人" for name, count in panel if count])
