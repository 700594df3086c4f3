"""The accounts of a quarter as a notice tells them, worked out of the projects' own records by the core's sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from gongshi.history import resolved_amount
from gongshi.model.community import Allocation
from gongshi.model.project import Project
from gongshi.totals import contracted_amount, paid_amount


def accounts(until: date, allocations: Iterable[Allocation], projects: Iterable[Project]) -> str:
    """What had become of each year's money by the day ``until``."""
    projects = tuple(projects)
    return "\n".join((f"截至{until.month}月{until.day}日：", *_by_year(until, allocations, projects)))


def quarter_before(day: date) -> date:
    """The last day of the quarter before that of ``day``."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1) - timedelta(days=1)


def yuan(fen: int) -> str:
    """An amount as a text has it, such as ``38700.00元``."""
    return f"{fen // 100}.{fen % 100:02d}元"


def _by_year(until: date, allocations: Iterable[Allocation], projects: Iterable[Project]) -> Iterator[str]:
    for money in allocations:
        if money.date is None or money.date > until:
            continue
        of_year = [one for one in projects if one.fiscal_year == money.fiscal_year]
        resolved = [amount for one in of_year if (amount := resolved_amount(one, until))]
        contracted, paid = (sum(of(one, until) for one in of_year) for of in (contracted_amount, paid_amount))
        yield (
            f"{money.fiscal_year}年度到账{yuan(money.amount)}，议决{len(resolved)}个项目共{yuan(sum(resolved))}，"
            f"签约{yuan(contracted)}，支付{yuan(paid)}，账面余额{yuan(money.amount - paid)}。"
        )
