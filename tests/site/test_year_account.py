"""The account of a year: its numbers are the sums of the records, and everything on the page says the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import pytest

from gongshi.fund import CommunityFund
from gongshi.model.event import Contracted, Paid
from gongshi.model.terms import Category
from gongshi_site.views.community import community_link
from gongshi_site.views.table import TableRow
from gongshi_site.views.year_account import AccountPage, account_pages
from gongshi_site.words import Money

Community = Callable[[Mapping[str, str]], CommunityFund]
Example = Callable[[str], CommunityFund]
AS_OF = date(2026, 11, 20)
COMMUNITIES = ["jinkui", "maitianli", "shiqiaowan", "wutong"]


def account(fund: CommunityFund, year: str = "2026", as_of: date = AS_OF) -> AccountPage:
    pages = {page.path: page for page in account_pages(fund, community_link(fund), as_of)}
    return pages[f"communities/{fund.community.id}/accounts/{year}.html"]


def amounts(row: TableRow) -> list[Money]:
    return [cell for cell in row.cells if isinstance(cell, Money)]


def whole(page: AccountPage) -> TableRow:
    """The row of all pots together; where there is one pot, that row."""
    return page.pots.foot or page.pots.rows[0]


def summed(fund: CommunityFund, kind: type[Contracted | Paid], year: int, category: Category | None = None) -> Decimal:
    """The amounts of all events of a kind, in yuan, added up straight from the records."""
    cents = sum(
        event.amount
        for project in fund.projects
        if project.fiscal_year == year and project.parent_project is None and category in {None, project.category}
        for event in project.history
        if isinstance(event, kind) and event.date is not None and event.date <= AS_OF
    )
    return Decimal(cents) / 100


@pytest.mark.parametrize("name", COMMUNITIES)
@pytest.mark.parametrize("year", [2025, 2026])
def test_the_table_of_a_year_has_the_sums_of_its_records(name: str, year: int, example: Example) -> None:
    fund = example(name)
    put_in, _resolved, contracted, paid, left = (
        Decimal(money.value) for money in amounts(whole(account(fund, str(year))))
    )
    allocations = [one.amount for one in fund.community.allocations if one.fiscal_year == year]
    assert put_in == Decimal(sum(allocations)) / 100
    assert (contracted, paid) == (summed(fund, Contracted, year), summed(fund, Paid, year))
    assert left == put_in - paid


@pytest.mark.parametrize("name", COMMUNITIES)
def test_the_categories_have_the_sums_of_their_records_and_add_up_to_the_year(name: str, example: Example) -> None:
    fund = example(name)
    page = account(fund)
    assert page.categories is not None
    rows, together = page.categories.table.rows, page.categories.table.foot
    assert together is not None
    for row in rows:
        category = next(one for one in Category if one.zh == str(row.head))
        ours = [one for one in fund.projects if one.fiscal_year == 2026 and one.category is category]
        contracted, paid = (Decimal(money.value) for money in amounts(row)[1:])
        assert (row.cells[0], contracted, paid) == (
            str(len(ours)),
            summed(fund, Contracted, 2026, category),
            summed(fund, Paid, 2026, category),
        )
    columns = zip(*([Decimal(money.value) for money in amounts(row)] for row in rows), strict=True)
    assert [Decimal(money.value) for money in amounts(together)] == [sum(column) for column in columns]
    assert together.cells[0] == str(sum(one.fiscal_year == 2026 for one in fund.projects))


@pytest.mark.parametrize("name", COMMUNITIES)
def test_the_bars_are_as_long_as_their_money(name: str, example: Example) -> None:
    categories = account(example(name)).categories
    assert categories is not None
    resolved = {row.head: Decimal(amounts(row)[0].value) for row in categories.table.rows}
    longest = max(resolved.values())
    assert {bar.name: bar.resolved for bar in categories.bars} == {
        name: int(amount * 1000 / longest) for name, amount in resolved.items()
    }
    assert all(bar.paid <= bar.resolved for bar in categories.bars)


def test_the_first_paragraph_tells_what_came_was_decided_spent_and_is_left(example: Example) -> None:
    assert account(example("jinkui"), "2025").lead == (
        "投入43.16万元，已议决42.48万元，议决率98.42%（42.48万元÷43.16万元）。",
        "已付款37.39万元。",
        "没有付出去的还有5.77万元。",
        "12个项目中，8个已结项。",
    )


def test_what_was_left_of_last_year_is_what_its_minutes_say(example: Example) -> None:
    # The minutes of 15 January 2026: 上年没有用掉的57672元5角退回去了.
    fund = example("jinkui")
    assert "结余5.77万元" in "".join(account(fund).last_year)
    assert amounts(whole(account(fund, "2025")))[-1].value == "57672.50"


TWO_POTS = {
    "community.yaml": """\
        id: wutong
        title: 梧桐社区
        allocations:
        - {fiscal_year: 2026, pot: support, amount: 1000.10}
        - {fiscal_year: 2026, pot: incentive, amount: 200.20}
        """,
    "projects/a.yaml": """\
        id: a
        title: 路灯
        fiscal_year: 2026
        pot: support
        category: environment
        budget: 500.05
        history:
        - {date: 2026-03-05, event: resolved}
        - {date: 2026-04-05, event: contracted, amount: 480.00}
        - {date: 2026-05-05, event: paid, amount: 100.03}
        """,
    "projects/b.yaml": """\
        id: b
        title: 花坛
        fiscal_year: 2026
        budget: 40.00
        history: [{date: 2026-03-05, event: resolved}]
        """,
}


def test_pots_stand_one_below_the_other_with_what_names_none_and_their_sum(community: Community) -> None:
    pots = account(community(TWO_POTS)).pots
    assert (pots.caption, pots.columns) == (
        "这一年的钱（单位：元）",
        ("资金来源", "投入", "议决", "签约", "已付", "没有付出去"),
    )
    assert pots.foot is not None
    assert [(row.head, [money.text for money in amounts(row)]) for row in (*pots.rows, pots.foot)] == [
        ("保障资金", ["1,000.10", "500.05", "480.00", "100.03", "900.07"]),
        ("激励资金", ["200.20", "0.00", "0.00", "0.00", "200.20"]),
        ("没有写资金来源", ["0.00", "40.00", "0.00", "0.00", "0.00"]),
        ("合计", ["1,200.30", "540.05", "480.00", "100.03", "1,100.27"]),
    ]


def test_the_picture_says_in_words_what_it_shows(community: Community) -> None:
    categories = account(community(TWO_POTS)).categories
    assert categories is not None
    assert categories.sentence == ("用得最多的是社区和院落生态环境整治：议决500.05元，占92.59%（500.05元÷540.05元）。")
    assert [(bar.name, bar.description) for bar in categories.bars] == [
        ("社区和院落生态环境整治", "议决500.05元，已付100.03元"),
        ("没有写用途", "议决40元，已付0元"),
    ]


def test_money_still_to_be_paid_is_not_called_left_over(community: Community) -> None:
    last_year = {name: text.replace("2026", "2025") for name, text in TWO_POTS.items()}
    resolved = "fiscal_year: 2026\npot: support\nbudget: 1.00\nhistory: [{event: resolved}]\n"
    this_year = {"projects/c.yaml": f"id: c\ntitle: 桥\n{resolved}"}
    page = account(community(last_year | this_year))
    assert page.last_year[:2] == (
        "上年（2025年度）投入1,200.30元，付出100.03元，结余660.25元。",
        "上年已经议决、还没有付的440.02元，没有算作结余。",
    )
    assert page.lead[0] == "投入多少没有写全，已议决1元。"


def test_records_that_end_with_the_resolution_have_no_account_of_payments(community: Community) -> None:
    programme = "id: small\ntitle: 小基金\ncurrency: CNY\nlanguage: zh\ncoverage: resolution\n"
    page = account(community(TWO_POTS | {"/programme.yaml": programme}))
    assert page.pots.columns == ("资金来源", "投入", "议决", "没有议决")
    assert [money.text for money in amounts(whole(page))] == ["1,200.30", "540.05", "660.25"]
    assert (len(page.lead), page.last_year) == (1, ())
