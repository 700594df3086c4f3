"""The kinds of single values in a record, each read from text by a strict pattern.

The patterns come before pydantic's own conversion, which would take ``1_0`` for 10, ``１２`` for 12 and a Unix
second for a date. Values that a program hands over already typed pass through.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, ValidationInfo, WithJsonSchema
from pydantic_core.core_schema import SerializationInfo

from gongshi.model.refusal import refused, shown

IDENTIFIER = re.compile(r"(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_COUNT = re.compile(r"0|[1-9][0-9]{0,8}")
_AMOUNT = re.compile(r"(0|[1-9][0-9]{0,12})(?:\.([0-9]+))?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"20[0-9]{2}")
_SHARE = re.compile(r"([1-9][0-9]{0,3})/([1-9][0-9]{0,3})")
_HOUR = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LINK = re.compile(r"https://[a-z0-9][a-z0-9.-]*(:[0-9]+)?(/[!#$%&()*+,./0-9:;=?@A-Z_a-z~-]*)?")
_TELEPHONE = re.compile(r"0[0-9]{2,3}-[0-9]{7,8}(-[0-9]{1,4})?|1[0-9]{4}|\+(?!86[ -]?1[3-9])[0-9][0-9 -]{6,18}[0-9]")

MINOR_DIGITS = 2
_YEARS = range(1900, 2100)


class Plain(str):
    """A text that a YAML file shows without quotes, because its schema says what it is."""

    __slots__ = ()


def _plain(value: object) -> Plain:
    return Plain(value)


def minor_digits(info: ValidationInfo | SerializationInfo) -> int:
    """How many decimal places the fund's currency has; two unless the loader says otherwise."""
    context: Any = info.context
    return MINOR_DIGITS if context is None else int(context["minor_digits"])


def _not_negative(value: object) -> object:
    if isinstance(value, int) and value < 0:
        raise refused(f"{value} 不能小于 0", f"{value} should not be below 0")
    return value


def _count(value: object) -> object:
    if not isinstance(value, str):
        return _not_negative(value)
    if not _COUNT.fullmatch(value):
        raise refused(
            f"“{shown(value)}”应是 0 或正整数，最多九位，用半角数字，开头不写 0，不加逗号和单位，例如 120",
            f"{shown(value)!r} should be a whole number, at most nine plain digits, no leading zeros, such as 120",
        )
    return int(value)


def _amount(value: object, info: ValidationInfo) -> object:
    if not isinstance(value, str):
        return _not_negative(value)
    digits = minor_digits(info)
    found = _AMOUNT.fullmatch(value)
    if not found:
        raise refused(
            f"“{shown(value)}”不是金额的写法；按元写，只用半角数字和小数点，不写“万元”、逗号和符号，例如 38700.00",
            f"{shown(value)!r} should be an amount of at most 13 plain digits before the point, such as 38700.00",
        )
    whole, part = found.group(1), found.group(2) or ""
    if len(part) > digits:
        raise refused(
            f"“{shown(value)}”的小数多于{digits}位，金额最多写到{digits}位小数",
            f"{shown(value)!r} has more than {digits} decimal places",
        )
    return int(whole + part.ljust(digits, "0"))


def _amount_text(value: int, info: SerializationInfo) -> Plain:
    digits = minor_digits(info)
    if digits == 0:
        return Plain(value)
    return Plain(f"{value // 10**digits}.{value % 10**digits:0{digits}d}")


def _day(value: object) -> object:
    if not isinstance(value, str):
        if isinstance(value, datetime):
            raise refused("这里要日期，不带时刻", "a date is wanted here, without a time of day")
        return value
    return _day_of(value)


# The records of a community tell of few days, and of each of them many times.
@lru_cache(maxsize=10_000)
def _day_of(value: str) -> date:
    if not _DAY.fullmatch(value):
        raise refused(
            f"“{shown(value)}”应是日期，写成 2026-03-05 的样子",
            f"{shown(value)!r} should be a date, written as in 2026-03-05",
        )
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise refused(f"“{shown(value)}”这一天不存在", f"there is no such day as {value}") from None
    if day.year not in _YEARS:
        raise refused(f"{value} 太远；日期应在1900年到2099年之间", f"{value} is too far off; write 1900 to 2099")
    return day


def _year(value: object) -> object:
    if not isinstance(value, str | int):
        return value
    if not _YEAR.fullmatch(str(value)):
        raise refused(
            f"“{shown(value)}”应是2000年到2099年的年份，例如 2026",
            f"{shown(value)!r} should be a year from 2000 to 2099, such as 2026",
        )
    return int(value)


def _flag(value: object) -> object:
    if not isinstance(value, str):
        return value
    if value not in {"true", "false"}:
        raise refused(f"“{shown(value)}”应写 true（是）或 false（否）", f"{shown(value)!r} should be true or false")
    return value == "true"


def _share(value: object) -> object:
    if not isinstance(value, str):
        return value
    found = _SHARE.fullmatch(value)
    if not found or int(found.group(1)) > int(found.group(2)):
        raise refused(
            f"“{shown(value)}”应是不大于 1 的分数，例如 1/5",
            f"{shown(value)!r} should be a fraction of at most 1, such as 1/5",
        )
    return Fraction(int(found.group(1)), int(found.group(2)))


def _matching(pattern: re.Pattern[str], zh: str, en: str) -> BeforeValidator:
    def check(value: object) -> object:
        if isinstance(value, str) and not pattern.fullmatch(value):
            raise refused(f"“{shown(value)}”{zh}", f"{shown(value)!r} {en}")
        return value

    return BeforeValidator(check)


_PLAIN = PlainSerializer(_plain, return_type=Any)
_WHOLE = {"type": "integer", "minimum": 0}

Identifier = Annotated[
    str,
    _matching(
        IDENTIFIER,
        "不能作编号；这里写编号，不写名称，只用小写字母、数字和中间的连字符，最多64字，例如 2026-007",
        "is no identifier; write the id, not the name: "
        "lower-case letters, digits, single hyphens between, at most 64, as in 2026-007",
    ),
    _PLAIN,
    WithJsonSchema({"type": ["string", "integer"], "pattern": f"^{IDENTIFIER.pattern}$"}),
]
"""A lower-case name such as ``2026-007``; the file's name is the record's identifier."""

Count = Annotated[int, BeforeValidator(_count), _PLAIN, WithJsonSchema(_WHOLE)]
"""A whole number, 0 or more."""

Amount = Annotated[
    int,
    BeforeValidator(_amount),
    PlainSerializer(_amount_text, return_type=Any),
    WithJsonSchema({"type": "number", "minimum": 0}),
]
"""Money: an exact decimal in the file, inside a whole number of the currency's minor unit (fen for yuan)."""

Day = Annotated[
    date,
    BeforeValidator(_day),
    _PLAIN,
    WithJsonSchema({"type": "string", "format": "date"}),
]
"""A calendar day of the fund's own place, YYYY-MM-DD."""

Year = Annotated[
    int,
    BeforeValidator(_year),
    _PLAIN,
    WithJsonSchema({"type": "integer", "minimum": 2000, "maximum": 2099}),
]
"""A year of this century."""

Flag = Annotated[
    bool,
    BeforeValidator(_flag),
    PlainSerializer(lambda value: Plain("true" if value else "false"), return_type=Any),
    WithJsonSchema({"type": "boolean"}),
]
"""``true`` or ``false``, nothing else."""

Share = Annotated[
    Fraction,
    BeforeValidator(_share),
    PlainSerializer(lambda value: Plain(f"{value.numerator}/{value.denominator}"), return_type=Any),
    WithJsonSchema({"type": "string", "pattern": f"^{_SHARE.pattern}$"}),
]
"""A part of a whole as an exact fraction, such as ``1/5``."""

Hour = Annotated[
    str,
    _matching(_HOUR, "应是钟点，例如 24:00 或 17:30", "should be a time of day, such as 24:00 or 17:30"),
    WithJsonSchema({"type": "string", "pattern": f"^({_HOUR.pattern})$"}),
]
"""A time of day; ``24:00`` is the end of the day."""

Sha256 = Annotated[
    str,
    _matching(_SHA256, "应是64位小写十六进制的 SHA-256", "should be a SHA-256 of 64 lower-case hex digits"),
    _PLAIN,
    WithJsonSchema({"type": "string", "pattern": f"^{_SHA256.pattern}$"}),
]
"""The fingerprint of a document."""

Link = Annotated[
    str,
    _matching(
        _LINK,
        "应是 https:// 开头的网址，只用英文字母、数字和常用符号，网站名小写",
        "should be an address in plain letters that begins with https://, its site in lower case",
    ),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https://"}),
]
"""A web address: https only, without user name."""

Telephone = Annotated[
    str,
    _matching(
        _TELEPHONE,
        "应是办公电话，要带区号，例如 028-12345678，或 12345 这样的公用号；不写手机号",
        "should be an office telephone such as 028-12345678 or 12345, never a mobile",
    ),
    WithJsonSchema({"type": ["string", "integer"]}),
]
"""The telephone of an office: a landline or a short public number; a mobile is somebody's own."""
