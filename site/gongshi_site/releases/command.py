"""``gongshi publish``: a built site put where a web server shows it, and taken back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from cyclopts import Parameter

from gongshi.commands.folders import cannot_write
from gongshi.commands.trouble import CouldNotRun
from gongshi_site.releases import shelf
from gongshi_site.releases.server import write_settings

_ZONE = ZoneInfo("Asia/Shanghai")
_KEEP = 5


def publish(
    site: Path | None = None,
    *,
    to: Path,
    keep: Annotated[int | None, Parameter(show_default=False)] = None,
    roll_back: Annotated[bool, Parameter(negative=(), show_default=False)] = False,
    list: Annotated[bool, Parameter(negative=(), show_default=False)] = False,  # noqa: A002 - the option is called --list
) -> int:
    """发布生成好的网站，也能退回上一版。Publish a built site, or go back to the one before.

    网站整个复制到 DIR/releases/ 下面，再把 DIR/current 一步指过去；网页服务器只看 DIR/current。
    中途断电、两个人同时发布，看的人看到的总是完整的旧版或新版。给 nginx 和 Caddy 的设置写在 DIR/server/。
    The site is copied to DIR/releases/ whole, then DIR/current is pointed at it in one step; a web server shows
    DIR/current. Whatever happens meanwhile, it shows the old site or the new one, whole. Settings for nginx and Caddy
    are written to DIR/server/.

    Args:
        site: gongshi build 生成的网站；不写就是 build/site。The site that gongshi build made; build/site by default.
        to: 发布到哪个文件夹。The folder to publish to.
        keep: 留几版；不写就是 5 版。How many releases to keep; 5 by default.
        roll_back: 不发布，退回上一版。Publish nothing; go back to the release before the current one.
        list: 不发布，列出留着的各版。Publish nothing; list the releases that are kept.
    """
    _refuse_contradictions(site=site, keep=keep, roll_back=roll_back, listed=list)
    try:
        if list:
            return _list(to)
        if roll_back:
            name = shelf.roll_back(to)
            _tell("退回到", "rolled back", to, name)
        else:
            name = shelf.publish(site or Path("build/site"), to, keep or _KEEP)
            _tell("发布好了", "published", to, name)
        write_settings(to)
    except OSError as error:
        raise cannot_write(to, error) from None
    return 0


def _refuse_contradictions(*, site: Path | None, keep: int | None, roll_back: bool, listed: bool) -> None:
    if roll_back and listed:
        raise CouldNotRun("--roll-back 和 --list 只能写一个", "--roll-back and --list exclude each other")
    option = "--roll-back" if roll_back else "--list"
    if (roll_back or listed) and (site is not None or keep is not None):
        extra = str(site) if site is not None else "--keep"
        raise CouldNotRun(f"{option} 不发布网站，请去掉 {extra}", f"{option} publishes no site; leave {extra} out")
    if keep is not None and keep < 1:
        raise CouldNotRun(f"--keep 至少是 1，这里写的是 {keep}", f"--keep is at least 1, not {keep}")


def _tell(zh: str, en: str, to: Path, name: str) -> None:
    place = f"{to}/current -> releases/{name}"
    print(f"{zh}：{place} | {en}: {place}", file=sys.stderr)  # noqa: T201 - what was done is no finding


def _list(to: Path) -> int:
    for release in shelf.releases(to):
        published = release.published.astimezone(_ZONE).strftime("%Y-%m-%d %H:%M")
        mark = "正在用 current" if release.is_current else ""
        print(f"{release.name}  {published}  {mark}".rstrip())  # noqa: T201 - an answer goes to standard output
    return 0
