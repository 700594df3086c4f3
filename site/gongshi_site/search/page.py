"""The page of search. Without script it is the way to every list of projects, and so complete."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gongshi_site.language import _
from gongshi_site.search.hot_words import hot_words
from gongshi_site.summary import CommunitySummary
from gongshi_site.views.fund.overview import Overview
from gongshi_site.views.fund.projects import ProjectsPage
from gongshi_site.views.paths import SEARCH, projects_path
from gongshi_site.views.project_lists import Choice, Choices
from gongshi_site.words import Link


class SearchPage(NamedTuple):
    """What the page of search shows: how many projects there are, words to tap, and the lists they all stand in."""

    path: str
    total: int
    hot_words: tuple[str, ...]
    choices: tuple[Choices, ...]


def search_page(listed: ProjectsPage, fund: Overview) -> SearchPage:
    """The page of search over a fund, all lists of whose projects are reached from the page ``listed``."""
    titles = [str(fund.speaker.said(one.project.title)) for one in fund.projects()]
    return SearchPage(
        path=SEARCH,
        total=len(titles),
        hot_words=hot_words(titles),
        choices=(*listed.choices, *_of_communities(fund)),
    )


def _of_communities(fund: Overview) -> Iterator[Choices]:
    communities = [one for one in fund.communities if one.projects]
    if communities:
        yield Choices(_("按社区"), tuple(_of_community(one, fund) for one in communities))


def _of_community(community: CommunitySummary, fund: Overview) -> Choice:
    link = Link(fund.speaker.said(community.title), projects_path(community))
    return Choice(link, len(community.projects), is_current=False)
