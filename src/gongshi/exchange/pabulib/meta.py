"""The section META of a Pabulib file: which vote this was, where and when, and how much money there was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from babel.numbers import get_currency_precision

from gongshi.exchange.pabulib.cells import Cell, Findings
from gongshi.exchange.pabulib.sections import Section
from gongshi.exchange.pabulib.values import Values
from gongshi.model.scalars import MINOR_DIGITS

READ_KEYS = frozenset({
    "description", "country", "unit", "district", "subunit", "instance", "num_projects", "num_votes",
    "budget", "vote_type", "rule", "date_begin", "date_end", "language", "currency", "comment",
})  # fmt: skip
_NEEDED_KEYS = ("description", "unit", "instance", "budget")


@dataclass(frozen=True, slots=True)
class Meta:
    """What META says; None is what it doesn't say. ``budget`` is in the currency's minor unit."""

    description: str
    unit: str
    instance: str
    budget: int
    country: str | None = None
    district: str | None = None
    subunit: str | None = None
    currency: str | None = None
    language: str | None = None
    vote_type: str | None = None
    rule: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    num_projects: int | None = None
    num_votes: int | None = None
    comment: str | None = None

    @property
    def minor_digits(self) -> int:
        """How many decimal places an amount of this edition has."""
        return _minor_digits(self.currency)


def cells_by_key(section: Section, findings: Findings) -> dict[str, Cell]:
    """The values of META by their keys. Keys that stand twice are found, and needed ones that are missing."""
    cells: dict[str, Cell] = {}
    for row in section.rows:
        key, value = row["key"], row["value"]
        if key.text in cells:
            findings.refuse(
                key,
                f"META 里“{key.text}”写了两次，第一次在第{cells[key.text].line}行；每个字段只写一次",
                f"the key {key.text!r} stands twice, first on line {cells[key.text].line}; each stands once",
            )
        else:
            cells[key.text] = value
    for key_needed in _NEEDED_KEYS:
        value = cells.get(key_needed, Cell("", section.heading.line, section.heading.column))
        if not value.text:
            findings.refuse(value, f"META 应写明 {key_needed}", f"META should say {key_needed}")
    return cells


def read_meta(cells: Mapping[str, Cell], findings: Findings) -> Meta:
    """META typed. Where something is refused, a stand-in takes its place: such an edition is not used."""
    currency = Values(findings, MINOR_DIGITS).currency(cells.get("currency"))
    values = Values(findings, _minor_digits(currency))
    meta = Meta(
        description=values.text(cells.get("description")) or "",
        unit=values.text(cells.get("unit")) or "",
        instance=values.text(cells.get("instance")) or "",
        budget=values.amount(cells.get("budget")) or 0,
        country=values.text(cells.get("country")),
        district=values.text(cells.get("district")),
        subunit=values.text(cells.get("subunit")),
        currency=currency,
        language=values.language(cells.get("language")),
        vote_type=values.text(cells.get("vote_type")),
        rule=values.text(cells.get("rule")),
        first_day=values.day(cells.get("date_begin")),
        last_day=values.day(cells.get("date_end")),
        num_projects=values.count(cells.get("num_projects")),
        num_votes=values.count(cells.get("num_votes")),
        comment=values.text(cells.get("comment")),
    )
    _check_order(meta, cells, findings)
    return meta


def _minor_digits(currency: str | None) -> int:
    return MINOR_DIGITS if currency is None else get_currency_precision(currency)


def _check_order(meta: Meta, cells: Mapping[str, Cell], findings: Findings) -> None:
    if meta.first_day and meta.last_day and meta.last_day < meta.first_day:
        findings.refuse(
            cells["date_end"],
            f"date_end {meta.last_day} 早于 date_begin {meta.first_day}，应不早于它",
            f"date_end {meta.last_day} is before date_begin {meta.first_day}; it should not be",
        )
