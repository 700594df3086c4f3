"""A kiosk's site: what of the fund it covers, and all of it kept on the machine, so that it opens without a network."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from gongshi.commands.trouble import CouldNotRun
from gongshi.fund import Fund
from gongshi.meant import meant
from gongshi_site.publish import sums

ATTRACT = "attract.html"
"""The page that a kiosk shows while nobody is there, from the site's root."""
LARGEST = 25_000_000
"""Bytes that a browser is asked to keep."""
_YEAR = 8760
_FOR_SERVERS = ("_", ".", "build.json", "sw.js")
"""How files begin that a server does not hand out, and the two that are asked of it anew each time."""


@dataclass(frozen=True, slots=True)
class Kiosk:
    """How pages behave at a kiosk: that the records may be old is said so many hours after their day is over."""

    stale_hours: int = 24
    attract: str = ATTRACT


def kiosk_of(stale_hours: int) -> Kiosk:
    """How pages behave at the kiosk that the options describe.

    Raises:
        CouldNotRun: where the hours are out of their bounds.
    """
    if not 0 <= stale_hours <= _YEAR:
        raise CouldNotRun(
            f"--stale-hours 应在0到{_YEAR}之间，不能是{stale_hours}",
            f"--stale-hours takes 0 to {_YEAR}, not {stale_hours}",
        )
    return Kiosk(stale_hours)


def covered(fund: Fund, place: str) -> Fund:
    """What of ``fund`` belongs to a community or a sub-district, named by its id.

    Raises:
        CouldNotRun: where the fund has neither of that id.
    """
    communities = tuple(one for one in fund.communities if place in {one.community.id, one.community.subdistrict})
    unread = tuple(one for one in fund.unread if one.id == place)
    if not communities and not unread:
        raise _no_place(fund, place)
    return replace(fund, communities=communities, unread=unread)


def _no_place(fund: Fund, place: str) -> CouldNotRun:
    communities = [one.community for one in fund.communities]
    ids = {
        *(one.id for one in communities),
        *(one.subdistrict for one in communities),
        *(one.id for one in fund.unread),
    }
    likely = meant(place, dict.fromkeys(sorted(id_ for id_ in ids if id_), ""))
    zh, en = (f"，是不是 {likely}？", f"; did you mean {likely}?") if likely else ("", "")
    return CouldNotRun(
        f"--kiosk 要一个社区或街道的编号，没有 {place}{zh}",
        f"--kiosk takes the id of a community or a sub-district; there is no {place}{en}",
    )


def keep_offline(site: Path) -> None:
    """Gives a kiosk's site its service worker, which keeps every file of it on the machine.

    Raises:
        CouldNotRun: where the site is larger than a browser is asked to keep.
    """
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    if size > LARGEST:
        raise CouldNotRun(
            f"公示屏的网站有{size / 1e6:.1f}MB，最多{LARGEST / 1e6:.0f}MB；请只选一个社区，或把照片缩小",
            f"the kiosk's site has {size / 1e6:.1f} MB, at most {LARGEST / 1e6:.0f} MB can be kept; "
            "choose one community, or make photographs smaller",
        )
    script = (files("gongshi_site.theme") / "sw.js").read_text(encoding="utf-8")
    # At the root, since a service worker looks after what stands below it.
    kept = {name: total for name, total in sums(site).items() if not name.startswith(_FOR_SERVERS)}
    listed = json.dumps(kept, ensure_ascii=False, indent=0)
    (site / "sw.js").write_text(script.replace("FILES = {}", f"FILES = {listed}"), encoding="utf-8", newline="\n")
