"""The photographs of a project's work, with the words for those who do not see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.model.project import Project
from gongshi_site.words import Day, Said, Speaker, maybe_day


class Picture(NamedTuple):
    """A published photograph: its path from the site's root, and its size in pixels."""

    path: str
    width: int
    height: int


NO_PICTURES: Mapping[str, Picture] = MappingProxyType({})


class Photograph(NamedTuple):
    """A photograph on a page."""

    picture: Picture
    alt: Said
    day: Day | None


def photographs_of(
    project: Project, fund: CommunityFund, pictures: Mapping[str, Picture], as_of: date
) -> Iterator[Photograph]:
    """The project's photographs taken by ``as_of``, in the order of the record; what is not published is left out."""
    speaker = Speaker(fund.programme)
    for one in project.photographs:
        picture = pictures.get(one.file)
        if picture is not None and (one.date is None or one.date <= as_of):
            yield Photograph(picture, speaker.said(one.alt), maybe_day(one.date))
