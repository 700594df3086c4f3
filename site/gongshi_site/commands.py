"""``gongshi build``: the site of a fund."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from shlex import quote
from typing import Annotated

from cyclopts import Parameter

from gongshi.commands.folders import data_folder
from gongshi.commands.trouble import CouldNotRun
from gongshi.findings import Finding
from gongshi.report import text
from gongshi_site.builder import Builder, Built, Order
from gongshi_site.kiosk import kiosk_of
from gongshi_site.language import with_the_first
from gongshi_site.options import Address, AsOf, Content, Covering, Data, Languages, StaleHours
from gongshi_site.pool import default_jobs
from gongshi_site.progress import progress_bar
from gongshi_site.qr import public_address

_OUTPUT = "网站写到哪里，先写在旁边，写好了再整个换上。Where the site goes; it is swapped in whole."
_HANDBOOK = "生成好的工作手册，放进网站的 handbook/。A built handbook, put under handbook/."
_PLANNING = "生成好的规划模拟，放进网站的 planning/。A simulation's report, put under planning/."
_FULL = "每一页都重新生成，不只是有变化的。Build every page anew, not only what has changed."
_DOWNLOADS = "另做打印稿（PDF）和开放数据，第一次要多等一会儿。Also sheets to print and open data; slow the first time."
_JOBS = "用几个进程；不写则有几个处理器就用几个。How many processes; one for each processor unless given."


def build(
    data: Data = Path("data"),
    *,
    output: Annotated[Path, Parameter(help=_OUTPUT)] = Path("build/site"),
    content: Content = None,
    handbook: Annotated[Path | None, Parameter(help=_HANDBOOK)] = None,
    planning: Annotated[Path | None, Parameter(help=_PLANNING)] = None,
    as_of: AsOf = None,
    full: Annotated[bool, Parameter(negative=(), help=_FULL)] = False,
    downloads: Annotated[bool, Parameter(negative=(), help=_DOWNLOADS)] = False,
    jobs: Annotated[int | None, Parameter(help=_JOBS)] = None,
    kiosk: Covering = None,
    stale_hours: StaleHours = 24,
    address: Address = None,
    language: Languages = ("zh", "en"),
) -> int:
    """把记录生成网站。Build the fund's site.

    有读不了的文件，其余照样生成，那个社区的页面注明，退出码 1；programme.yaml 或 rules.yaml 读不了就什么也不写。
    不合规则的照样生成，另说一行有几处。
    What cannot be read is marked on its community's pages, with exit code 1; the rest is built all the same. Without
    programme.yaml or rules.yaml nothing is written. Broken rules stop nothing; one line counts them.
    """
    folder = data_folder(data)
    _alone_at_a_kiosk(kiosk, handbook=handbook, planning=planning, downloads=downloads or None)
    order = Order(
        data=folder,
        output=output,
        content=words_of(content, folder),
        beside=_beside(handbook=handbook, planning=planning),
        as_of=as_of,
        languages=with_the_first(language),
        kiosk=kiosk_of(stale_hours, covering=kiosk),
        covering=kiosk,
        address=public_address(address),
        downloads=downloads,
        jobs=_at_least_one(jobs),
        full=full,
    )
    return _run(order)


def _at_least_one(jobs: int | None) -> int:
    if jobs is None:
        return default_jobs()
    if jobs < 1:
        raise CouldNotRun(f"--jobs 至少是 1，这里写的是 {jobs}", f"--jobs is at least 1, not {jobs}")
    return jobs


def _run(order: Order) -> int:
    with progress_bar() as progress:
        built = Builder(order).build(progress, _tell_waiting)
    _tell(built.findings)
    if built.pages is None:
        return 1
    _tell_written(order, built)
    _tell_last_good(built)
    _tell_broken_rules(order, built.broken_rules)
    return 1 if built.findings else 0


def _tell(findings: Iterable[Finding]) -> None:
    for line in text(findings, "both"):
        print(line)  # noqa: T201 - findings go to standard output


def _tell_waiting() -> None:
    _say("另一个 gongshi 正在生成这个网站，等它写好", "another gongshi is building this site; waiting for it")


def _tell_written(order: Order, built: Built) -> None:
    home = f"{order.output}/index.html"
    if built.has_changed:
        _say(f"写好 {built.pages} 页：{home}", f"{built.pages} pages written: {home}")
    else:
        _say(
            f"没有变化，还是原来的 {built.pages} 页：{home}", f"nothing has changed, {built.pages} pages stand: {home}"
        )


def _tell_last_good(built: Built) -> None:
    """Who deletes what must not be public, and breaks the file by it, has to know that it is still there."""
    if built.shows_last_good:
        _say(
            "读不了的记录，改好以前网站上还是它以前的内容；里面有不该公开的，先删掉那个文件，再生成一次",
            "records that cannot be read are shown as they were until they are mended; where something in them must "
            "not be public, delete the file and build again",
        )


def _tell_broken_rules(order: Order, count: int) -> None:
    """That rules are broken stops no site, but is not passed over: how many errors, and how to see them."""
    if count:
        command = f"gongshi check {quote(str(order.data))}{f' --as-of {order.as_of}' if order.as_of else ''}"
        _say(
            f"记录有{count}处不合规则，网站照样生成；看是哪些：{command}",
            f"the site is built, but its records break the rules (errors: {count}); to see them: {command}",
        )


def _say(zh: str, en: str) -> None:
    print(f"{zh} | {en}", file=sys.stderr)  # noqa: T201 - what was done is no finding


def _alone_at_a_kiosk(kiosk: str | None, **options: object) -> None:
    """Refuses what a kiosk cannot have beside the residents' pages: there is nothing to take away from it."""
    given = [f"--{name}" for name, value in options.items() if value is not None]
    if kiosk is not None and given:
        raise CouldNotRun(
            f"公示屏上只有居民看的页面：--kiosk 不能和 {'、'.join(given)} 一起用",
            f"a kiosk has the residents' pages only: --kiosk does not go with {', '.join(given)}",
        )


def words_of(given: Path | None, data: Path) -> Path | None:
    """The folder of the residents' pages: the one given, else ``content`` beside the records where there is one.

    Raises:
        CouldNotRun: where the one given has no pages.
    """
    if given is None:
        beside = data.resolve().parent / "content"
        return beside if (beside / "pages").is_dir() else None
    if not (given / "pages").is_dir():
        raise CouldNotRun(
            f"{given} 里没有 pages 文件夹，居民看的文章要放在那里",
            f"{given} has no folder pages, where the residents' pages belong",
        )
    return given


def _beside(**folders: Path | None) -> Mapping[str, Path]:
    """The folders that are to stand beside the records' pages, by name; each must hold pages already."""
    chosen = {name: folder for name, folder in folders.items() if folder is not None}
    for name, folder in chosen.items():
        if not (folder / "index.html").is_file():
            raise CouldNotRun(
                f"--{name} 要一个生成好的文件夹，{folder} 里没有 index.html",
                f"--{name} takes a folder that is built already; there is no index.html in {folder}",
            )
    return chosen
