"""What stands at the foot of every sheet: which it is, where the page is that it shows, and whom to ring up."""

from __future__ import annotations

from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi_site.language import _, word
from gongshi_site.words import Said, Speaker


class Foot(NamedTuple):
    """The foot of a sheet: ``identity`` tells it from all others, ``page`` is the path of the page that it shows.

    ``paging`` is what stands before, between and after the page's number and how many there are.
    """

    page: str
    identity: str
    paging: tuple[str, ...]
    telephone: str | None
    fund: Said
    example: bool
    prevailing: str | None


def foot_of(page: str, identity: tuple[str, ...], fund: CommunityFund) -> Foot:
    """The foot of the sheet of a page."""
    programme, office = fund.programme, fund.community.contact
    return Foot(
        page=page,
        identity="　".join(identity),
        paging=tuple(_("第{page}页，共{pages}页", page="|", pages="|").split("|")),
        telephone=office.telephone if office else None,
        fund=Speaker(programme).said(programme.title),
        example=programme.example,
        prevailing=_prevailing(fund),
    )


def _prevailing(fund: CommunityFund) -> str | None:
    which = fund.programme.prevailing
    return None if which is None else _("纸质和网站不一致时，以{which}为准。", which=word(which))
