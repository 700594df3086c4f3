"""``gongshi import``: an edition from elsewhere, a workbook or a list becomes a fund's records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from gongshi.commands.folders import cannot_read
from gongshi.commands.trouble import CouldNotRun


def bring(
    file: Path,
    *,
    to: Path,
    leave_out_faulty: Annotated[bool, Parameter(negative=(), show_default=False)] = False,
    replace: Annotated[bool, Parameter(negative=(), show_default=False)] = False,
    empty: Annotated[bool, Parameter(negative=(), show_default=False)] = False,
    map: Annotated[tuple[str, ...], Parameter(negative=(), show_default=False)] = (),  # noqa: A002 - the option's name
    fill: Annotated[tuple[str, ...], Parameter(negative=(), show_default=False)] = (),
    sheet: Annotated[tuple[str, ...], Parameter(negative=(), show_default=False)] = (),
    title: str | None = None,
) -> int:
    """导入表格（.xlsx、.csv）或 Pabulib 文件（.pb），写成一项资金的记录。Bring in a workbook or an edition as records.

    已有的文件绝不悄悄覆盖；有一处看不懂就什么也不写，并逐格说明。表格模板：gongshi export --template 模板.xlsx。
    Nothing is overwritten unasked. Where a cell is not understood nothing is written, and each such cell is named.
    The workbook to fill in: gongshi export --template BOOK.xlsx.

    Args:
        file: 要导入的文件。The file to bring in.
        to: 记录写到哪个文件夹。The folder to write the records to.
        leave_out_faulty: 表格里有错的记录不导入，都列出来，其余照写。Leave out, and name, what is at fault in a table.
        replace: 已有的记录改成表格里的样子，先列出改什么。Let a table change records that are there, saying what.
        empty: 同 --replace 一起用：表里空着的，已有的记录里也删掉；不写则空着的不动。
            With --replace: what a table leaves open is taken out of the record, too, and not left as it is.
        map: 项目清单里的这个表头是哪个字段，例如 --map 工程概算=budget，可以写几次；不要这一列就写 -。
            Which field a head of a list of projects is, - for none; may be given several times.
        fill: 清单里没有写的内容，例如 --fill fiscal_year=2026，可以写几次。What a list leaves open; several times.
        sheet: 只读这张工作表的清单，可以写几次。Only the list on this sheet; may be given several times.
        title: 从清单新建的资金叫什么名称，不写则用文件名。The name of a fund that a list begins; else the file's.
    """
    _refuse_others(file)
    if file.suffix.lower() == ".pb":
        return _bring_edition(file, to, has_options=any((leave_out_faulty, replace, empty, map, fill, sheet, title)))
    from gongshi.commands.bring_book import Wishes, bring_book  # noqa: PLC0415 - each kind loads only its own reader
    from gongshi.commands.list_options import list_wishes  # noqa: PLC0415 - as above

    wishes = Wishes(leave_out_faulty, replace, empty, list_wishes(map, fill, sheet, title))
    return bring_book(_content(file), file.name, to, wishes)


def _bring_edition(file: Path, to: Path, *, has_options: bool) -> int:
    from gongshi.commands.bring_pabulib import bring_pabulib  # noqa: PLC0415 - each kind loads only its own reader

    if has_options:
        raise CouldNotRun(
            "导入 .pb 文件只写 --to，别的选项都是给表格的",
            "a .pb file takes --to alone; the other options are for tables",
        )
    return bring_pabulib(_content(file), file.as_posix(), to)


_KINDS = frozenset({".pb", ".xlsx", ".csv", ".tsv", ".txt"})
_MAX_BYTES = 256 << 20
_OTHER_TABLES = frozenset({".xls", ".xlsm", ".xlsb", ".ods", ".et", ".numbers"})


def _refuse_others(file: Path) -> None:
    if file.suffix.lower() in _OTHER_TABLES:
        raise CouldNotRun(f"{file} 先另存为 .xlsx 再导入", f"save {file} as .xlsx first, then bring that in")
    if file.suffix.lower() not in _KINDS:
        raise CouldNotRun(
            f"{file} 不是能导入的文件；能导入 .xlsx、.csv 和 Pabulib 的 .pb",
            f"{file} cannot be brought in; .xlsx, .csv and Pabulib's .pb can",
        )


def _content(file: Path) -> bytes:
    """What a file holds; of one that is too large, enough to tell."""
    try:
        with file.open("rb") as stream:
            return stream.read(_MAX_BYTES)
    except OSError as error:
        raise cannot_read(file, error) from None
