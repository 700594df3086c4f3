"""The page of a community whose own file could not be read: what is wrong, in the place where its records were."""

from __future__ import annotations

from typing import NamedTuple

from gongshi.fund import UnreadCommunity
from gongshi_site.views.faults import Fault, faults
from gongshi_site.views.paths import Identified, community_path
from gongshi_site.words import Link, Said


class UnreadPage(NamedTuple):
    """What stands where a community's page would."""

    path: str
    title: Said
    faults: tuple[Fault, ...]


def unread_link(community: Identified) -> Link:
    """The way to the page; it is called by the community's folder, for its name could not be read."""
    return Link(Said((community.id,)), community_path(community))


def unread_page(community: UnreadCommunity) -> UnreadPage:
    """The page of a community of which nothing could be read."""
    link = unread_link(community)
    return UnreadPage(link.path, link.said, faults(community.faults))
