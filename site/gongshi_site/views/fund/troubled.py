"""The communities of whose records something cannot be read: told over the whole fund, never passed over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gongshi_site.language import _, _n
from gongshi_site.views.fund.lines import community_link
from gongshi_site.views.fund.overview import Overview
from gongshi_site.views.unread import unread_link
from gongshi_site.words import Link


class Troubled(NamedTuple):
    """A community of whose records something cannot be read."""

    link: Link
    said: str


def troubled(fund: Overview) -> tuple[Troubled, ...]:
    """All of them, each with what is the matter."""
    return tuple(_troubled(fund))


def _troubled(fund: Overview) -> Iterator[Troubled]:
    for community in fund.communities:
        if community.is_last_good:
            said = _("这个社区的记录现在读不了，这里是以前的内容。")
        elif community.faults:
            said = _n("这个社区的记录有{count}处读不了，内容可能不全。", community.faults)
        else:
            continue
        yield Troubled(community_link(community, fund.speaker), said)
    for unread in fund.unread:
        yield Troubled(unread_link(unread), _("这个社区的记录读不了，内容暂时没有。"))
