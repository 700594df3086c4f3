"""Where each page stands, from the site's root. Addresses are made of ids and never change."""

from __future__ import annotations

from gongshi.model.community import Community
from gongshi.model.meeting import Meeting
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.proposal import ProposalYear

IMPLEMENTERS = "implementers/index.html"
"""The page of all implementers of a fund."""


def community_path(community: Community) -> str:
    """The community's page."""
    return f"communities/{community.id}/index.html"


def project_path(community: Community, project: Project) -> str:
    """The project's page."""
    return f"communities/{community.id}/projects/{project.id}.html"


def projects_path(community: Community) -> str:
    """The list of all the community's projects."""
    return f"communities/{community.id}/projects/index.html"


def projects_by_path(community: Community, facet: str, value: str | None) -> str:
    """The list of the projects that have this value, of a facet such as ``state``; None: that have none."""
    below = f"by/{facet}/{value}" if value is not None else f"without/{facet}"
    return f"communities/{community.id}/projects/{below}.html"


def account_path(community: Community, year: int | None) -> str:
    """The account of a fiscal year; None: of the money of which nobody wrote the year."""
    return f"communities/{community.id}/accounts/{year or 'without-year'}.html"


def results_path(community: Community, year: int | None) -> str:
    """The results of a fiscal year; None: of the projects of which nobody wrote the year."""
    return f"communities/{community.id}/results/{year or 'without-year'}.html"


def notice_path(community: Community, notice: Notice) -> str:
    """The notice's page."""
    return f"communities/{community.id}/notices/{notice.id}.html"


def notices_path(community: Community) -> str:
    """The list of all the community's notices."""
    return f"communities/{community.id}/notices/index.html"


def meeting_path(community: Community, meeting: Meeting) -> str:
    """The meeting's page."""
    return f"communities/{community.id}/meetings/{meeting.id}.html"


def meetings_path(community: Community) -> str:
    """The list of all the community's meetings."""
    return f"communities/{community.id}/meetings/index.html"


def proposals_path(community: Community, year: ProposalYear) -> str:
    """The page of a year's proposals."""
    return f"communities/{community.id}/proposals/{year.id}.html"
