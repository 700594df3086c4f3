"""No more is resolved than was put in, contracted than resolved, paid than contracted.

议决的钱不超过投入，合同的钱不超过议决，付出的钱和最后的花费不超过合同；没有合同的不超过议决。子项目合计不超过母项目。

Payments and the final cost are held against the contracts, or against the resolution where there is none. Resolved
money is held against what was put in for the same fiscal year and pot; children are paid out of their mother's
amount and counted there. What an ended project did not need stays counted as resolved: whether it may be resolved again
within the year no source says. Self-raised money is not the fund's and does not count.

议决的钱和同一年度、同一类资金的投入相比；子项目的钱从母项目里出，算在母项目里。提前结束的项目没有用完的，仍算作已议
决：当年能不能再议，没有查到规定。自筹的钱不是资金的，不计在内。

Source: inferred; each community's money is kept by itself and each project has its own resolution.

来源：推断；各社区的钱单独核算，每个项目有自己的议决。

Passes:

    budget: 38700.00
    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-04-01, event: contracted, amount: 38000.00}
    - {date: 2026-04-10, event: paid, amount: 38000.00}

Fails:

    budget: 38700.00
    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-04-01, event: contracted, amount: 38000.00}
    - {date: 2026-04-10, event: paid, amount: 38000.01}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import resolved_amount
from gongshi.model.project import Project
from gongshi.model.terms import Pot
from gongshi.rules.money import written
from gongshi.rules.spending import spent_within
from gongshi.rules.verdict import NoParameters, Verdict, broken, holds, unknown

ID = "R22"
NAME = Message(zh="资金不超支", en="money stays within")
Parameters = NoParameters

_Source: TypeAlias = tuple[int | None, Pot | None]


def judge(fund: CommunityFund, as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each year and pot, for each contracted or paid project, and for each mother of projects."""
    by_source: dict[_Source, list[Project]] = defaultdict(list)
    for project in fund.projects:
        if project.parent_project is None and _has_money(project, as_of):
            by_source[project.fiscal_year, project.pot].append(project)
    for source, projects in by_source.items():
        key = _unsaid(source, fund)
        if key is None:
            yield _of_source(source, projects, fund, as_of)
        else:
            yield from (unknown(project.place("title"), *_UNSAID[key]) for project in projects)
    for project in fund.projects:
        yield from spent_within(project, fund, as_of)
    yield from _of_mothers(fund, as_of)


def _has_money(project: Project, as_of: date) -> bool:
    """Whether money is resolved for the project, or may be."""
    return resolved_amount(project, as_of) != 0


def _unsaid(source: _Source, fund: CommunityFund) -> str | None:
    """The key that projects would have to write for it to be known whose money they use; None where they say it."""
    year, pot = source
    if year is None:
        return "fiscal_year"
    pots = {one.pot for one in fund.community.allocations if one.fiscal_year == year}
    return "pot" if pot is None and pots and None not in pots else None


def _of_source(source: _Source, projects: list[Project], fund: CommunityFund, as_of: date) -> Verdict:
    year, pot = source
    put_in = [
        (index, one.amount)
        for index, one in enumerate(fund.community.allocations)
        if (one.fiscal_year, one.pot) == source and (one.date is None or one.date <= as_of)
    ]
    allocated = sum(amount for _, amount in put_in)
    amounts = [resolved_amount(project, as_of) for project in projects]
    what, what_en = _named(year, pot)
    if fund.unread["projects"]:
        return unknown(fund.community.place("allocations"), *_UNREAD)
    if not put_in:
        return unknown(
            fund.community.place("allocations"),
            f"没有写明{what}投入多少，不知道有没有超出",
            f"how much was put in as {what_en} is not written, so whether it was kept to is not known",
        )
    unwritten = [project.id for project, amount in zip(projects, amounts, strict=True) if amount is None]
    if unwritten:
        return unknown(
            fund.community.place("allocations"),
            f"项目 {'、'.join(unwritten)} 议决多少没有写明，不知道{what}有没有超出",
            f"how much was resolved for {', '.join(unwritten)} is not written, "
            f"so whether the {what_en} was kept to is not known",
        )
    resolved = sum(amount for amount in amounts if amount is not None)
    place = fund.community.place("allocations", put_in[-1][0], "amount")
    if resolved <= allocated:
        return holds(place)
    money, decided, beyond = (written(each, fund) for each in (allocated, resolved, resolved - allocated))
    return broken(
        place,
        f"{what}投入{money.zh}，{len(projects)}个项目合计议决{decided.zh}，超出{beyond.zh}；议决的合计不能超过投入",
        f"{money.en} were put in as {what_en}, but {decided.en} resolved for "
        f"{_counted(len(projects), 'project', 'projects')}, {beyond.en} too much",
    )


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _named(year: int | None, pot: Pot | None) -> tuple[str, str]:
    money, money_en = (pot.zh, pot.en) if pot else ("资金", "fund")
    return (f"{year}年度{money}", f"{money_en} of {year}") if year else (money, money_en)


def _of_mothers(fund: CommunityFund, as_of: date) -> Iterator[Verdict]:
    families: Mapping[str, list[Project]] = defaultdict(list)
    for project in fund.projects:
        if project.parent_project is not None and _has_money(project, as_of):
            families[project.parent_project].append(project)
    for mother in fund.projects:
        children = families.get(mother.id)
        if children:
            yield _of_mother(mother, children, fund, as_of)


def _of_mother(mother: Project, children: list[Project], fund: CommunityFund, as_of: date) -> Verdict:
    own = resolved_amount(mother, as_of)
    amounts = [resolved_amount(child, as_of) for child in children]
    if own is None or None in amounts:
        return unknown(
            mother.place("budget"),
            "母项目或子项目议决了多少没有写明，不知道有没有超出",
            "what was resolved for the mother project or a child is not written",
        )
    together = sum(amount for amount in amounts if amount is not None)
    if together <= own:
        return holds(mother.place("budget"))
    theirs, its_own = written(together, fund), written(own, fund)
    return broken(
        mother.place("budget"),
        f"{len(children)}个子项目合计议决{theirs.zh}，超过母项目的{its_own.zh}；子项目的钱从母项目里出",
        f"{theirs.en} are resolved for its {_counted(len(children), 'child', 'children')}, more than its own "
        f"{its_own.en}; children are paid out of their mother's money",
    )


_UNSAID = {
    "fiscal_year": (
        "没有写 fiscal_year，不知道用的是哪个年度的资金",
        "no fiscal_year is written, so which year's money it uses is not known",
    ),
    "pot": ("没有写 pot，不知道用的是哪项资金", "no pot is written, so which fund's money it uses is not known"),
}
_UNREAD = (
    "有项目文件读不了，不知道一共议决了多少",
    "some project file cannot be read, so how much was resolved in all is not known",
)
