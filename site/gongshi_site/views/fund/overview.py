"""A fund as the pages over it see it: what its communities share, and a summary of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gongshi.model.terms import Coverage
from gongshi_site.summary import CommunitySummary, NoticeSummary, ProjectSummary, Shared, Summary, UnreadSummary
from gongshi_site.words import Speaker


class Placed(NamedTuple):
    """A project and the community it belongs to."""

    community: CommunitySummary
    project: ProjectSummary

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from every other project of the fund."""
        return self.community.id, self.project.id


class Hung(NamedTuple):
    """A notice and the community in which it hangs."""

    community: CommunitySummary
    notice: NoticeSummary


class Overview(NamedTuple):
    """A fund on a day. ``unread`` are the communities of which nothing could be read."""

    shared: Shared
    communities: tuple[CommunitySummary, ...]
    unread: tuple[UnreadSummary, ...]
    as_of: date

    @property
    def speaker(self) -> Speaker:
        """Says the programme's texts and amounts."""
        return Speaker(self.shared.programme)

    @property
    def decided_only(self) -> bool:
        """Whether the records end with the resolution, so that of work and results there is nothing to say."""
        return self.shared.programme.coverage is Coverage.RESOLUTION

    def projects(self) -> Iterator[Placed]:
        """All projects, community by community."""
        return (Placed(one, project) for one in self.communities for project in one.projects)

    def notices(self) -> Iterator[Hung]:
        """All notices that pages over the fund may name, community by community."""
        return (Hung(one, notice) for one in self.communities for notice in one.notices)


def overview(shared: Shared, summaries: Iterable[Summary], as_of: date) -> Overview:
    """The fund of these summaries, sorted by id whatever the order in which they come."""
    ordered = sorted(summaries, key=lambda one: one.id)
    return Overview(
        shared,
        tuple(one for one in ordered if isinstance(one, CommunitySummary)),
        tuple(one for one in ordered if isinstance(one, UnreadSummary)),
        as_of,
    )
