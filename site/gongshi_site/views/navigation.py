"""The ways that every page offers: the few in its head, and the others in its foot.

They depend on the programme alone, never on what the records hold at the moment: a page of one community must not
change because another entered something. So each of these pages is always made.
"""

from __future__ import annotations

from collections.abc import Iterator

from gongshi.model.programme import Programme
from gongshi.model.terms import Coverage
from gongshi_site.language import _
from gongshi_site.views.paths import (
    ACCOUNTS,
    CONTACTS,
    DISTRICT,
    HOME,
    IMPLEMENTERS,
    OPEN_NOTICES,
    PROJECTS,
    RESULTS,
    RULES,
)
from gongshi_site.words import Link, Said


def navigation(programme: Programme) -> tuple[Link, ...]:
    """The main ways, at most six; the page of words on how to object joins them where there is one."""
    return tuple(Link(Said((name,)), path) for name, path in _main(programme))


def _main(programme: Programme) -> Iterator[tuple[str, str]]:
    whole = programme.coverage is Coverage.WHOLE
    yield _("首页"), HOME
    if whole:
        yield _("正在公示"), OPEN_NOTICES
    yield _("项目"), PROJECTS
    if whole:
        yield _("结果"), RESULTS
    yield _("账本"), ACCOUNTS
    if whole:
        yield _("规则"), RULES


def places_name(programme: Programme) -> str:
    """What the communities side by side are called, and the sub-districts where there are any."""
    return _("街道和社区") if programme.subdistricts else _("各社区")


def further(programme: Programme) -> tuple[Link, ...]:
    """The other ways, for the foot of a page."""
    return tuple(Link(Said((name,)), path) for name, path in _other(programme))


def _other(programme: Programme) -> Iterator[tuple[str, str]]:
    yield places_name(programme), DISTRICT
    yield _("有事找谁"), CONTACTS
    if programme.coverage is Coverage.WHOLE:
        yield _("谁在做"), IMPLEMENTERS
