"""The Pelican plugin: one generator that turns the records of a fund into pages, in Pelican's two phases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from gongshi.fund import CommunityFund, Fund
from gongshi.history import known_on
from gongshi.look import stylesheet
from gongshi_site.views.community import community_link, community_page
from gongshi_site.views.frame import frame
from gongshi_site.views.home import home_page
from gongshi_site.views.meeting import known_meetings, meeting_page
from gongshi_site.views.notice import notice_page
from gongshi_site.views.project import project_page
from gongshi_site.views.proposals import proposals_of, proposals_page
from gongshi_site.views.unread import unread_page


class FundGenerator(Generator):  # type: ignore[misc] # Pelican has no types
    """Takes the fund from the settings in the first phase and writes its pages in the second."""

    fund: Fund
    as_of: date

    def generate_context(self) -> None:
        """Hands the frame of every page to the residents' own pages too."""
        self.as_of = self.settings["GONGSHI_AS_OF"]
        self.fund = known_on(self.settings["GONGSHI_FUND"], self.as_of)
        self.context["frame"] = frame(self.fund, self.as_of, self.settings["GONGSHI_BESIDE"])

    def generate_output(self, _writer: object) -> None:
        """Writes every page of the records, and the tokens that their theme is made with."""
        self._put("theme/tokens.css", stylesheet())
        for template, page in _pages(self.fund, self.as_of):
            up = "/".join([".."] * page.path.count("/")) or "."
            self._put(page.path, self.get_template(template).render(self.context, page=page, SITEURL=up))

    def _put(self, name: str, text: str) -> None:
        path = Path(self.output_path, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _pages(fund: Fund, as_of: date) -> Iterator[tuple[str, Any]]:
    yield "home", home_page(fund, as_of)
    for community in fund.communities:
        yield from _of_community(community, as_of)
    for unread in fund.unread:
        yield "unread", unread_page(unread)


def _of_community(fund: CommunityFund, as_of: date) -> Iterator[tuple[str, Any]]:
    link = community_link(fund)
    yield "community", community_page(fund, as_of)
    for year in proposals_of(fund, as_of):
        yield "proposals", proposals_page(year, fund, link, as_of)
    for meeting in known_meetings(fund, as_of):
        yield "meeting", meeting_page(meeting, fund, link, as_of)
    for project in fund.projects:
        yield "project", project_page(project, fund, link, as_of)
    for notice in fund.notices.values():
        if notice.posting_start is None or notice.posting_start <= as_of:
            yield "notice", notice_page(notice, fund, link, as_of)


def _generators(_pelican: object) -> type[FundGenerator]:
    return FundGenerator


def register() -> None:
    """Pelican calls this when it loads the plugin."""
    signals.get_generators.connect(_generators)
