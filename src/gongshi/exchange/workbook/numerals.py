"""Amounts, counts and shares as people type them into cells, to the plain text that records have.

Full-width digits, thousands separators and units are understood; nothing is guessed. An amount is exact: no float
touches it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from gongshi.exchange.workbook.misread import Misread
from gongshi.model.refusal import shown

UNITS: Mapping[str, int] = {
    "元": 1, "圆": 1, "块": 1, "千元": 1_000, "万元": 10_000, "万": 10_000, "百万元": 1_000_000,
    "千万元": 10_000_000, "亿元": 100_000_000, "亿": 100_000_000,
}  # fmt: skip
"""What one of each unit of money is in the main unit of the currency."""

_DUST = Decimal("0.000001")
_SIMPLE = str.maketrans("圓塊萬億單幣臺", "圆块万亿单币台")
_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,18})(?:\.[0-9]{1,20})?"
_AMOUNT = re.compile(
    rf"(?:人民币|新台币|RMB|CNY|TWD|NTD|NT\$|US\$|HK\$|[¥$])? ?({_NUMBER}) ?"
    rf"({'|'.join(sorted(UNITS, key=len, reverse=True))})?整?"
)
_UNIT = rf"(?:人民币|新台币)?({'|'.join(sorted(UNITS, key=len, reverse=True))})"
_NAMED_UNIT = re.compile(rf"单位:?{_UNIT}|[(\[【〔]{_UNIT}[)\]】〕]|/{_UNIT}$")
_COUNT = re.compile(r"([0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,12})(?:\.0+)? ?[人户戶名票家个個位天日件张張条條次]?")
_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,9})?) ?%")
_FRACTION = re.compile(r"([0-9]{1,9}) ?/ ?([0-9]{1,9})")
_PART = re.compile(r"0?\.[0-9]{1,9}|1(?:\.0{1,9})?")


def plain(text: str) -> str:
    """A text with full-width letters and digits as ordinary ones, and no space around it."""
    return unicodedata.normalize("NFKC", text).strip()


def amount(text: str, unit: int = 1) -> str:
    """An amount in the main unit of the currency, such as ``38700.5``; ``unit`` counts where the text names none.

    What floating-point sums leave behind the millionth is no part of it.

    Raises:
        Misread: for what is no amount.
    """
    found = _AMOUNT.fullmatch(plain(text).translate(_SIMPLE))
    if not found:
        raise Misread(
            f"“{shown(text)}”不是看得懂的金额；写 38700.00、38,700 元 或 3.87万元 的样子",
            f"{shown(text)!r} is no amount; write it as 38700.00 or 38,700",
        )
    value = Decimal(found[1].replace(",", "")) * (UNITS[found[2]] if found[2] else unit)
    return _text(_without_dust(value))


def count(text: str) -> str:
    """A whole number, such as ``120``.

    Raises:
        Misread: for what is none.
    """
    found = _COUNT.fullmatch(plain(text))
    if not found:
        raise Misread(
            f"“{shown(text)}”应是整数，例如 120，不写“约”“多”这样的字",
            f"{shown(text)!r} should be a whole number such as 120",
        )
    return str(int(found[1].replace(",", "")))


def share(text: str) -> str:
    """A part of a whole as a fraction: ``1/5`` of ``20%`` and of ``0.2``.

    Raises:
        Misread: for what is none.
    """
    said = plain(text)
    if found := _FRACTION.fullmatch(said):
        return f"{int(found[1])}/{int(found[2])}"
    if found := _PERCENT.fullmatch(said):
        part = Fraction(found[1]) / 100
    elif _PART.fullmatch(said):
        part = Fraction(said)
    else:
        raise Misread(
            f"“{shown(text)}”应是不大于 1 的比例，例如 1/5 或 20%",
            f"{shown(text)!r} should be a share of at most 1, such as 1/5 or 20%",
        )
    return f"{part.numerator}/{part.denominator}"


def unit_named(text: str) -> int | None:
    """The unit of money that a heading names in brackets, ``预算（万元）``, or after 单位; None where it names none."""
    said = plain(text).translate(_SIMPLE).replace(" ", "")
    found = _NAMED_UNIT.search(said)
    return UNITS[next(filter(None, found.groups()))] if found else None


def _without_dust(value: Decimal) -> Decimal:
    whole = value.quantize(Decimal("0.01")) if value.adjusted() < 20 else value
    return whole if abs(value - whole) <= _DUST else value


def _text(value: Decimal) -> str:
    said = f"{value:f}"
    return (said.rstrip("0").rstrip(".") if "." in said else said) or "0"
