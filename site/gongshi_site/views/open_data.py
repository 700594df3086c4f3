"""The page of open data: what there is to take away, how much it is, from which day, and on which terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gongshi.open_data.files import JSON, LOG, TRACES, WORKBOOK
from gongshi.open_data.package import DESCRIPTOR
from gongshi.open_data.subject import NO_LICENCE, Subject
from gongshi.tables.every_table import TABLES
from gongshi_site.language import _, _n, label, noop, number, word
from gongshi_site.summary import CommunitySummary
from gongshi_site.views.paths import DATA, data_path
from gongshi_site.words import Link, Row, Speaker, rows, short_day


class DataFile(NamedTuple):
    """A file to take away: its path from the site's root, what it is called, what to know before, and what it holds."""

    path: str
    name: str
    facts: tuple[str, ...]
    about: str


class DataPage(NamedTuple):
    """What the page shows. ``community`` is the way to the page of the only community that it is about.

    ``missing`` says what there is not; ``communities`` leads to the data of each community of a fund.
    """

    path: str
    title: str
    community: Link | None
    facts: tuple[Row, ...]
    whole: tuple[DataFile, ...]
    missing: tuple[str, ...]
    tables: tuple[DataFile, ...]
    communities: tuple[Link, ...]


_WHOLE = {
    WORKBOOK: (noop("工作簿"), noop("用 Excel 或 WPS 打开，一张表一页，中文列名。")),
    "datapackage.zip": (noop("数据包"), noop("全部 CSV 表和每一列的说明，合规格的工具能读、能验。")),
    DESCRIPTOR: (noop("数据包的说明"), noop("给能直接读网址的工具：它说明下面每张表、每一列。")),
    JSON: (noop("JSON"), noop("全部表，文字照原文，中文、英文都有。")),
    LOG: (noop("事件日志 CSV"), noop("每个项目的每件事一行，用来分析办事的过程。")),
    TRACES: (noop("事件日志 XES"), noop("同样的内容，照 IEEE 1849 的格式。")),
}
"""The files with everything in them: what each is called, and what it is for."""


def data_page(
    of: Subject, sizes: Mapping[str, int], counts: Mapping[str, int], about: Link | Sequence[CommunitySummary]
) -> DataPage:
    """The page of open data, given the size of each file in bytes and the number of each table's rows.

    ``about`` is the way to the community that the data are of, or the communities of a fund.
    """
    path = data_path(of.community) if of.community else DATA
    below, speaker = path.removesuffix("/index.html"), Speaker(of.programme)
    return DataPage(
        path=path,
        title=_("开放数据"),
        community=about if isinstance(about, Link) else None,
        facts=_facts(of, counts),
        whole=tuple(
            DataFile(f"{below}/{name}", _(title), (name, _size(sizes[name])), _(about))
            for name, (title, about) in _WHOLE.items()
            if name in sizes
        ),
        missing=tuple(_missing(of, sizes)),
        tables=tuple(_tables(below, sizes, counts)),
        communities=()
        if isinstance(about, Link)
        else tuple(Link(speaker.said(one.title), data_path(one)) for one in about),
    )


def _tables(below: str, sizes: Mapping[str, int], counts: Mapping[str, int]) -> Iterator[DataFile]:
    for table in TABLES:
        name = f"{table.name}.csv"
        facts = (name, _n("{count}行", counts[table.name]), _size(sizes[name]))
        yield DataFile(f"{below}/{name}", label(table.title), facts, word(table.about))


def _facts(of: Subject, counts: Mapping[str, int]) -> tuple[Row, ...]:
    speaker, licence = Speaker(of.programme), of.programme.licence
    return rows(
        [
            (_("以哪天为准"), short_day(of.as_of)),
            (_("一共"), _n("{count}行", sum(counts.values()))),
            (_("许可"), speaker.said(licence.title) if licence else word(NO_LICENCE)),
            (_("许可全文"), licence.link if licence else None),
        ]
    )


def _missing(of: Subject, sizes: Mapping[str, int]) -> Iterator[str]:
    if WORKBOOK not in sizes:
        yield _("整个资金的行数太多，没有做成一本工作簿；各社区的数据里有各自的工作簿。")
    if of.unread:
        yield _n("有{count}个社区的记录读不了，数据里没有它们。", len(of.unread))


def _size(count: int) -> str:
    """How large a file is, rounded up, so that nobody on a small allowance is surprised."""
    kilobytes = -(-count // 1000)
    if kilobytes < 1000:
        return f"{number(kilobytes)} KB"
    return f"{kilobytes // 1000}.{kilobytes % 1000 // 100} MB"
