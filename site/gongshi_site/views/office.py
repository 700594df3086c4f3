"""Whom to ask, and who took part: offices and roles, never people."""

from __future__ import annotations

from gongshi.fund import CommunityFund
from gongshi.model.parties import Panel
from gongshi.model.terms import Role
from gongshi_site.words import Row, Speaker, listed, rows


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
