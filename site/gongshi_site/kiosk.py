"""A kiosk's site: what of the fund it covers, and all of it kept on the machine, so that it opens without a network."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from gongshi.commands.trouble import CouldNotRun
from gongshi.load.typed import load
from gongshi.meant import meant
from gongshi.model.community import Community
from gongshi_site.choices import Kiosk

LARGEST = 25_000_000
"""Bytes that a browser is asked to keep."""
_YEAR = 8760
WORKER = "sw.js"
"""The service worker. At the root, since it looks after what stands below it."""
_TEMPLATE = Path(__file__).parent / "theme" / WORKER
_FOR_SERVERS = ("_", ".", "build.json", WORKER)
"""How files begin that a server does not hand out, and the two that are asked of it anew each time."""


def kiosk_of(stale_hours: int, *, covering: str | None) -> Kiosk | None:
    """How pages behave at the kiosk that the options describe; None where it covers nothing, since there is none.

    Raises:
        CouldNotRun: where the hours are out of their bounds.
    """
    if not 0 <= stale_hours <= _YEAR:
        raise CouldNotRun(
            f"--stale-hours 应在0到{_YEAR}之间，不能是{stale_hours}",
            f"--stale-hours takes 0 to {_YEAR}, not {stale_hours}",
        )
    return None if covering is None else Kiosk(stale_hours)


def covered(folders: Sequence[Path], place: str) -> tuple[Path, ...]:
    """The communities, of those in ``folders``, that are or belong to a community or a sub-district, named by its id.

    Raises:
        CouldNotRun: where there is neither of that id.
    """
    subdistricts = {folder: _subdistrict(folder) for folder in folders}
    chosen = tuple(folder for folder, subdistrict in subdistricts.items() if place in {folder.name, subdistrict})
    if not chosen:
        raise _no_place(sorted({*(folder.name for folder in folders), *filter(None, subdistricts.values())}), place)
    return chosen


def _subdistrict(folder: Path) -> str | None:
    """The sub-district that a community names; None where it names none, or cannot be read."""
    community = load(folder / "community.yaml", folder.name, Community).record
    return community.subdistrict if isinstance(community, Community) else None


def _no_place(ids: Collection[str], place: str) -> CouldNotRun:
    likely = meant(place, dict.fromkeys(ids, ""))
    zh, en = (
        (f"是不是 {likely}？", f"did you mean {likely}?")
        if likely
        else (f"可选的有：{'、'.join(ids)}", f"there are {', '.join(ids)}")
    )
    return CouldNotRun(
        f"--kiosk 要一个社区或街道的编号，没有“{place}”；{zh}",
        f"--kiosk takes the id of a community or a sub-district; there is no '{place}'; {en}",
    )


def worker(site: Path) -> str:
    """The service worker of a kiosk's site, which keeps every file of it on the machine.

    Raises:
        CouldNotRun: where the site is larger than a browser is asked to keep.
    """
    files = {name: path for name, path in _files(site) if not name.startswith(_FOR_SERVERS)}
    size = sum(path.stat().st_size for path in files.values())
    if size > LARGEST:
        raise CouldNotRun(
            f"公示屏的网站有{size / 1e6:.1f}MB，最多{LARGEST / 1e6:.0f}MB；请只选一个社区、一种语言，或把照片缩小",
            f"the kiosk's site has {size / 1e6:.1f} MB, at most {LARGEST / 1e6:.0f} MB can be kept; "
            "choose one community, one language, or make photographs smaller",
        )
    script = _TEMPLATE.read_text(encoding="utf-8")
    kept = {name: sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    listed = json.dumps(kept, ensure_ascii=False, indent=0)
    return script.replace("FILES = {}", f"FILES = {listed}")


def _files(site: Path) -> Iterator[tuple[str, Path]]:
    """Every file of a site with its path from the root, sorted."""
    yield from ((path.relative_to(site).as_posix(), path) for path in sorted(site.rglob("*")) if path.is_file())
