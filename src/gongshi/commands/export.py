"""``gongshi export``: a fund's records as open data."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from gongshi.commands.days import days
from gongshi.commands.folders import cannot_write, data_folder
from gongshi.commands.replacing import replacing
from gongshi.fund import read_fund
from gongshi.open_data.writing import MARK, files
from gongshi.report import text


class Form(StrEnum):
    """In which form open data are written out."""

    CSV = "csv"


def export(
    data: Path = Path("data"),
    *,
    to: Path,
    format: Annotated[tuple[Form, ...], Parameter(negative=())] = tuple(Form),  # noqa: A002 - the option's name
    as_of: str | None = None,
) -> int:
    """把记录写成开放数据。Write the records out as open data.

    文件夹整个换掉；里面有别的东西就什么也不写。
    The folder is replaced whole, and never one that holds anything else.

    Args:
        data: 记录所在的文件夹。The folder of records.
        to: 写到哪个文件夹。The folder to write to.
        format: 写成什么，可以写几次。In which form; may be given several times.
        as_of: 以哪一天为准，例如 2026-03-05；不写则用记录声明的日期或今天。The day to look at the records on.
    """
    read = read_fund(data_folder(data))
    for line in text(read.findings, "both"):
        print(line)  # noqa: T201 - findings go to standard output
    if read.fund is None:
        return 1
    made = dict(files(read.fund, days(as_of, read.fund.programme).as_of) if Form.CSV in format else ())
    _write(made, to)
    print(f"写好{len(made)}个文件：{to} | {len(made)} files written: {to}", file=sys.stderr)  # noqa: T201 - what was done
    return 1 if read.findings else 0


def _write(made: Mapping[str, bytes], to: Path) -> None:
    try:
        with replacing(to, _is_ours) as new:
            for path, content in made.items():
                (new / path).write_bytes(content)
    except OSError as error:
        raise cannot_write(to, error) from None


def _is_ours(folder: Path) -> bool:
    return (folder / MARK).is_file()
