"""Where each page stands, from the site's root. Addresses are made of ids and never change."""

from __future__ import annotations

from typing import Protocol

HOME = "index.html"
ATTRACT = "kiosk/index.html"
OPEN_NOTICES = "notices/index.html"
DISTRICT = "district/index.html"
PROJECTS = "projects/index.html"
RESULTS = "results/index.html"
ACCOUNTS = "accounts/index.html"
IMPLEMENTERS = "implementers/index.html"
GROUPS = "groups/index.html"
CALLS = "calls/index.html"
CONTACTS = "contacts/index.html"
RULES = "rules/index.html"
SUBSCRIBE = "subscribe/index.html"
SEARCH = "search/index.html"
SEARCHED = "search/projects.js"
"""What the page of search looks through."""
NOT_FOUND = "404.html"
OFFLINE = "offline.html"
DATA = "data/index.html"
HOW_TO_OBJECT = "pages/how-to-object.html"
"""The page of words that the menu leads to, where a site has one."""


class Identified(Protocol):
    """A record, or its summary: addresses are made of ids."""

    @property
    def id(self) -> str:
        """Its id."""


def subdistrict_path(subdistrict: Identified) -> str:
    """The page of a sub-district."""
    return f"district/{subdistrict.id}.html"


def fund_projects_path(facet: str, value: str, number: int = 1) -> str:
    """A sheet of the fund's list of projects that have this value of a facet, such as ``category``."""
    return f"projects/{facet}/{value}{_sheet(number)}.html"


def fund_results_path(year: int | None, number: int = 1) -> str:
    """A sheet of the fund's results of a fiscal year; None: of the projects of which nobody wrote the year."""
    return f"results/{year or 'without-year'}{_sheet(number)}.html"


def implementers_path(kind: str, number: int = 1) -> str:
    """A sheet of the implementers of a kind; self-organised groups have a page of their own."""
    return GROUPS if kind == "self_org" and number == 1 else f"implementers/{kind}{_sheet(number)}.html"


def fund_account_path(year: int | None) -> str:
    """The fund's account of a fiscal year; None: of the money of which nobody wrote the year."""
    return f"accounts/{year or 'without-year'}.html"


def _sheet(number: int) -> str:
    return f"-{number}" if number > 1 else ""


def community_path(community: Identified) -> str:
    """The community's page."""
    return f"communities/{community.id}/index.html"


def data_path(community: Identified) -> str:
    """The community's open data."""
    return f"communities/{community.id}/data/index.html"


def project_path(community: Identified, project: Identified) -> str:
    """The project's page."""
    return f"communities/{community.id}/projects/{project.id}.html"


def projects_path(community: Identified) -> str:
    """The list of all the community's projects."""
    return f"communities/{community.id}/projects/index.html"


def projects_by_path(community: Identified, facet: str, value: str | None) -> str:
    """The list of the projects that have this value, of a facet such as ``state``; None: that have none."""
    below = f"by/{facet}/{value}" if value is not None else f"without/{facet}"
    return f"communities/{community.id}/projects/{below}.html"


def account_path(community: Identified, year: int | None) -> str:
    """The account of a fiscal year; None: of the money of which nobody wrote the year."""
    return f"communities/{community.id}/accounts/{year or 'without-year'}.html"


def results_path(community: Identified, year: int | None) -> str:
    """The results of a fiscal year; None: of the projects of which nobody wrote the year."""
    return f"communities/{community.id}/results/{year or 'without-year'}.html"


def notice_path(community: Identified, notice: Identified) -> str:
    """The notice's page."""
    return f"communities/{community.id}/notices/{notice.id}.html"


def notices_path(community: Identified) -> str:
    """The list of all the community's notices."""
    return f"communities/{community.id}/notices/index.html"


def meeting_path(community: Identified, meeting: Identified) -> str:
    """The meeting's page."""
    return f"communities/{community.id}/meetings/{meeting.id}.html"


def meetings_path(community: Identified) -> str:
    """The list of all the community's meetings."""
    return f"communities/{community.id}/meetings/index.html"


def proposals_path(community: Identified, year: Identified) -> str:
    """The page of a year's proposals."""
    return f"communities/{community.id}/proposals/{year.id}.html"


def sheet_path(page: str, form: str) -> str:
    """The sheet to print of the page at a path, in a form such as ``a3``."""
    return f"{page.removesuffix('.html')}-{form}.pdf"


def picture_path(page: str, name: str, kind: str) -> str:
    """A picture that shows what the page at a path tells, as a file of a kind such as ``svg``."""
    return f"{page.removesuffix('.html')}-{name}.{kind}"
