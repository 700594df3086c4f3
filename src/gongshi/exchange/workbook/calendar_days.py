"""Days and years as people type them into cells: of the common era or of the Republic (民國), with any separator.

Source: years of the Republic count from 1912 as the first (紀年).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from gongshi.exchange.workbook.misread import Misread
from gongshi.exchange.workbook.numerals import plain
from gongshi.model.refusal import shown

REPUBLIC = 1911
_ERA = r"(中华民国|中華民國|民国|民國)"
_BETWEEN = r" ?[-/.年] ?"
_DAY = re.compile(
    rf"{_ERA}? ?([0-9]{{1,4}}){_BETWEEN}([0-9]{{1,2}}) ?[-/.月] ?([0-9]{{1,2}}) ?[日号號]?(?:[ T]+0{{1,2}}:00(?::00)?)?"
)
_CLOSE = re.compile(r"([0-9]{3,4})([0-9]{2})([0-9]{2})")
_SERIAL = re.compile(r"([0-9]{5})(?:\.0+)?")
_YEAR = re.compile(rf"{_ERA}? ?([0-9]{{1,4}})(?:\.0+)? ?(?:年|年度|學年度)?")
# From 1900-03-01 on, so that the day that programs count though it never was, 29 February 1900, does not matter.
_FIRST_SERIAL = 61
_SERIAL_ZERO = date(1899, 12, 30)
_SERIAL_ZERO_1904 = date(1904, 1, 1)
_SERIALS_IN_TEXT = range(36526, 73051)


def day(text: str) -> str:
    """The day that a text names, as ``2024-05-01``.

    Raises:
        Misread: where it names none, or one that does not exist, or where it could be several.
    """
    said = plain(text)
    if (found := _SERIAL.fullmatch(said)) and int(found[1]) in _SERIALS_IN_TEXT:
        return (_SERIAL_ZERO + timedelta(days=int(found[1]))).isoformat()
    if found := _DAY.fullmatch(said):
        return _existing(text, _common_year(text, found[1], found[2]), int(found[3]), int(found[4]))
    if found := _CLOSE.fullmatch(said):
        return _existing(text, _common_year(text, None, found[1]), int(found[2]), int(found[3]))
    raise Misread(
        f"“{shown(text)}”不是看得懂的日期；写 2024-05-01、2024年5月1日 或 民国113年5月1日 的样子",
        f"{shown(text)!r} is no date that can be told; write 2024-05-01",
    )


def year(text: str) -> str:
    """The year that a text names, as ``2024``; 113 alone is a year of the Republic.

    Raises:
        Misread: where it names none, or where it could be several.
    """
    found = _YEAR.fullmatch(plain(text))
    if not found:
        raise Misread(
            f"“{shown(text)}”不是看得懂的年度；写 2024 或 民国113年 的样子",
            f"{shown(text)!r} is no year that can be told; write 2024",
        )
    return str(_common_year(text, found[1], found[2]))


def is_of_the_republic(text: str) -> bool:
    """Whether a text that `day` or `year` understands counts years from 1912."""
    found = _DAY.fullmatch(plain(text)) or _YEAR.fullmatch(plain(text))
    return bool(found and (found[1] or len(found[2]) == 3)) or bool(re.fullmatch("[0-9]{7}", plain(text)))


def serial_day(serial: int, *, from_1904: bool) -> date:
    """The day that a spreadsheet keeps as a number.

    Raises:
        Misread: before March 1900, where programs count a day that never was, and after 9999.
    """
    if serial < _FIRST_SERIAL and not from_1904:
        raise Misread(
            f"日期编号 {serial} 早于1900年3月1日，各种软件读法不同；请把日期写成文字",
            f"the date number {serial} is before March 1900, of which programs differ; write the date as text",
        )
    zero = _SERIAL_ZERO_1904 if from_1904 else _SERIAL_ZERO
    try:
        return zero + timedelta(days=serial)
    except OverflowError:
        raise Misread(f"日期编号 {serial} 太大", f"the date number {serial} is too large") from None


def _common_year(text: str, era: str | None, digits: str) -> int:
    if era or len(digits) == 3:
        return int(digits) + REPUBLIC
    if len(digits) == 4:
        return int(digits)
    raise Misread(
        f"“{shown(text)}”的年份只有{len(digits)}位，分不清是公元还是民国；写四位年份，例如 2024",
        f"{shown(text)!r} has a year of {len(digits)} digits, which may be of either era; write all four",
    )


def _existing(text: str, year_: int, month: int, day_: int) -> str:
    try:
        return date(year_, month, day_).isoformat()
    except ValueError:
        raise Misread(f"“{shown(text)}”这一天不存在", f"there is no such day as {shown(text)}") from None
