"""R22: no more is resolved than was put in, and for children no more than for their mother."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]

OF_2026 = "{fiscal_year: 2026, pot: support, amount: 10000.00}"
RESOLVED = "- {date: 2026-03-05, event: resolved}\n"
SUPPORT = "fiscal_year: 2026\npot: support\n"


def community(*allocations: str) -> dict[str, str]:
    """A community whose allocations stand from line 4 on."""
    lines = "".join(f"- {one}\n" for one in allocations)
    return {"community.yaml": "id: wutong\ntitle: 梧桐社区\n" + (f"allocations:\n{lines}" if allocations else "")}


def project(name: str, budget: str, *, source: str = SUPPORT, history: str = RESOLVED) -> dict[str, str]:
    """A project of this budget, which stands on line 3."""
    amount = f"budget: {budget}\n" if budget else ""
    events = f"history:\n{history}" if history else ""
    return {f"projects/{name}.yaml": f"id: {name}\ntitle: 项目\n{amount}{source}{events}"}


def messages(judgement: Judgement) -> list[Message]:
    return [finding.message for finding in judgement.findings]


def test_what_is_put_in_may_be_resolved_to_the_last_fen(found: Found, judged: Judged) -> None:
    files = community(OF_2026) | project("a", "6000.00") | project("b", "4000.00")
    assert found(files) == []
    assert judged(files).answers["R22"] == {Answer.HOLDS: 1}


def test_a_fen_more_than_was_put_in_is_found_where_the_money_stands(found: Found, judged: Judged) -> None:
    files = community(OF_2026) | project("a", "6000.00") | project("b", "4000.01")
    assert found(files) == [("R22", "error", "community.yaml:4:45")]
    assert judged(files).answers["R22"] == {Answer.BROKEN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="2026年度保障资金投入10000.00元，2个项目合计议决10000.01元，超出0.01元；议决的合计不能超过投入",
            en="10000.00 yuan were put in as support fund of 2026, "
            "but 10000.01 yuan resolved for 2 projects, 0.01 yuan too much",
        )
    ]


def test_while_a_project_cannot_be_read_the_sum_is_not_known(judged: Judged) -> None:
    files = community(OF_2026) | project("a", "6000.00") | {"projects/b.yaml": "id: [\n"}
    assert judged(files).answers["R22"] == {Answer.UNKNOWN: 1}
    assert [one.place.line for one in judged(files).findings if one.rule == "R22"] == [4]
    assert [one.message for one in judged(files).findings if one.rule == "R22"] == [
        Message(
            zh="有项目文件读不了，不知道一共议决了多少",
            en="some project file cannot be read, so how much was resolved in all is not known",
        )
    ]


def test_what_was_put_in_later_is_added(found: Found) -> None:
    more = "{fiscal_year: 2026, pot: support, amount: 500.00}"
    files = community(OF_2026, more) | project("a", "10500.00")
    assert found(files) == []
    assert found(files | project("a", "10500.01")) == [("R22", "error", "community.yaml:5:45")]


def test_what_is_still_to_be_put_in_does_not_count_yet(found: Found, judged: Judged) -> None:
    later = "{fiscal_year: 2026, pot: support, date: 2026-06-10, amount: 500.00}"
    files = community(OF_2026, later) | project("a", "10500.00")
    assert found(files, date(2026, 6, 9)) == [("R22", "error", "community.yaml:4:45")]
    assert found(files, date(2026, 6, 10)) == []
    assert messages(judged(files, date(2026, 6, 9)))[0].en == (
        "10000.00 yuan were put in as support fund of 2026, "
        "but 10500.00 yuan resolved for 1 project, 500.00 yuan too much"
    )


@pytest.mark.parametrize(
    "other", ["{fiscal_year: 2025, pot: support, amount: 9.00}", "{fiscal_year: 2026, pot: incentive, amount: 9.00}"]
)
def test_money_of_another_year_or_pot_is_other_money(other: str, found: Found, judged: Judged) -> None:
    source = other[1:].split(", amount", maxsplit=1)[0].replace(", ", "\n") + "\n"
    files = community(OF_2026, other) | project("a", "10000.00") | project("b", "9.00", source=source)
    assert found(files) == []
    assert judged(files).answers["R22"] == {Answer.HOLDS: 2}
    files |= project("b", "9.01", source=source)
    assert found(files) == [("R22", "error", "community.yaml:5:47" if "incentive" in other else "community.yaml:5:45")]
    assert judged(files).answers["R22"] == {Answer.HOLDS: 1, Answer.BROKEN: 1}


def test_where_nobody_has_said_the_pot_the_year_alone_counts(found: Found, judged: Judged) -> None:
    source = "fiscal_year: 2026\n"
    files = community("{fiscal_year: 2026, amount: 10000.00}") | project("a", "10000.00", source=source)
    assert found(files) == []
    files |= project("b", "1.00", source=source)
    assert found(files) == [("R22", "error", "community.yaml:4:31")]
    assert messages(judged(files)) == [
        Message(
            zh="2026年度资金投入10000.00元，2个项目合计议决10001.00元，超出1.00元；议决的合计不能超过投入",
            en="10000.00 yuan were put in as fund of 2026, "
            "but 10001.00 yuan resolved for 2 projects, 1.00 yuan too much",
        )
    ]


@pytest.mark.parametrize(
    ("allocations", "place"),
    [
        ((), "1:1"),
        (("{fiscal_year: 2025, pot: support, amount: 10000.00}",), "4:1"),
        (("{fiscal_year: 2026, amount: 10000.00}",), "4:1"),
        (("{pot: support, amount: 10000.00}",), "4:1"),
        (("{fiscal_year: 2026, pot: support, date: 2027-01-01, amount: 10000.00}",), "4:1"),
    ],
)
def test_what_was_put_in_may_be_unknown(allocations: tuple[str, ...], place: str, found: Found, judged: Judged) -> None:
    files = community(*allocations) | project("a", "1.00")
    assert found(files) == [("R22", "info", f"community.yaml:{place}")]
    assert judged(files).answers["R22"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="没有写明2026年度保障资金投入多少，不知道有没有超出",
            en="how much was put in as support fund of 2026 is not written, so whether it was kept to is not known",
        )
    ]


@pytest.mark.parametrize("source", ["", "pot: incentive\n"])
def test_money_of_a_year_that_nobody_has_said_is_never_summed_up(source: str, found: Found, judged: Judged) -> None:
    files = community("{amount: 1.00}", "{pot: incentive, amount: 1.00}") | project("a", "2.00", source=source)
    assert found(files) == [("R22", "info", "projects/a.yaml:2:8")]
    assert messages(judged(files)) == [
        Message(
            zh="没有写 fiscal_year，不知道用的是哪个年度的资金",
            en="no fiscal_year is written, so which year's money it uses is not known",
        )
    ]


def test_a_project_that_does_not_say_its_pot_is_told_itself(found: Found, judged: Judged) -> None:
    files = community(OF_2026) | project("a", "1.00") | project("b", "2.00", source="fiscal_year: 2026\n")
    assert found(files) == [("R22", "info", "projects/b.yaml:2:8")]
    assert judged(files).answers["R22"] == {Answer.HOLDS: 1, Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="没有写 pot，不知道用的是哪项资金", en="no pot is written, so which fund's money it uses is not known"
        )
    ]


def test_one_project_of_unknown_amount_leaves_the_sum_unknown(found: Found, judged: Judged) -> None:
    files = community(OF_2026) | project("a", "10000.01") | project("b", "")
    assert found(files) == [("R22", "info", "community.yaml:4:1")]
    assert judged(files).answers["R22"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="项目 b 议决多少没有写明，不知道2026年度保障资金有没有超出",
            en="how much was resolved for b is not written, "
            "so whether the support fund of 2026 was kept to is not known",
        )
    ]


def test_the_resolution_says_the_amount_where_it_is_not_the_budget(found: Found) -> None:
    files = community(OF_2026) | project("a", "10000.01", history="- {event: resolved, amount: 10000.00}\n")
    assert found(files) == []
    files = community(OF_2026) | project("a", "10000.00", history="- {event: resolved, amount: 10000.01}\n")
    assert found(files) == [("R22", "error", "community.yaml:4:45")]


@pytest.mark.parametrize(
    "history",
    [
        "",
        "- {event: shortlisted}\n",
        "- {event: rejected}\n",
        "- {event: resolved}\n- {event: posted}\n- {event: redeliberated, outcome: overturned}\n",
        "- {date: 2027-01-01, event: resolved}\n",
    ],
)
def test_what_is_not_resolved_or_no_longer_is_no_money(history: str, found: Found, judged: Judged) -> None:
    files = community(OF_2026) | project("b", "1.00", history=history)
    assert judged(files).answers["R22"] == {}
    files |= project("a", "10000.00")
    assert found(files) == []
    assert judged(files).answers["R22"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize(
    ("currency", "ten", "eleven", "one"),
    [
        ("currency: CNY\n", "10.00 yuan", "11.00 yuan", "1.00 yuan"),
        ("currency: JPY\n", "10 JPY", "11 JPY", "1 JPY"),
        ("currency: KWD\n", "10.000 KWD", "11.000 KWD", "1.000 KWD"),
        ("currency: EUR\n", "10.00 EUR", "11.00 EUR", "1.00 EUR"),
        ("", "10.00", "11.00", "1.00"),
    ],
)
def test_amounts_have_the_decimals_and_the_name_of_their_currency(
    currency: str, ten: str, eleven: str, one: str, judged: Judged
) -> None:
    files = community("{fiscal_year: 2026, pot: support, amount: 10}") | project("a", "11")
    files["/programme.yaml"] = f"id: small\ntitle: 基金\n{currency}"
    assert messages(judged(files))[0].en == (
        f"{ten} were put in as support fund of 2026, but {eleven} resolved for 1 project, {one} too much"
    )


def child(name: str, budget: str, *, history: str = RESOLVED) -> dict[str, str]:
    """A child of the project ``mother``."""
    return project(name, budget, source=f"{SUPPORT}parent_project: mother\n", history=history)


MOTHER = community(OF_2026) | project("mother", "10000.00")


def test_children_are_paid_out_of_their_mothers_money(found: Found, judged: Judged) -> None:
    files = MOTHER | child("a", "6000.00") | child("b", "4000.00")
    assert found(files) == []
    assert judged(files).answers["R22"] == {Answer.HOLDS: 2}


def test_children_of_more_money_than_their_mothers_are_found(found: Found, judged: Judged) -> None:
    files = MOTHER | child("a", "6000.00") | child("b", "4000.01")
    assert found(files) == [("R22", "error", "projects/mother.yaml:3:9")]
    assert judged(files).answers["R22"] == {Answer.HOLDS: 1, Answer.BROKEN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="2个子项目合计议决10000.01元，超过母项目的10000.00元；子项目的钱从母项目里出",
            en="10000.01 yuan are resolved for its 2 children, more than its own 10000.00 yuan; "
            "children are paid out of their mother's money",
        )
    ]


def test_one_child_is_no_children(judged: Judged) -> None:
    told = messages(judged(MOTHER | child("a", "10000.01")))[0].en
    assert told.startswith("10000.01 yuan are resolved for its 1 child, more than its own")


@pytest.mark.parametrize("history", ["- {event: rejected}\n", "", "- {date: 2027-01-01, event: resolved}\n"])
def test_a_child_that_is_not_resolved_takes_nothing(history: str, found: Found, judged: Judged) -> None:
    files = MOTHER | child("b", "1.00", history=history)
    assert judged(files).answers["R22"] == {Answer.HOLDS: 1}
    files |= child("a", "10000.00")
    assert found(files) == []
    assert judged(files).answers["R22"] == {Answer.HOLDS: 2}


@pytest.mark.parametrize(("mother", "ours"), [("", "1.00"), ("10000.00", "")])
def test_what_a_mother_or_a_child_may_cost_may_be_unknown(mother: str, ours: str, found: Found, judged: Judged) -> None:
    files = MOTHER | project("mother", mother) | child("a", ours) | child("b", "10000.01")
    place = "projects/mother.yaml:3:9" if mother else "projects/mother.yaml:1:1"
    assert [one for one in found(files) if "mother" in one[2]] == [("R22", "info", place)]
    assert messages(judged(files))[-1] == Message(
        zh="母项目或子项目议决了多少没有写明，不知道有没有超出",
        en="what was resolved for the mother project or a child is not written",
    )


def test_each_mother_has_her_own_children(found: Found, judged: Judged) -> None:
    other = project("other", "1.00") | project("c", "2.00", source=f"{SUPPORT}parent_project: other\n")
    files = MOTHER | project("mother", "9000.00") | child("a", "9000.00") | other
    assert found(files) == [("R22", "error", "projects/other.yaml:3:9")]
    assert judged(files).answers["R22"] == {Answer.HOLDS: 2, Answer.BROKEN: 1}


def test_a_mother_that_is_not_resolved_has_no_money_for_children(found: Found) -> None:
    files = MOTHER | project("mother", "10000.00", history="- {event: shortlisted}\n") | child("a", "1.00")
    assert found(files) == [("R22", "error", "projects/mother.yaml:3:9")]
