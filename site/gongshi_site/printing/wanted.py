"""Which record is to be printed: named by its community and id, or by its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gongshi.commands.trouble import CouldNotRun
from gongshi.fund import CommunityFund, Shared, UnreadCommunity, read_community
from gongshi.meant import meant
from gongshi.model.meeting import Meeting
from gongshi.model.notice import Notice

_KINDS = ("notices", "meetings")


class Wanted(NamedTuple):
    """A record that can be printed, and its community."""

    fund: CommunityFund
    record: Notice | Meeting


class Unread(NamedTuple):
    """The community of which the record cannot be read, with what was found in it."""

    fund: CommunityFund | UnreadCommunity


def wanted(named: str, data: Path, shared: Shared) -> Wanted | Unread:
    """The record ``wutong/2026-n04``, or that of the file ``…/communities/wutong/notices/2026-n04.yaml``.

    Raises:
        CouldNotRun: where there is none of that name.
    """
    community, kind, name = _parts(named)
    folder = data / "communities" / community
    if named.endswith(".yaml") and Path(named).resolve() != (folder / str(kind) / f"{name}.yaml").resolve():
        raise _elsewhere(named, data)
    if not (folder / "community.yaml").is_file():
        raise _no_community(named, community, data)
    fund = read_community(folder, shared)
    if isinstance(fund, UnreadCommunity):
        return Unread(fund)
    for table in (kind,) if kind else _KINDS:
        record = _table(fund, table).get(name)
        if record is not None:
            return Wanted(fund, record)
        if (folder / table / f"{name}.yaml").is_file():
            return Unread(fund)
    raise _no_record(named, name, fund)


def hanging(data: Path, shared: Shared, on: date) -> Iterator[str]:
    """The notices whose time is on that day, as they are named on the command line."""
    for file in sorted((data / "communities").glob("*/community.yaml")):
        fund = read_community(file.parent, shared)
        if isinstance(fund, CommunityFund):
            for notice in fund.notices.values():
                start, end = notice.posting_start, notice.posting_end
                if start is not None and end is not None and start <= on <= end:
                    yield f"{fund.community.id}/{notice.id}"


def _table(fund: CommunityFund, kind: str) -> Mapping[str, Notice | Meeting]:
    return fund.notices if kind == "notices" else fund.meetings


def _parts(named: str) -> tuple[str, str | None, str]:
    """Community, kind where the name is a file's, and id."""
    parts = Path(named).with_suffix("").parts if named.endswith(".yaml") else tuple(named.split("/"))
    match parts:
        case (*_, community, "notices" | "meetings" as kind, name):
            return community, kind, name
        case (community, name) if community and name and not named.endswith(".yaml"):
            return community, None, name
    raise CouldNotRun(
        f"“{named}”看不出是哪份公告；写成 社区编号/公告编号，例如 wutong/2026-n04，或写它的文件",
        f"{named!r} names no notice; write community and id, such as wutong/2026-n04, or its file",
    )


def _elsewhere(named: str, data: Path) -> CouldNotRun:
    return CouldNotRun(
        f"{named} 不在记录的文件夹 {data} 里；用 --data 写它在哪个文件夹",
        f"{named} is not in the folder of records {data}; name its folder with --data",
    )


def _no_community(named: str, community: str, data: Path) -> CouldNotRun:
    below = data / "communities"
    likely = meant(community, dict.fromkeys(sorted(one.name for one in below.iterdir()) if below.is_dir() else (), ""))
    zh, en = (f"；是不是 {likely}？", f"; did you mean {likely}?") if likely else ("", "")
    return CouldNotRun(
        f"{named}：{data} 里没有社区 {community}{zh}", f"{named}: no community {community} in {data}{en}"
    )


def _no_record(named: str, name: str, fund: CommunityFund) -> CouldNotRun:
    zh, en = _likely(name, (*fund.notices, *fund.meetings))
    return CouldNotRun(
        f"{named}：{fund.community.id} 没有编号 {name} 的公告或会议{zh}",
        f"{named}: {fund.community.id} has no notice or meeting {name}{en}",
    )


def _likely(name: str, known: Iterable[str]) -> tuple[str, str]:
    """The question whether another name is meant, in both languages; empty where none is like it."""
    likely = meant(name, dict.fromkeys(known, ""))
    return (f"；是不是 {likely}？", f"; did you mean {likely}?") if likely else ("", "")
