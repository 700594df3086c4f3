"""Which pages a site has: those of each community, and those that look over the whole fund."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from markupsafe import Markup

from gongshi.fund import CommunityFund
from gongshi.model.notice import Notice
from gongshi_site.pictures.drawing import PictureFile
from gongshi_site.qr import short_path
from gongshi_site.search.page import search_page
from gongshi_site.views.community import community_link, community_page
from gongshi_site.views.fund.accounts import account_pages as fund_account_pages
from gongshi_site.views.fund.accounts import accounts_page
from gongshi_site.views.fund.attract import attract_page
from gongshi_site.views.fund.calls import calls_page
from gongshi_site.views.fund.contacts import contacts_page
from gongshi_site.views.fund.district import district_page, subdistrict_pages
from gongshi_site.views.fund.home import home_page
from gongshi_site.views.fund.implementers import implementer_kind_pages, implementers_page
from gongshi_site.views.fund.lines import project_lines
from gongshi_site.views.fund.notices import open_notices_page
from gongshi_site.views.fund.overview import Overview
from gongshi_site.views.fund.plain import NOT_FOUND_PAGE, OFFLINE_PAGE
from gongshi_site.views.fund.projects import fund_lists, list_pages, projects_page
from gongshi_site.views.fund.results import results_pages as fund_results_pages
from gongshi_site.views.fund.rules import rules_page
from gongshi_site.views.meeting import known_meetings, meeting_pages
from gongshi_site.views.meeting_list import meeting_list_page
from gongshi_site.views.notice import notice_page
from gongshi_site.views.notice_archive import notice_archive_page
from gongshi_site.views.notice_list import is_out
from gongshi_site.views.photographs import NO_PICTURES, Picture
from gongshi_site.views.project import project_page
from gongshi_site.views.project_lists import project_list_pages
from gongshi_site.views.proposals import proposals_of, proposals_page
from gongshi_site.views.results import results_pages
from gongshi_site.views.sheets.notice import notice_sheet, slip_sheet
from gongshi_site.views.sheets.poster import picture_files, poster_sheet
from gongshi_site.views.sheets.record import record_sheet
from gongshi_site.views.to_print import SLIP, can_be_printed, exists, forms_in_the_site
from gongshi_site.views.year_account import account_pages
from gongshi_site.views.year_pictures import known_years
from gongshi_site.words import Link

POSTER = "sheets/poster"
"""The template of a year's poster."""


class Page(NamedTuple):
    """A page to be written: the name of its template, and what the template shows; that has a ``path``.

    ``record`` is what the page is about, where that is one record of a community; ``linked`` what search engines are
    told of it.
    """

    template: str
    view: Any
    record: object = None
    linked: Markup | None = None


def fund_home(fund: Overview, paths: Collection[str]) -> Page:
    """The home page of a fund whose other pages over the fund have these paths."""
    return Page("home", home_page(fund, paths))


def _of_projects(fund: Overview) -> Iterator[Page]:
    """The lists of projects."""
    lines = project_lines(fund)
    lists = fund_lists(fund, lines)
    listed = projects_page(lists, fund)
    yield Page("projects", listed)
    yield Page("search", search_page(listed, fund))
    yield from (Page("fund_list", one) for one in list_pages(lists, fund))
    yield from (Page("implementer_kind", one) for one in implementer_kind_pages(fund, lines))
    if calls := calls_page(fund, lines):
        yield Page("calls", calls)
    if not fund.decided_only:
        yield from (Page("fund_results", one) for one in fund_results_pages(fund))


def _of_all_else(fund: Overview) -> Iterator[Page]:
    """The pages of money, places and rules. Those that every page leads to are always there."""
    yield Page("accounts", accounts_page(fund))
    yield from (Page("fund_account", one) for one in fund_account_pages(fund))
    yield Page("contacts", contacts_page(fund))
    yield Page("district", district_page(fund))
    yield from (Page("district", one) for one in subdistrict_pages(fund))
    if not fund.decided_only or any(one.has_notices for one in fund.communities):
        yield Page("notices", open_notices_page(fund))
    if not fund.decided_only:
        yield Page("rules", rules_page(fund))
        yield Page("implementers", implementers_page(fund))
    yield Page("attract", attract_page(fund))
    yield Page("not_found", NOT_FOUND_PAGE)
    yield Page("offline", OFFLINE_PAGE)


FUND_PARTS = (_of_projects, _of_all_else)
"""The pages over the fund but for the home page, in parts that take about as long and need nothing of each other."""


def community_pages(fund: CommunityFund, as_of: date, pictures: Mapping[str, Picture] = NO_PICTURES) -> Iterator[Page]:
    """The pages of one community: nothing in them depends on another's records.

    ``pictures`` are its published photographs, by the names that the records call them.
    """
    link = community_link(fund)
    yield Page("community", community_page(fund, as_of), fund.community)
    yield from _lists(fund, link, as_of)
    for year in proposals_of(fund, as_of):
        yield Page("proposals", proposals_page(year, fund, link, as_of))
    for meeting in meeting_pages(fund, link, as_of):
        yield Page("meeting", meeting)
    for project in fund.projects:
        yield Page("project", project_page(project, fund, link, as_of, pictures), project)
    for notice in fund.notices.values():
        if is_out(notice, as_of):
            yield Page("notice", notice_page(notice, fund, link, as_of), notice)


def _lists(fund: CommunityFund, link: Link, as_of: date) -> Iterator[Page]:
    """The pages that look over all projects, notices and meetings of a community."""
    yield Page("notice_archive", notice_archive_page(fund, link, as_of))
    yield Page("meeting_list", meeting_list_page(fund, link, as_of))
    for listing in project_list_pages(fund, link, as_of):
        yield Page("project_list", listing)
    for account in account_pages(fund, link, as_of):
        yield Page("account", account)
    for results in results_pages(fund, link, as_of):
        yield Page("results", results)


def sheet_pages(fund: CommunityFund, as_of: date) -> Iterator[Page]:
    """The sheets to print of a community: of its notices, its meetings and its years; none that would lack records."""
    if not can_be_printed(fund):
        return
    for notice in fund.notices.values():
        if is_out(notice, as_of):
            yield from notice_sheet_pages(notice, fund, forms_in_the_site(notice, as_of))
    for meeting in known_meetings(fund, as_of):
        yield Page("sheets/record", record_sheet(meeting, fund, as_of))
    for year in known_years(fund, as_of):
        yield Page(POSTER, poster_sheet(year, fund, as_of))


def pictures(fund: CommunityFund, as_of: date) -> Iterator[PictureFile]:
    """The pictures of one community's years, to share; none where records cannot be read."""
    for year in known_years(fund, as_of) if can_be_printed(fund) else ():
        yield from picture_files(year, fund, as_of)


def notice_sheet_pages(notice: Notice, fund: CommunityFund, forms: Collection[str]) -> Iterator[Page]:
    """The sheets of a notice in these forms, as far as there are such."""
    for form in forms:
        if exists(notice, form):
            yield _slip(notice, fund) if form == SLIP else Page("sheets/notice", notice_sheet(notice, fund, form))


def _slip(notice: Notice, fund: CommunityFund) -> Page:
    return Page("sheets/slip", slip_sheet(notice, fund))


class ShortPage(NamedTuple):
    """A page with a short address, for a QR code, that leads on to the page at ``to``."""

    path: str
    to: str


def short_pages(of: Iterable[Page]) -> Iterator[Page]:
    """The short pages of all those that carry a QR code."""
    for page in of:
        if page.template in {"notice", "project"}:
            yield Page("short", ShortPage(short_path(page.view.path), page.view.path))
