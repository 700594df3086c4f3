"""An edition of participatory budgeting in Pabulib's format as a fund's records."""

from __future__ import annotations

import sys
from pathlib import Path

from gongshi.commands.folders import cannot_write
from gongshi.commands.trouble import CouldNotRun
from gongshi.exchange.fund_folder import WouldOverwrite, write_fund
from gongshi.exchange.pabulib import Edition, ReadEdition, fund_files, read_edition
from gongshi.report import text
from gongshi.rules.shipped import shipped_text


def bring_pabulib(content: bytes, name: str, to: Path) -> int:
    """Writes the records that the bytes of a .pb file make; what keeps them from being taken over is told."""
    read = read_edition(content, name)
    for line in text(read.findings, "both"):
        print(line)  # noqa: T201 - findings go to standard output
    if read.edition is None:
        return 1
    new = _written(read.edition, to)
    _tell(read, new, to)
    return 0


def _written(edition: Edition, to: Path) -> tuple[str, ...]:
    try:
        return write_fund(fund_files(edition, shipped_text()), to)
    except WouldOverwrite as refusal:
        raise would_overwrite(refusal, to) from None
    except OSError as error:
        raise cannot_write(to, error) from None


def would_overwrite(refusal: WouldOverwrite, to: Path) -> CouldNotRun:
    """What is said of files that stand in the way in the folder ``to``."""
    count, some = len(refusal.paths), refusal.paths[:3]
    zh, en = ("……", ", ...") if count > len(some) else ("", "")
    return CouldNotRun(
        f"{to} 里已有{count}个内容不同的文件，不会覆盖：{'、'.join(some)}{zh}；请另选文件夹，或者先把这些文件移走",
        f"{to} already holds {count} different files, which are not overwritten: {', '.join(some)}{en}; "
        "choose another folder, or move these files away first",
    )


def _tell(read: ReadEdition, new: tuple[str, ...], to: Path) -> None:
    assert read.edition is not None
    count = len(read.edition.projects)
    said = [f"导入{count}个项目，新写{len(new)}个文件：{to} | {count} projects, {len(new)} new files: {to}"]
    if read.edition.left_out:
        names = ", ".join(f"{one.section}.{one.name}" for one in read.edition.left_out)
        said.append(f"没有导入（记录里没有位置）：{names} | left out, since records have no place for it: {names}")
    print(*said, sep="\n", file=sys.stderr)  # noqa: T201 - what was done is no finding
