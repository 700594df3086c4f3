"""Whom to ask, who took part, and what an office calls the time in which a notice hangs."""

from __future__ import annotations

from functools import lru_cache

from gongshi.fund import CommunityFund
from gongshi.model.community import Contact
from gongshi.model.parties import Panel
from gongshi.model.terms import NoticeKind, Role
from gongshi_site.language import _, language, noop, word
from gongshi_site.words import Row, Speaker, clauses, listed, rows, said_once

_PERIOD_NAMES = {
    NoticeKind.COLLECTION: noop("征集"),
    NoticeKind.CALL: noop("征集"),
    NoticeKind.FINANCE: noop("公开"),
}
_PERIOD_LABELS = {
    NoticeKind.COLLECTION: noop("征集时间"),
    NoticeKind.CALL: noop("征集时间"),
    NoticeKind.FINANCE: noop("公开时间"),
}


def period_name(kind: NoticeKind) -> str:
    """What a notice is said to be while it hangs: 征集, 公开, 公示."""
    return _(_PERIOD_NAMES[kind]) if kind in _PERIOD_NAMES else _("公示")


def period_label(kind: NoticeKind) -> str:
    """What the time is called in which a notice hangs: 征集时间, 公开时间, 公示期."""
    return _(_PERIOD_LABELS[kind]) if kind in _PERIOD_LABELS else _("公示期")


def contact(fund: CommunityFund) -> tuple[Row, ...]:
    """The community's office; nothing where none is on record."""
    return said_once(_contact, fund)


def _contact(fund: CommunityFund) -> tuple[Row, ...]:
    return office_rows(fund.community.contact, Speaker(fund.programme))


def whom_to_ask(fund: CommunityFund) -> str | None:
    """The community's office in one sentence; None where none is on record."""
    office, speaker = fund.community.contact, Speaker(fund.programme)
    if office is None:
        return None
    known = (
        speaker.said(office.office).marked,
        office.address and speaker.said(office.address).marked,
        office.telephone and _("电话{number}", number=office.telephone),
        office.hours and speaker.said(office.hours).marked,
    )
    return _("有事找{office}。", office=clauses([one for one in known if one]))


def office_rows(office: Contact | None, speaker: Speaker) -> tuple[Row, ...]:
    """What is on record of an office: its name, address, telephone and hours."""
    if office is None:
        return ()
    return rows(
        [
            (_("单位"), speaker.said(office.office)),
            (_("地址"), speaker.maybe(office.address)),
            (_("电话"), office.telephone),
            (_("时间"), speaker.maybe(office.hours)),
        ]
    )


def took_part(panel: Panel) -> str:
    """居民代表3人、街道干部1人"""
    return _seats(tuple(panel), language())


# Most panels are made up alike, and each is told of by the project and by the notice of what came of it.
@lru_cache(maxsize=10_000)
def _seats(panel: tuple[tuple[str, int], ...], _language: str) -> str:
    return listed([_("{role}{count}人", role=word(Role.of(name)), count=count) for name, count in panel if count])
