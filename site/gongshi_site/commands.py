"""``gongshi build``: the site of a fund."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from shlex import quote
from typing import Annotated, Literal

from cyclopts import Parameter

from gongshi.check import judge
from gongshi.commands.days import Days, days
from gongshi.commands.folders import cannot_write, data_folder
from gongshi.commands.trouble import CouldNotRun
from gongshi.findings import Finding, Level
from gongshi.fund import ReadFund, read_fund
from gongshi.report import text
from gongshi_site.host import run_pelican
from gongshi_site.kiosk import covered, keep_offline, kiosk_of
from gongshi_site.publish import publishing
from gongshi_site.qr import public_address
from gongshi_site.settings import settings


def build(
    data: Path = Path("data"),
    *,
    output: Path = Path("build/site"),
    content: Path | None = None,
    handbook: Path | None = None,
    planning: Path | None = None,
    as_of: str | None = None,
    language: Annotated[tuple[Literal["zh", "en"], ...], Parameter(negative=())] = ("zh",),
    kiosk: str | None = None,
    stale_hours: int = 24,
    address: str | None = None,
) -> int:
    """把记录生成网站。Build the fund's site.

    有读不了的文件，其余照样生成，那个社区的页面注明，退出码 1；programme.yaml 或 rules.yaml 读不了就什么也不写。
    不合规则的照样生成，另说一行有几处。
    What cannot be read is marked on its community's pages, with exit code 1; the rest is built all the same. Without
    programme.yaml or rules.yaml nothing is written. Broken rules stop nothing; one line counts them.

    Args:
        data: 记录所在的文件夹。The folder of records.
        output: 网站写到哪里，先写在旁边，写好了再整个换上。Where the site goes; it is swapped in whole.
        content: 居民看的说明文章（Markdown）；不写则用记录旁边的 content 文件夹。The residents' pages in Markdown.
        handbook: 生成好的工作手册，放进网站的 handbook/。A built handbook, put under handbook/.
        planning: 生成好的规划模拟，放进网站的 planning/。A simulation's report, put under planning/.
        language: 用哪种语言，可以写几次。The language of the pages; may be given several times.
        kiosk: 只做一个社区或街道的公示屏，写它的编号。A site for the kiosk of one community or sub-district, by its id.
        stale_hours: 资料那天过完多少小时以后，公示屏上说明可能不是最新的。When a kiosk says its records may be old.
        address: 网站公开的网址，项目和公告上才有二维码。The public address, for QR codes on projects and notices.
        as_of: 以哪一天为准，例如 2026-03-05；不写则用记录声明的日期或今天。The day to look at the records on.
    """
    folder = data_folder(data)
    words = _words_beside(folder) if content is None else _words_in(content)
    beside = _built(handbook=handbook, planning=planning)
    published_at = None if address is None else public_address(address)
    if kiosk and beside:
        raise _nothing_beside_a_kiosk(beside)
    read = read_fund(folder)
    looked_at = days(as_of, read.fund.programme if read.fund else None)
    _tell(read.findings)
    if read.fund is None:
        return 1
    fund = covered(read.fund, kiosk) if kiosk else read.fund
    with _writing(output, looked_at.as_of) as new:
        run_pelican(
            settings(
                fund,
                looked_at.as_of,
                content=words,
                output=new,
                languages=language,
                beside=beside,
                kiosk=kiosk_of(stale_hours) if kiosk else None,
                address=published_at,
            )
        )
        if kiosk:
            keep_offline(new)
        for name, source in beside.items():
            shutil.copytree(source, new / name)
    _tell_written(output)
    _tell_broken_rules(data, read, looked_at, as_of)
    return 1 if read.findings else 0


@contextmanager
def _writing(output: Path, as_of: date) -> Iterator[Path]:
    """As `publishing`; what the machine does not allow is said in one line."""
    try:
        with publishing(output, as_of) as new:
            yield new
    except OSError as error:
        raise cannot_write(output, error) from None


def _tell(findings: Iterable[Finding]) -> None:
    for line in text(findings, "both"):
        print(line)  # noqa: T201 - findings go to standard output


def _tell_written(output: Path) -> None:
    pages = sum(1 for _ in output.rglob("*.html"))
    done = f"写好 {pages} 页：{output}/index.html | {pages} pages written: {output}/index.html"
    print(done, file=sys.stderr)  # noqa: T201 - what was done is no finding


def _tell_broken_rules(data: Path, read: ReadFund, looked_at: Days, as_of: str | None) -> None:
    """That rules are broken stops no site, but is not passed over: how many errors, and how to see them."""
    judgement = judge(read, looked_at.as_of, present=looked_at.present)
    of_reading = sum(finding.level is Level.ERROR for finding in read.findings)
    if count := len(judgement.at_least(Level.ERROR)) - of_reading:
        command = f"gongshi check {quote(str(data))}{f' --as-of {as_of}' if as_of else ''}"
        print(  # noqa: T201
            f"记录有{count}处不合规则，网站照样生成；看是哪些：{command}"
            f" | the site is built, but its records break the rules (errors: {count}); to see them: {command}",
            file=sys.stderr,
        )


def _nothing_beside_a_kiosk(beside: Mapping[str, Path]) -> CouldNotRun:
    options = "、".join(f"--{name}" for name in beside)
    return CouldNotRun(
        f"公示屏上只有居民看的页面：--kiosk 不能和 {options} 一起用",
        f"a kiosk has the residents' pages only: --kiosk does not go with {options.replace('、', ', ')}",
    )


def _words_in(path: Path) -> Path:
    if not (path / "pages").is_dir():
        raise CouldNotRun(
            f"{path} 里没有 pages 文件夹，居民看的文章要放在那里",
            f"{path} has no folder pages, where the residents' pages belong",
        )
    return path


def _words_beside(data: Path) -> Path | None:
    beside = data.resolve().parent / "content"
    return beside if (beside / "pages").is_dir() else None


def _built(**folders: Path | None) -> Mapping[str, Path]:
    """The folders that are to stand beside the records' pages, by name; each must hold pages already."""
    chosen = {name: folder for name, folder in folders.items() if folder is not None}
    for name, folder in chosen.items():
        if not (folder / "index.html").is_file():
            raise CouldNotRun(
                f"--{name} 要一个生成好的文件夹，{folder} 里没有 index.html",
                f"--{name} takes a folder that is built already; there is no index.html in {folder}",
            )
    return chosen
