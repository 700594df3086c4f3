"""Amounts in a table: exact, all written the same way, with their one unit in the caption."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from babel.numbers import get_currency_precision

from gongshi.model.programme import Programme
from gongshi.model.scalars import MINOR_DIGITS
from gongshi_site.language import _
from gongshi_site.words import Money


class TableMoney:
    """Writes the amounts of one table, in minor units; with decimals where one of them has any."""

    def __init__(self, programme: Programme, amounts: Iterable[int]) -> None:
        self._currency = programme.currency
        self._digits = get_currency_precision(self._currency) if self._currency else MINOR_DIGITS
        self._shown = self._digits if any(amount % 10**self._digits for amount in amounts) else 0

    @property
    def unit(self) -> str:
        """What a caption says of the unit."""
        if self._currency is None:
            return _("货币未注明")
        return _("单位：元") if self._currency == "CNY" else _("单位：{currency}", currency=self._currency)

    def __call__(self, minor: int) -> Money:
        """One amount."""
        amount = Decimal(minor).scaleb(-self._digits)
        return Money(f"{amount:,.{self._shown}f}", None, f"{amount:.{self._digits}f}")
