"""Amounts as a finding writes them: exact, in the fund's own currency."""

from __future__ import annotations

from babel.numbers import get_currency_precision

from gongshi.fund import CommunityFund
from gongshi.model.scalars import MINOR_DIGITS


def written(amount: int, fund: CommunityFund) -> str:
    """An amount in minor units as a record would write it, such as ``38700.00``."""
    currency = fund.programme.currency
    digits = get_currency_precision(currency) if currency is not None else MINOR_DIGITS
    if digits == 0:
        return str(amount)
    return f"{amount // 10**digits}.{amount % 10**digits:0{digits}d}"
