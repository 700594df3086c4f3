"""What people type into cells: amounts, days, years, counts and shares, with every width of digit and every era."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi.exchange.workbook import calendar_days, numerals
from gongshi.exchange.workbook.misread import Misread

FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")  # noqa: RUF001 - what is typed


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("38700", "38700"),
        ("38,700.50", "38700.5"),
        ("３８７００", "38700"),  # noqa: RUF001 - what is typed
        ("3.87万元", "38700"),
        ("3.87 萬元", "38700"),
        ("1.2亿元", "120000000"),
        ("13150000元", "13150000"),
        ("￥1,200.00", "1200"),
        ("人民币500元整", "500"),
        ("NT$2,500,000", "2500000"),
        ("38700.000000001", "38700"),
        ("0.30000000000000004", "0.3"),
        ("0", "0"),
    ],
)
def test_an_amount_is_understood(typed: str, amount: str) -> None:
    assert numerals.amount(typed) == amount


@pytest.mark.parametrize(
    "typed", ["约3万", "3,87", "12,3456", "-500", "(500)", "1E+15", "三万元", "5-8万元", "3.87.1", "万元"]
)
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(Misread):
        numerals.amount(typed)


def test_an_amounts_own_unit_comes_before_that_of_its_heading() -> None:
    assert [numerals.amount(typed, 10_000) for typed in ("3.87", "3.87万元", "38700元")] == ["38700", "38700", "38700"]


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("金额（万元）", 10_000),
        ("預算金額(元)", 1),
        ("经费【千元】", 1_000),
        ("单位：万元", 10_000),
        ("金额/万元", 10_000),
        ("金额", None),
        ("每万元户数", None),
    ],
)
def test_the_unit_of_a_heading_is_found(head: str, unit: int | None) -> None:
    assert numerals.unit_named(head) == unit


@given(st.integers(0, 10**15 - 1), st.sampled_from(["plain", "grouped", "wide", "wan"]))
def test_an_amount_of_money_comes_back_to_the_last_cent(minor: int, form: str) -> None:
    value = Decimal(minor).scaleb(-2)
    typed = {
        "plain": f"{value:.2f}",
        "grouped": f"{value:,.2f} 元",
        "wide": f"{value:.2f}".translate(FULL_WIDTH),
        "wan": f"{value.scaleb(-4):f}万元",
    }[form]
    assert Decimal(numerals.amount(typed)) == value


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "2024-05-01",
            "2024/5/1",
            "2024.5.1",
            "2024年5月1日",
            "２０２４年５月１日",
            "2024-05-01 00:00:00",
            "20240501",
        ),
        *("民國113年5月1日", "民国113年5月1日", "中華民國113年05月01日", "113/05/01", "113.5.1", "1130501", "45413"),
    ],
)
def test_a_day_is_understood_in_every_form(typed: str) -> None:
    assert calendar_days.day(typed) == "2024-05-01"


@pytest.mark.parametrize(
    "typed",
    [
        "24/5/1",
        "01/05/2024",
        "2024-02-30",
        "2024年5月",
        "5月1日",
        "五月一日",
        "2024-05-01 08:30",
        "2024-13-01",
        "113年",
    ],
)
def test_a_day_that_cannot_be_told_is_refused(typed: str) -> None:
    with pytest.raises(Misread):
        calendar_days.day(typed)


@pytest.mark.parametrize(
    ("typed", "year"),
    [("2024", "2024"), ("2024年度", "2024"), ("113", "2024"), ("民國99年", "2010"), ("104年", "2015")],
)
def test_a_year_is_understood_in_both_eras(typed: str, year: str) -> None:
    assert calendar_days.year(typed) == year


def test_a_year_of_two_digits_is_refused() -> None:
    with pytest.raises(Misread):
        calendar_days.year("24年")


@given(
    st.dates(date(1912, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{0:%Y}年{0.month}月{0.day}日", "{0:%Y}/{0.month}/{0.day}", "民国{1}年{0.month}月{0.day}日"]),
)
def test_any_day_comes_back_from_every_form(day: date, form: str) -> None:
    assert calendar_days.day(form.format(day, day.year - 1911)) == day.isoformat()


@pytest.mark.parametrize(("typed", "count"), [("120", "120"), ("１２０人", "120"), ("1,204户", "1204"), ("7.0", "7")])
def test_a_count_is_understood(typed: str, count: str) -> None:
    assert numerals.count(typed) == count


@pytest.mark.parametrize(("typed", "share"), [("1/5", "1/5"), ("20%", "1/5"), ("0.2", "1/5"), ("１／５", "1/5")])  # noqa: RUF001
def test_a_share_is_understood(typed: str, share: str) -> None:
    assert numerals.share(typed) == share
