"""Amounts as a finding writes them: exact, in the fund's own currency."""

from __future__ import annotations

from typing import Final

from babel.numbers import get_currency_precision

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.model.scalars import MINOR_DIGITS

_YUAN: Final = "CNY"


def written(amount: int, fund: CommunityFund) -> Message:
    """An amount in minor units with the digits a record would have, such as ``38700.00元``, ``38700.00 yuan``.

    Another currency stands behind with its code; where the programme names none, the digits stand alone.
    """
    currency = fund.programme.currency
    digits = get_currency_precision(currency) if currency is not None else MINOR_DIGITS
    number = f"{amount // 10**digits}.{amount % 10**digits:0{digits}d}" if digits else str(amount)
    if currency is None:
        return Message(number, number)
    if currency == _YUAN:
        return Message(f"{number}元", f"{number} yuan")
    return Message(f"{number} {currency}", f"{number} {currency}")
