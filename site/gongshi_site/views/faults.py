"""What of a community's records could not be read: told on its pages, never passed over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gongshi.findings import Finding
from gongshi.fund import CommunityFund
from gongshi_site.language import _n, word


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that keeps a file from being read: the file below the community's folder, its line, and why."""

    file: str
    line: int
    why: str


def faults(findings: Iterable[Finding]) -> tuple[Fault, ...]:
    """The faults of a community's files, in the order of the files."""
    return tuple(
        Fault(
            finding.place.file.split("/communities/")[-1].partition("/")[2], finding.place.line, word(finding.message)
        )
        for finding in findings
    )


def unread_projects(fund: CommunityFund) -> str | None:
    """What a list of projects says where a project may be missing from it; None where none can be."""
    count = len(fund.unread["projects"])
    return _n("本社区有{count}个项目的记录读不了，这里可能没有列全。", count) if count else None
