"""A workbook or a .csv file as records: told row by row what is not understood, and written only when all is said."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from gongshi.commands.bring_pabulib import would_overwrite
from gongshi.commands.folders import cannot_write
from gongshi.commands.list_options import refuse_unknown_sheets
from gongshi.commands.trouble import CouldNotRun
from gongshi.exchange.fund_folder import WouldOverwrite, write_fund
from gongshi.exchange.workbook.bringing import Brought, brought, files
from gongshi.exchange.workbook.delimited import read_delimited
from gongshi.exchange.workbook.drafts import Drafts
from gongshi.exchange.workbook.gathering import gathered, is_workbook
from gongshi.exchange.workbook.grid import Book, NotABook
from gongshi.exchange.workbook.lists import ListWishes, gathered_lists
from gongshi.exchange.workbook.standing import CannotBeFilled, Changed, Standing, changes, filled, standing
from gongshi.exchange.workbook.xlsx import read_xlsx
from gongshi.findings import Finding, Level
from gongshi.load.tree import KINDS
from gongshi.model.project import Project
from gongshi.model.vocabulary import ENTRY_WORDS
from gongshi.report import text
from gongshi.rules.shipped import shipped_text

MAX_TOLD = 200
"""More findings than anybody works through at once; how many more there are is said."""


class Wishes(NamedTuple):
    """What the command was asked for beyond bringing a book in."""

    leave_out_faulty: bool
    replace: bool
    empty: bool
    lists: ListWishes


def bring_book(content: bytes, name: str, to: Path, wishes: Wishes) -> int:
    """Writes the records of a book into the folder ``to``; 1 where something keeps them from being taken over."""
    if wishes.empty and not wishes.replace:
        raise CouldNotRun("--empty 要同 --replace 一起用", "--empty goes with --replace")
    before = standing(to)
    if before.programme is None and (to / "programme.yaml").exists():
        raise CouldNotRun(
            f"{to} 里的 programme.yaml 读不了；先用 gongshi check {to} 看哪里不对，改好再导入",
            f"programme.yaml in {to} cannot be read; see what is wrong with gongshi check {to} first",
        )
    one = brought(_drafts(_book(content, name), before, wishes.lists), before)
    _tell_findings(one.findings)
    _say(*(f"{remark.zh} | {remark.en}" for remark in one.remarks))
    if one.has_faults and (one.is_empty or not wishes.leave_out_faulty):
        _say(_NOTHING_WRITTEN if one.is_empty else _NOTHING_WRITTEN_YET)
        return 1
    _write(one if wishes.empty else _filled(one, to), before, to, wishes)
    return 1 if one.has_faults else 0


_NOTHING_WRITTEN = "没有一条可以导入，什么也没有写 | there is nothing to bring in, and nothing was written"
_NOTHING_WRITTEN_YET = (
    "有错误，什么也没有写；改好再导入，或者用 --leave-out-faulty 只导入没有错的"
    " | nothing was written; mend the faults, or bring in the rest with --leave-out-faulty"
)


def _book(content: bytes, name: str) -> Book:
    try:
        return read_xlsx(content, name) if name.lower().endswith(".xlsx") else read_delimited(content, name)
    except NotABook as refusal:
        raise CouldNotRun(f"{name}：{refusal.message.zh}", f"{name}: {refusal.message.en}") from None


def _drafts(book: Book, before: Standing, wishes: ListWishes) -> Drafts:
    if not is_workbook(book):
        refuse_unknown_sheets(book, wishes.sheets)
        return gathered_lists(book, wishes, before)
    if any(wishes):
        raise CouldNotRun(
            "这是记录工作簿，--map、--fill、--sheet、--title 用不上；这些只用于普通的项目清单",
            "this is a workbook of records; --map, --fill, --sheet and --title are for plain lists of projects",
        )
    return gathered(book, before.programme.language if before.programme else None)


def _tell_findings(findings: tuple[Finding, ...]) -> None:
    for line in text(findings[:MAX_TOLD], "both"):
        print(line)  # noqa: T201 - findings go to standard output
    if (more := len(findings) - MAX_TOLD) > 0:
        print(f"还有{more}处没有列出 | {more} more are not listed")  # noqa: T201 - as above


def _filled(one: Brought, to: Path) -> Brought:
    """With what stands already of all that the book leaves open: it takes nothing away unasked."""
    try:
        return replace(one, records=filled(one.records, to, one.minor_digits))
    except CannotBeFilled as refusal:
        raise CouldNotRun(
            f"{refusal.path}：表里写的和这条记录其余的内容合不起来，什么也没有写；把这条记录在表里写全，再加上 --empty",
            f"{refusal.path}: what the table says does not fit the rest of the record, and nothing was written; "
            "give the whole record in the table, and --empty",
        ) from None


def _write(one: Brought, before: Standing, to: Path, wishes: Wishes) -> None:
    changed = tuple(changes(one.records, to, one.minor_digits))
    if changed:
        _tell_changes(changed)
        if not wishes.replace:
            raise CouldNotRun(
                f"{to} 里已有{len(changed)}条记录和表里不同，不会覆盖，什么也没有写；确实要改，用 --replace",
                f"{to} already holds {len(changed)} records that say otherwise, which are not overwritten; "
                "nothing was written; to change them, use --replace",
            )
    same = {path for path in one.records if (to / path).exists()} - {change.path for change in changed}
    has_rules = before.has_rules or "rules.yaml" in one.records
    texts = files(one, None if has_rules else shipped_text(), but=same)
    try:
        new = write_fund(texts, to, replacing={change.path for change in changed})
    except WouldOverwrite as refusal:
        raise would_overwrite(refusal, to) from None
    except OSError as error:
        raise cannot_write(to, error) from None
    _tell(one, len(new) - len(changed), len(changed), to)


def _tell_changes(changed: tuple[Changed, ...]) -> None:
    lines = [line for change in changed for line in _said_of(change)]
    _say(*lines[:MAX_TOLD])
    if (more := len(lines) - MAX_TOLD) > 0:
        _say(f"还有{more}项没有列出 | {more} more are not listed")


def _said_of(change: Changed) -> list[str]:
    if not change.keys:
        return [f"{change.path}: 现有的文件读不了 | the file that is there cannot be read"]
    return [f"{change.path}: {key} {old} → {new}" for key, old, new in change.keys]


def _tell(one: Brought, new: int, changed: int, to: Path) -> None:
    names = {model: kind for kind, model in KINDS.items()}
    kinds = sorted(Counter(names[type(record)] for record in one.records.values()).items())
    zh = "、".join(f"{ENTRY_WORDS[KINDS[kind].__name__].zh}{count}" for kind, count in kinds)
    en = ", ".join(f"{kind} {count}" for kind, count in kinds)
    _say(
        f"导入{len(one.records)}条记录（{zh}），新写{new}个文件，改写{changed}个：{to}"
        f" | {len(one.records)} records ({en}), {new} new files, {changed} changed: {to}"
    )
    if one.list_rows is not None:
        count = sum(1 for record in one.records.values() if isinstance(record, Project))
        _say(
            f"清单里{one.list_rows}行 = {count}个项目 + {one.list_rows - count}行没有导入"
            f" | {one.list_rows} rows of the list = {count} projects + {one.list_rows - count} left out"
        )
    if one.left_out or one.rows_left_out:
        faults = sum(1 for finding in one.findings if finding.level is Level.ERROR)
        _say(
            f"没有导入：{len(one.left_out)}条记录、另有{one.rows_left_out}行，原因见上面{faults}处"
            f" | left out: {len(one.left_out)} records and {one.rows_left_out} rows, for the {faults} faults above"
        )


def _say(*lines: str) -> None:
    for line in lines:
        print(line, file=sys.stderr)  # noqa: T201 - what was done is no finding
