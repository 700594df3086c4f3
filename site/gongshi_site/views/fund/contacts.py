"""Whom to ask: the office of every community, with its telephone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gongshi_site.summary import CommunitySummary
from gongshi_site.views.fund.lines import community_link
from gongshi_site.views.fund.overview import Overview
from gongshi_site.views.office import office_rows
from gongshi_site.views.paths import CONTACTS
from gongshi_site.words import Link, Row, Said


class OfficeOf(NamedTuple):
    """A community's office; ``rows`` is empty where none is on record."""

    community: Link
    rows: tuple[Row, ...]


class OfficeGroup(NamedTuple):
    """The offices of a sub-district; ``title`` is None for the communities that name none."""

    id: str
    title: Said | None
    offices: tuple[OfficeOf, ...]


class ContactsPage(NamedTuple):
    """The page of all offices."""

    path: str
    groups: tuple[OfficeGroup, ...]


def contacts_page(fund: Overview) -> ContactsPage:
    """The page of all offices, sub-district by sub-district."""
    return ContactsPage(CONTACTS, tuple(_groups(fund)))


def _groups(fund: Overview) -> Iterator[OfficeGroup]:
    for one in fund.shared.programme.subdistricts:
        inside = [each for each in fund.communities if each.subdistrict == one.id]
        if inside:
            yield OfficeGroup(one.id, fund.speaker.said(one.title), _offices(inside, fund))
    elsewhere = [each for each in fund.communities if each.subdistrict is None]
    if elsewhere:
        yield OfficeGroup("elsewhere", None, _offices(elsewhere, fund))


def _offices(communities: list[CommunitySummary], fund: Overview) -> tuple[OfficeOf, ...]:
    return tuple(
        OfficeOf(community_link(one, fund.speaker), office_rows(one.contact, fund.speaker)) for one in communities
    )
