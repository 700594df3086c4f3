"""A book that is no workbook of records but a list of projects: which columns are what, and how it was understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from gongshi.exchange.workbook.cells import read
from gongshi.exchange.workbook.columns import Kind
from gongshi.exchange.workbook.derived_ids import id_of_name
from gongshi.exchange.workbook.drafts import Draft, Drafts, Identity
from gongshi.exchange.workbook.grid import Book, Cell, CellPlace, Form, Sheet, letters
from gongshi.exchange.workbook.heads import NUMBER, Head, Heads, fields, find_heads, list_column, simplified
from gongshi.exchange.workbook.misread import Misread
from gongshi.exchange.workbook.numerals import plain
from gongshi.exchange.workbook.project_list import ListContext, ReadList, read_list
from gongshi.exchange.workbook.standing import Standing
from gongshi.exchange.workbook.tables import heading
from gongshi.exchange.workbook.totals_rows import RowKind
from gongshi.exchange.workbook.wholesome import quoted, unwholesome
from gongshi.findings import RECORD, Finding, Level, Message
from gongshi.load.parse import Value
from gongshi.model.refusal import shown

_SOME = 20
_UNNAMED = "项目清单"


class ListWishes(NamedTuple):
    """What a list was asked to be read by: heads -> fields, fields -> values, the sheets, and the new fund's name."""

    mapped: Mapping[str, str]
    fills: Mapping[str, str]
    sheets: tuple[str, ...]
    title: str | None


def gathered_lists(book: Book, wishes: ListWishes, before: Standing) -> Drafts:
    """The projects of every list in a book, as drafts. A sheet without heads of a list is refused by its name."""
    drafts = Drafts(book, remarks=list(book.remarks))
    if before.programme is None:
        name = book.file.rpartition(".")[0]
        _begin_programme(drafts, wishes.title or (_UNNAMED if unwholesome(name) else name))
    for sheet in book.sheets:
        if not sheet.is_blank:
            _read_sheet(sheet, drafts, wishes, before)
    drafts.remarks += _new_communities(drafts)
    if not drafts.list_rows and not drafts.faults:
        drafts.faults.append(_nothing_in(book))
    return drafts


def _new_communities(drafts: Drafts) -> Iterator[Message]:
    """The communities that a list begins: a name typed otherwise than in the fund would be one of them."""
    names = [str(draft.tree["title"]) for identity, draft in drafts.of.items() if identity.kind == "community"]
    if names:
        some = "；".join(map(shown, names[:_SOME])) + ("……" if len(names) > _SOME else "")
        yield Message(f"新的社区{len(names)}个：{some}", f"{len(names)} new communities: {some}")


def _nothing_in(book: Book) -> Finding:
    where = book.named(book.sheets[0]) if book.sheets else book.file
    message = Message("表里没有一个项目，什么也没有导入", "there is no project in it, so nothing was brought in")
    return Finding(CellPlace(where), RECORD, Level.ERROR, message)


def _begin_programme(drafts: Drafts, title: str) -> None:
    line = drafts.book.line(drafts.book.sheets[0], 1) if drafts.book.sheets else 1
    tree: dict[str, Value] = {"id": id_of_name(title, "fund"), "title": title}
    if not unwholesome(drafts.book.file):
        tree["source"] = {"title": drafts.book.file}
    drafts.begin(Draft(Identity("programme", "", ""), tree, {}, line))


def _read_sheet(sheet: Sheet, drafts: Drafts, wishes: ListWishes, before: Standing) -> None:
    name = shown(sheet.name)
    if wishes.sheets and sheet.name not in wishes.sheets:
        drafts.remarks.append(Message(f"工作表“{name}”没有读", f"the sheet {name!r} was not read"))
        return
    if sheet.is_hidden:
        drafts.refuse(
            sheet,
            f"工作表“{name}”是隐藏的，没有读；请取消隐藏，或用 --sheet 写明要读哪张",
            f"the sheet {name!r} is hidden and was not read; show it, or name those to read with --sheet",
        )
        return
    heads = find_heads(sheet, wishes.mapped)
    if heads is None:
        drafts.refuse(
            sheet,
            f"“{name}”里找不到表头：前几行里没有“项目名称”这样的一列；"
            "用 --map 表头=title 指明，或用 --sheet 写明要读哪张",
            f"no heads in {name!r}: none of its first rows names projects; say which with --map HEAD=title, "
            "or name the sheets to read with --sheet",
        )
        return
    heads = _in_own_words(sheet, heads, wishes.mapped)
    _refuse_heads(sheet, heads, drafts)
    drafts.remarks += [*_understood(heads, wishes.mapped), *_without_unit(heads), *_above(sheet, heads)]
    done = read_list(sheet, heads, drafts, ListContext(wishes.fills, before.communities))
    drafts.list_rows = (drafts.list_rows or 0) + done.rows.get(RowKind.RECORD, 0)
    drafts.remarks += _account(done)


def _in_own_words(sheet: Sheet, heads: Heads, mapped: Mapping[str, str]) -> Heads:
    """The heads without those of closed lists whose columns hold none of the list's words, only an office's own.

    Categories in its own words are topics. What a head was said to be it stays.
    """
    asked = {simplified(text) for text in mapped}
    known = tuple(
        replace(head, key="topics" if head.key == "category" else None)
        if simplified(head.text) not in asked and _has_own_words(sheet, heads.row, head)
        else head
        for head in heads.heads
    )
    return replace(heads, heads=known)


def _has_own_words(sheet: Sheet, row: int, head: Head) -> bool:
    column = fields().get(head.key or "")
    if column is None or column.kind is not Kind.TERM:
        return False
    cells = [cell for below, cells in sheet.rows.items() if below > row and (cell := cells.get(head.at))]
    words = {plain(cell.text) for cell in cells if cell.form is Form.TEXT}
    return not any(
        word in {value, called.en, plain(called.zh)} for word in words for value, called in column.terms.items()
    )


def _refuse_heads(sheet: Sheet, heads: Heads, drafts: Drafts) -> None:
    """Finds columns that are hidden, and heads that could not stand in a record."""
    line = drafts.book.line(sheet, heads.row)
    for head in heads.heads:
        if head.key is not None and (message := unwholesome(head.text)):
            drafts.faults.append(drafts.fault(line, head.at, message.zh, message.en))
        if sheet.hides_column(head.at) and head.key not in {None, NUMBER}:
            drafts.faults.append(
                drafts.fault(
                    line,
                    head.at,
                    f"“{shown(head.text)}”这一列是隐藏的；请取消隐藏，或删去",
                    f"the column {shown(head.text)!r} is hidden; show it, or delete it",
                )
            )


def _understood(heads: Heads, mapped: Mapping[str, str]) -> Iterator[Message]:
    """Which column was taken for what, and which for nothing."""
    known = [head for head in heads.heads if head.key not in {None, NUMBER}]
    called = {key: heading(column).zh for key, column in fields().items()}
    zh = "、".join(f"{_column(head.at, head.text)} → {called[head.key or '']} {head.key}" for head in known)
    en = ", ".join(f"{letters(head.at)} → {head.key}" for head in known)
    yield Message(f"认出的列：{zh}", f"columns understood: {en}")
    unknown = [_column(head.at, head.text) for head in heads.heads if head.key is None]
    others = "、".join(unknown[:_SOME]) + ("……" if len(unknown) > _SOME else "")
    if others:
        yield Message(
            f"没有导入的列：{others}；要导入就用 --map 表头=字段",
            f"columns left out: {', '.join(letters(head.at) for head in heads.heads if head.key is None)}; "
            "bring one in with --map HEAD=FIELD",
        )
    texts = {simplified(head.text) for head in heads.heads}
    unused = [text for text in mapped if simplified(text) not in texts]
    if unused:
        yield Message(f"--map 写的表头表里没有：{'、'.join(unused)}", f"no such heads: {', '.join(unused)}")


def _without_unit(heads: Heads) -> Iterator[Message]:
    """Columns of amounts of which neither they nor the sheet names the unit."""
    amounts = {key for key, column in fields().items() if column.kind is Kind.AMOUNT}
    unnamed = [head for head in heads.heads if head.key in amounts and not (head.unit or heads.unit)]
    if unnamed:
        zh = "、".join(_column(head.at, head.text) for head in unnamed)
        en = ", ".join(letters(head.at) for head in unnamed)
        yield Message(f"{zh}没有写单位，按元读", f"no unit is named for {en}: read as the currency's main one")


def _column(at: int, text: str) -> str:
    return f"{letters(at)}“{quoted(text)}”"


def _above(sheet: Sheet, heads: Heads) -> Iterator[Message]:
    rows = [row for row in sheet.rows if row < heads.row]
    if rows:
        said = "；".join(quoted(" ".join(cell.text for cell in sheet.rows[row].values())) for row in rows[:3])
        yield Message(f"表头在第{heads.row}行，上面的没有导入：{said}", f"heads on row {heads.row}; above them: {said}")


def _account(done: ReadList) -> Iterator[Message]:
    for key, sums in sorted(done.sums.items()):
        yield Message(f"{key} 共 {sums.all:,f}，{sums.rows}行有数", f"{key}: {sums.all:,f} in {sums.rows} rows")
    if done.years_of_the_republic:
        count = done.years_of_the_republic
        yield Message(f"{count}格按民国纪年换算成公元", f"{count} cells count years from 1912; turned into common ones")
    if done.agreeing_totals:
        yield Message(
            f"{done.agreeing_totals}个合计与各行相加一致", f"{done.agreeing_totals} totals agree with the rows"
        )


def refused_fill(key: str, text: str) -> Message | None:
    """Why a field cannot be filled in with a text; None where it can."""
    if message := unwholesome(text):
        return message
    try:
        value = read(list_column(key), Cell(text))
    except Misread as refusal:
        return refusal.message
    return Message("是空的", "it is empty") if value is None else None


def pairs(given: Iterable[str], option: str) -> dict[str, str]:
    """``HEAD=FIELD`` as given on the command line, by what stands before the last ``=``.

    Raises:
        ValueError: for one without ``=``, or with nothing on one side of it. Its text is the one at fault.
    """
    found = {}
    for text in given:
        left, equals, right = text.rpartition("=") if option == "--map" else text.partition("=")
        if not (equals and left.strip() and right.strip()):
            raise ValueError(text)
        found[left.strip()] = right.strip()
    return found
