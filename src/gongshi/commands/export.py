"""``gongshi export``: a fund's records as open data."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from gongshi.commands.choice import not_among
from gongshi.commands.days import days
from gongshi.commands.folders import cannot_write, data_folder
from gongshi.commands.replacing import replacing
from gongshi.commands.trouble import CouldNotRun
from gongshi.commands.workbooks import write_records, write_template
from gongshi.findings import Message
from gongshi.fund import Fund, read_fund
from gongshi.open_data.files import FILE_NAMES, Form, OpenData
from gongshi.open_data.part import part_of
from gongshi.open_data.subject import Subject
from gongshi.open_data.workbook import MOST_ROWS, too_long
from gongshi.report import text

_MARK = ".gongshi-export"
"""The file by which a folder is known that this command made."""


def export(
    data: Path = Path("data"),
    *,
    to: Path | None = None,
    workbook: Path | None = None,
    template: Path | None = None,
    format: Annotated[tuple[Form, ...], Parameter(negative=(), show_default=False)] = tuple(Form),  # noqa: A002
    as_of: str | None = None,
    community: str | None = None,
) -> int:
    """把记录写成开放数据，或写成表格工作簿。Write the records out as open data, or as a workbook to fill in.

    要写 --to、--workbook、--template 其中一个。One of --to, --workbook, --template has to be given.

    文件夹整个换掉；里面有别的东西就什么也不写。有读不了的记录时，照写其余的，退出码 1。
    The folder is replaced whole, and never one that holds anything else. Where records cannot be read the rest is
    written all the same, and the exit code is 1.

    Args:
        data: 记录所在的文件夹。The folder of records.
        to: 开放数据写到哪个文件夹。The folder to write open data to.
        workbook: 把全部记录写成一个工作簿（.xlsx），改好后可以用 gongshi import 导回来。
            All records as a workbook that gongshi import brings back.
        template: 写一个空的工作簿模板（.xlsx），填好后用 gongshi import 导入。An empty workbook to fill in.
        format: 写成什么，可以写几次；不写则全部。csv 是表，datapackage 再加一份说明，events 和 xes 是事件日志。
            In which forms, all by default; may be given several times. csv: tables; datapackage: with their
            description; events, xes: an event log.
        as_of: 以哪一天为准，例如 2026-03-05；不写则用记录声明的日期或今天。The day to look at the records on.
        community: 只写这个社区。Only this community.
    """
    _refuse_unless_one(to, workbook, template)
    if to is not None:
        return _export_open_data(data, to, format, as_of, community)
    if (format, as_of, community) != (tuple(Form), None, None):
        raise CouldNotRun(
            "--format、--as-of、--community 只用于开放数据（--to）",
            "--format, --as-of and --community are for open data (--to)",
        )
    return write_template(template) if template is not None else write_records(data, workbook or Path())


def _refuse_unless_one(*where: Path | None) -> None:
    if sum(one is not None for one in where) != 1:
        raise CouldNotRun(
            "要写清写到哪里：--to 文件夹（开放数据）、--workbook 工作簿.xlsx 或 --template 模板.xlsx，只写一个",
            "say where to write, one of --to FOLDER (open data), --workbook BOOK.xlsx, --template BOOK.xlsx",
        )


def _export_open_data(data: Path, to: Path, forms: tuple[Form, ...], as_of: str | None, community: str | None) -> int:
    read = read_fund(data_folder(data))
    for line in text(read.findings, "both"):
        print(line)  # noqa: T201 - findings go to standard output
    if read.fund is None:
        return 1
    open_data = _open_data(read.fund, days(as_of, read.fund.programme).as_of, community)
    if Form.XLSX in forms:
        _refuse_too_long(open_data.rows)
    made = dict(open_data.files(forms))
    _write(made, to)
    _tell(open_data, len(made), to)
    return 1 if read.findings else 0


def _refuse_too_long(counts: Mapping[str, int]) -> None:
    if beyond := too_long(counts):
        name, count = beyond[0], counts[beyond[0]]
        raise CouldNotRun(
            f"{name} 有{count}行，工作簿的一页最多{MOST_ROWS}行；请用 --format 写别的格式，或用 --community 一个个写",
            f"{name} has {count} rows, a sheet holds {MOST_ROWS}; choose other forms with --format, or one --community",
        )


def _open_data(fund: Fund, as_of: date, only: str | None) -> OpenData:
    chosen = {one.community.id: one for one in fund.communities if only in {None, one.community.id}}
    if only in {one.id for one in fund.unread}:
        raise CouldNotRun(
            f"{only} 的记录读不了，什么也没有写", f"the records of {only} cannot be read; nothing is written"
        )
    if only is not None and only not in chosen:
        known = {one.community.id: str(one.community.title) for one in fund.communities}
        said = not_among(only, known, Message("个社区", "community"))
        raise CouldNotRun(said.zh, said.en)
    subject = Subject(
        fund.programme,
        as_of,
        community=chosen[only].community if only is not None else None,
        unread=tuple(one.id for one in fund.unread) if only is None else (),
    )
    return OpenData(subject, [part_of(one, as_of) for one in chosen.values()])


def _write(made: Mapping[str, bytes], to: Path) -> None:
    try:
        with replacing(to, _is_ours) as new:
            (new / _MARK).touch()
            for name, content in made.items():
                (new / name).write_bytes(content)
    except OSError as error:
        raise cannot_write(to, error) from None


def _is_ours(folder: Path) -> bool:
    names = {path.name for path in folder.iterdir()}
    return _MARK in names and names <= {_MARK, *FILE_NAMES}


def _tell(made: OpenData, files: int, to: Path) -> None:
    rows, day = sum(made.rows.values()), made.of.as_of
    print(  # noqa: T201 - what was done is no finding
        f"写好{files}个文件，各表共{rows}行，以{day}为准：{to} | {files} files, {rows} rows, as of {day}: {to}",
        file=sys.stderr,
    )
