"""The options of ``gongshi import`` for plain lists: which head is which field, and what the list leaves open."""

from __future__ import annotations

from gongshi.commands.choice import not_among
from gongshi.commands.trouble import CouldNotRun
from gongshi.exchange.workbook.grid import Book
from gongshi.exchange.workbook.heads import NOT_WANTED, fields
from gongshi.exchange.workbook.lists import ListWishes, pairs, refused_fill
from gongshi.exchange.workbook.tables import heading
from gongshi.exchange.workbook.wholesome import unwholesome
from gongshi.findings import Message
from gongshi.model.refusal import shown


def refuse_unknown_sheets(book: Book, wanted: tuple[str, ...]) -> None:
    """Raises where one of the sheets asked for is not in the book."""
    names = dict.fromkeys((sheet.name for sheet in book.sheets), "")
    for name in wanted:
        if name not in names:
            said = not_among(name, names, Message("张工作表", "sheet"))
            raise CouldNotRun(said.zh, said.en)


def list_wishes(
    mapped: tuple[str, ...], fills: tuple[str, ...], sheets: tuple[str, ...], title: str | None
) -> ListWishes:
    """The options for plain lists, as they were typed.

    Raises:
        CouldNotRun: for one that is no pair, names a field that projects don't have, or fills in what it cannot hold.
    """
    wishes = ListWishes(_pairs(mapped, "--map"), _pairs(fills, "--fill"), sheets, title)
    known = {key: heading(column).zh for key, column in fields().items()}
    for key in (*wishes.mapped.values(), *wishes.fills):
        if key not in known and key != NOT_WANTED:
            said = not_among(key, known, Message("个字段", "field"))
            raise CouldNotRun(said.zh, said.en)
    if title is not None and (message := unwholesome(title)):
        raise CouldNotRun(f"--title 的名称不行：{message.zh}", f"--title cannot be this: {message.en}")
    for key, said_of_it in wishes.fills.items():
        if refusal := refused_fill(key, said_of_it):
            raise CouldNotRun(
                f"--fill 给 {key} 的内容不行：{refusal.zh}", f"--fill cannot give {key} this: {refusal.en}"
            )
    return wishes


def _pairs(given: tuple[str, ...], option: str) -> dict[str, str]:
    try:
        return pairs(given, option)
    except ValueError as fault:
        raise CouldNotRun(
            f"{option} 后面要写成 {_FORMS[option].zh}，不是“{shown(str(fault))}”",
            f"{option} takes {_FORMS[option].en}, not {shown(str(fault))!r}",
        ) from None


_FORMS = {
    "--map": Message("表头=字段，例如 工程概算=budget", "HEAD=FIELD, such as outlay=budget"),
    "--fill": Message("字段=内容，例如 fiscal_year=2026", "FIELD=VALUE, such as fiscal_year=2026"),
}
