"""The Pelican plugin: one generator that turns the records of a fund into pages, in Pelican's two phases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from gongshi.commands.days import days
from gongshi.findings import Finding
from gongshi.fund import CommunityFund, Fund, ReadFund, read_fund
from gongshi.look import stylesheet
from gongshi_site.views.community import community_link, community_page, home_page
from gongshi_site.views.frame import frame
from gongshi_site.views.notice import notice_page
from gongshi_site.views.project import project_page


class UnreadableRecords(Exception):  # noqa: N818 - it carries findings, and is no fault of the program
    """Raised before anything is written, when a record could not be read."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(str(finding.place) for finding in findings))
        self.findings = findings


class FundGenerator(Generator):  # type: ignore[misc] # Pelican has no types
    """Reads the records in the first phase and writes their pages in the second."""

    fund: Fund
    as_of: date

    def generate_context(self) -> None:
        """Reads the fund, and hands the frame of every page to the residents' own pages too."""
        read = read_fund(Path(self.settings["GONGSHI_DATA"]))
        self.as_of = days(self.settings["GONGSHI_AS_OF"], read).as_of
        self.fund = _readable(read)
        self.context["frame"] = frame(self.fund, self.as_of)

    def generate_output(self, _writer: object) -> None:
        """Writes every page of the records, and the tokens that their theme is made with."""
        tokens = Path(self.output_path, "theme", "tokens.css")
        tokens.parent.mkdir(parents=True, exist_ok=True)
        tokens.write_text(stylesheet(), encoding="utf-8", newline="\n")
        for template, page in _pages(self.fund, self.as_of):
            self._write(template, page)

    def _write(self, template: str, page: Any) -> None:  # noqa: ANN401 - each template has its own view
        up = "/".join([".."] * page.path.count("/")) or "."
        text = self.get_template(template).render(self.context, page=page, SITEURL=up)
        path = Path(self.output_path, page.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _readable(read: ReadFund) -> Fund:
    if read.fund is None or read.findings:
        raise UnreadableRecords(read.findings)
    return read.fund


def _pages(fund: Fund, as_of: date) -> Iterator[tuple[str, object]]:
    yield "home", home_page(fund, as_of)
    for community in fund.communities:
        yield from _of_community(community, as_of)


def _of_community(fund: CommunityFund, as_of: date) -> Iterator[tuple[str, object]]:
    link = community_link(fund)
    yield "community", community_page(fund, as_of)
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
