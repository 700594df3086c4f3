"""The programme: what the fund is called, where, in which currency and language, and from where its records come."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from gongshi.model.record import Entry, Record
from gongshi.model.refusal import refused, shown
from gongshi.model.scalars import Day, Flag, Identifier, Link
from gongshi.model.terms import Coverage, Prevailing
from gongshi.model.words import Language, Text

_CODE = re.compile(r"[A-Z]{3}")


def _currency(value: object) -> object:
    if isinstance(value, str) and not _CODE.fullmatch(value):
        raise refused(
            f"“{shown(value)}”应是三个大写字母的货币代码，例如 CNY",
            f"{shown(value)!r} should be a currency's code of three capital letters, such as CNY",
        )
    return value


Currency = Annotated[
    str, BeforeValidator(_currency), WithJsonSchema({"type": "string", "pattern": f"^{_CODE.pattern}$"})
]
"""An ISO 4217 code."""


class Source(Entry):
    """Where records that were brought in came from."""

    title: Text
    link: Link | None = None
    retrieved: Day | None = None
    note: Text | None = None


class Licence(Entry):
    """On which terms anybody may use the records that are published as open data."""

    title: Text
    link: Link


class SubDistrict(Entry):
    """A sub-district (街道): the level above communities."""

    id: Identifier
    title: Text


class Programme(Record):
    """``programme.yaml``: one fund.

    ``as_of`` is the day on which records made for a demonstration are looked at; ``example`` marks every
    page as 示例数据. ``currency`` and ``language`` are left out where nobody has said them, ``licence`` where nobody
    has declared on which terms the open data may be used.
    ``prevailing`` is what counts where paper and site differ; every sheet says so.
    """

    title: Text
    district: Text | None = None
    country: Text | None = None
    currency: Currency | None = None
    language: Language | None = None
    example: Flag = False
    as_of: Day | None = None
    coverage: Coverage = Coverage.WHOLE
    prevailing: Prevailing | None = None
    source: Source | None = None
    licence: Licence | None = None
    subdistricts: tuple[SubDistrict, ...] = ()
