"""``gongshi import``: an edition from elsewhere becomes a fund's records."""

from __future__ import annotations

import sys
from pathlib import Path

from gongshi.commands.folders import cannot_read, cannot_write
from gongshi.commands.trouble import CouldNotRun
from gongshi.exchange.fund_folder import WouldOverwrite, write_fund
from gongshi.exchange.pabulib import Edition, ReadEdition, fund_files, read_edition
from gongshi.report import text
from gongshi.rules.shipped import shipped_text


def bring(file: Path, *, to: Path) -> int:
    """导入 Pabulib 文件（.pb），写成一项资金的记录。Bring in a Pabulib edition as a fund's records.

    已有的文件绝不覆盖；格式里没有的内容一律记为未知。
    Nothing is overwritten, and what the format does not say stays unknown.

    Args:
        file: 要导入的 .pb 文件。The .pb file.
        to: 记录写到哪个文件夹。The folder to write the records to.
    """
    read = read_edition(_content(file), file.as_posix())
    for line in text(read.findings, "both"):
        print(line)  # noqa: T201 - findings go to standard output
    if read.edition is None:
        return 1
    new = _written(read.edition, to)
    _tell(read, new, to)
    return 0


def _content(file: Path) -> bytes:
    if file.suffix != ".pb":
        raise CouldNotRun(
            f"{file} 不是 .pb 文件；能导入的只有 Pabulib 的 .pb 文件",
            f"{file} is no .pb file; only files of Pabulib can be brought in",
        )
    try:
        return file.read_bytes()
    except OSError as error:
        raise cannot_read(file, error) from None


def _written(edition: Edition, to: Path) -> tuple[str, ...]:
    try:
        return write_fund(fund_files(edition, shipped_text()), to)
    except WouldOverwrite as refusal:
        count, some = len(refusal.paths), refusal.paths[:3]
        zh, en = ("……", ", ...") if count > len(some) else ("", "")
        raise CouldNotRun(
            f"{to} 里已有{count}个内容不同的文件，不会覆盖：{'、'.join(some)}{zh}；请另选文件夹，或者先把这些文件移走",
            f"{to} already holds {count} different files, which are not overwritten: {', '.join(some)}{en}; "
            "choose another folder, or move these files away first",
        ) from None
    except OSError as error:
        raise cannot_write(to, error) from None


def _tell(read: ReadEdition, new: tuple[str, ...], to: Path) -> None:
    assert read.edition is not None
    count = len(read.edition.projects)
    said = [f"导入{count}个项目，新写{len(new)}个文件：{to} | {count} projects, {len(new)} new files: {to}"]
    if read.edition.left_out:
        names = ", ".join(f"{one.section}.{one.name}" for one in read.edition.left_out)
        said.append(f"没有导入（记录里没有位置）：{names} | left out, since records have no place for it: {names}")
    print(*said, sep="\n", file=sys.stderr)  # noqa: T201 - what was done is no finding
