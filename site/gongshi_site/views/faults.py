"""What of a community's records could not be read: told on its pages, never passed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from gongshi.findings import Finding
from gongshi.fund import CommunityFund
from gongshi_site.language import _, _n, word
from gongshi_site.views.paths import community_path, meeting_path, notice_path, project_path, proposals_path
from gongshi_site.words import Day, short_day

_PAGES = {
    "meetings": meeting_path,
    "notices": notice_path,
    "projects": project_path,
    "proposals": proposals_path,
}


class Fault(NamedTuple):
    """One thing that keeps a file from being read: the file below the community's folder, its line, and why.

    ``shown`` is the day on which it held what is shown in its place; None where that is nothing.
    """

    file: str
    line: int
    why: str
    shown: Day | None = None


def faults(findings: Iterable[Finding], last_good: Mapping[str, date] | None = None) -> tuple[Fault, ...]:
    """The faults of a community's files, in the order of the files; ``last_good`` are those shown as they were."""
    return tuple(_fault(finding, last_good or {}) for finding in findings)


def _fault(finding: Finding, last_good: Mapping[str, date]) -> Fault:
    file = finding.place.file.split("/communities/")[-1].partition("/")[2]
    shown = short_day(last_good[file]) if file in last_good else None
    return Fault(file, finding.place.line, word(finding.message), shown)


class Marks:
    """What stands above the pages of a community that shows records as they were before they could not be read."""

    def __init__(self, fund: CommunityFund) -> None:
        self._own = {community_path(fund.community): "", **dict(_own(fund))}
        self._count = len(fund.last_good)

    def above(self, path: str) -> str | None:
        """What is said above the page at ``path``; None for nothing, and where the page says it all itself."""
        if not self._count:
            return None
        others = _n("本社区有{count}份记录现在读不了；改好以前，这里显示的是它们以前的内容。", self._count)
        return self._own.get(path, others) or None


def _own(fund: CommunityFund) -> Iterator[tuple[str, str]]:
    """The pages of records that are shown as they were, each with what is said above it."""
    for fault in faults(fund.faults, fund.last_good):
        folder, _slash, name = fault.file.partition("/")
        if fault.shown is not None and folder in _PAGES:
            said = _(
                "这一页的记录（{file}第{line}行）现在读不了：{why}。改好以前，这里显示的是{day}的内容。",
                file=fault.file,
                line=fault.line,
                why=fault.why,
                day=fault.shown.text,
            )
            yield _PAGES[folder](fund.community, _Named(name.removesuffix(".yaml"))), said


class _Named(NamedTuple):
    """A record of which the name of its file is known."""

    id: str


def unread_projects(fund: CommunityFund) -> str | None:
    """What a list of projects says where a project may be missing from it; None where none can be."""
    count = len(fund.unread["projects"])
    return _n("本社区有{count}个项目的记录读不了，这里可能没有列全。", count) if count else None
