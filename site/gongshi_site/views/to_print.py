"""Which sheets of a record a site has, and the ways to them."""

from __future__ import annotations

from datetime import date

from gongshi.fund import CommunityFund
from gongshi.model.notice import Notice
from gongshi.model.terms import NoticeKind
from gongshi_site.language import _, noop
from gongshi_site.views.paths import notice_path, sheet_path
from gongshi_site.words import Link, Said

SLIP = "slip"
NOTICE_FORMS = ("a4", "a3", SLIP)
"""The sheets of a notice: for the hand, for the board, and for those who object."""
_CALLED = {
    "a4": noop("打印这份公告（A4）"),
    "a3": noop("贴公示栏用的（A3）"),
    SLIP: noop("提异议用的单子（A4）"),
}


def can_be_printed(fund: CommunityFund) -> bool:
    """Whether sheets of the community would be whole: what cannot be read would be missing without a word."""
    return not any(fund.unread.values())


def forms_in_the_site(notice: Notice, as_of: date) -> tuple[str, ...]:
    """The forms in which a site has a notice.

    Those for the board and for objections only as long as it hangs: each of them costs a quarter of a second, and
    afterwards they can be had one by one.
    """
    hangs = notice.posting_end is None or notice.posting_end >= as_of
    return tuple(form for form in NOTICE_FORMS if form == "a4" or (hangs and exists(notice, form)))


def exists(notice: Notice, form: str) -> bool:
    """Whether there is such a sheet of a notice: only to a resolution there is something to object."""
    return form != SLIP or notice.kind is NoticeKind.RESOLUTION


def ways_to_sheets(notice: Notice, fund: CommunityFund, as_of: date) -> tuple[Link, ...]:
    """The ways to the sheets of a notice; their paths are from the site's root in any language."""
    page = notice_path(fund.community, notice)
    forms = forms_in_the_site(notice, as_of) if can_be_printed(fund) else ()
    return tuple(Link(Said((_(_CALLED[form]),)), sheet_path(page, form)) for form in forms)
