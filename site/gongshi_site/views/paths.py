"""Where each page stands, from the site's root. Addresses are made of ids and never change."""

from __future__ import annotations

from gongshi.model.community import Community
from gongshi.model.meeting import Meeting
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.proposal import ProposalYear


def community_path(community: Community) -> str:
    """The community's page."""
    return f"communities/{community.id}/index.html"


def project_path(community: Community, project: Project) -> str:
    """The project's page."""
    return f"communities/{community.id}/projects/{project.id}.html"


def notice_path(community: Community, notice: Notice) -> str:
    """The notice's page."""
    return f"communities/{community.id}/notices/{notice.id}.html"


def meeting_path(community: Community, meeting: Meeting) -> str:
    """The meeting's page."""
    return f"communities/{community.id}/meetings/{meeting.id}.html"


def proposals_path(community: Community, year: ProposalYear) -> str:
    """The page of a year's proposals."""
    return f"communities/{community.id}/proposals/{year.id}.html"
