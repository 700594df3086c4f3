"""R27: a rate is given with both its numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]

FIRST = ("event: resolved", "event: posted", "event: started")
EVALUATED = "date: 2026-10-28, event: evaluated, outcome: passed"
ASKED = f"{EVALUATED}, asked: 158, satisfied: 143"


def fund(*events: str, coverage: str = "whole") -> dict[str, str]:
    """A fund with one project; these events stand from line 7 on, after its start."""
    history = "".join(f"- {{{event}}}\n" for event in (*FIRST, *events))
    return {
        "/programme.yaml": f"id: small\ntitle: 小基金\ncoverage: {coverage}\n",
        "projects/2026-001.yaml": f"id: 2026-001\ntitle: 健身角\nhistory:\n{history}",
    }


def notice(text: str) -> dict[str, str]:
    """A fund with a notice, whose text stands on line 4."""
    return {"notices/n01.yaml": f"id: n01\nkind: evaluation\ntitle: 评议公示\ntext: {text}\n"}


def messages(judgement: Judgement) -> list[Message]:
    return [finding.message for finding in judgement.findings]


def bare(rate: str) -> Message:
    return Message(
        zh=f"“{rate}”没有分子和分母；请在同一句里写明多少人（或多少钱）里有多少",
        en=f"“{rate}” has no numerator and denominator; give both in the same sentence, "
        "how many of how many or how much of how much",
    )


def test_an_evaluation_with_both_numbers_holds(found: Found, judged: Judged) -> None:
    assert found(fund(ASKED)) == []
    assert judged(fund(ASKED)).answers["R27"] == {Answer.HOLDS: 1}


def test_an_evaluation_without_them_is_unknown(found: Found, judged: Judged) -> None:
    assert found(fund(EVALUATED)) == [("R27", "info", "projects/2026-001.yaml:7:3")]
    assert judged(fund(EVALUATED)).answers["R27"] == {Answer.UNKNOWN: 1}
    assert messages(judged(fund(EVALUATED))) == [
        Message(
            zh="没有写问了多少人、多少人满意，满意率算不出来",
            en="how many were asked and how many satisfied is not written, so there is no rate",
        )
    ]


def test_each_evaluation_is_judged(found: Found, judged: Judged) -> None:
    files = fund(f"{EVALUATED.replace('passed', 'failed')}", "date: 2026-11-20, event: rectified", ASKED)
    assert found(files) == [("R27", "info", "projects/2026-001.yaml:7:3")]
    assert judged(files).answers["R27"] == {Answer.UNKNOWN: 1, Answer.HOLDS: 1}


def test_an_evaluation_still_to_come_is_not_judged(judged: Judged) -> None:
    files = fund(ASKED.replace("asked", "remarks: 满意率90%, asked"))
    assert judged(files, date(2026, 10, 27)).answers["R27"] == {}
    assert judged(files, date(2026, 10, 28)).answers["R27"] == {Answer.HOLDS: 1, Answer.BROKEN: 1}


@pytest.mark.parametrize(("numbers", "column"), [("asked: 158", 64), ("satisfied: 143", 68)])
def test_one_number_without_the_other_is_refused(numbers: str, column: int, found: Found, judged: Judged) -> None:
    files = fund(f"{EVALUATED}, {numbers}")
    assert found(files) == [("R27", "error", f"projects/2026-001.yaml:7:{column}")]
    assert messages(judged(files)) == [
        Message(
            zh="满意人数 satisfied 和受访人数 asked 要一起写，没有分母的满意率不能公布",
            en="write satisfied and asked together; a rate without its denominator cannot be published",
        )
    ]


def test_no_more_are_satisfied_than_were_asked(found: Found) -> None:
    assert found(fund(f"{EVALUATED}, asked: 158, satisfied: 158")) == []
    files = fund(f"{EVALUATED}, asked: 158, satisfied: 159")
    assert found(files) == [("R27", "error", "projects/2026-001.yaml:7:80")]


def test_where_the_records_end_before_it_the_evaluation_is_unknown(found: Found, judged: Judged) -> None:
    files = fund(coverage="resolution")
    assert found(files) == [("R27", "info", "projects/2026-001.yaml:4:1")]
    assert judged(files).answers["R27"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="记录只到议决为止，不知道满意率",
            en="the records end with the resolution; how many are satisfied is not known",
        )
    ]
    assert judged(fund(ASKED, coverage="resolution")).answers["R27"] == {Answer.HOLDS: 1}
    assert judged(fund()).answers["R27"] == {}


RATES = ["满意", "同意", "赞成", "支持", "参与", "议决", "到会", "到场", "完成", "合格", "知晓", "回收", "签约"]


@pytest.mark.parametrize("rate", [*RATES, "支付", "结项"])
def test_a_rate_without_its_numbers_is_found(rate: str, found: Found, judged: Judged) -> None:
    files = notice(f"今年{rate}率98%。")
    assert found(files) == [("R27", "error", "notices/n01.yaml:4:7")]
    assert judged(files).answers["R27"] == {Answer.BROKEN: 1}
    assert messages(judged(files)) == [bare(f"{rate}率98%")]


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("满意率90.5%", "满意率90.5%"),
        ("满意率 为 90.50 %", "满意率 为 90.50 %"),
        ("满意率达到９０\uff05", "满意率达到９０\uff05"),
        ("满意率一二三四五六七八九十十一9%", "满意率一二三四五六七八九十十一9%"),
        ("满意率98%，比去年的参与率5%高", "满意率98%"),
        ("158人填了表。满意率90%", "满意率90%"),
        ("158人里143人满意！满意率90%", "满意率90%"),
        ("158人中143人满意；满意率90%", "满意率90%"),
        ("158人中143人满意？满意率90%", "满意率90%"),
        ("10月28日在院里评议，满意率90%", "满意率90%"),
        ("12个院里满意率90%", "满意率90%"),
        ("2026/10/28评议，满意率90%", "满意率90%"),
        ("158人中的多数，满意率90%", "满意率90%"),
        ("满意率百分之九十七，老人都说好", "满意率百分之九十七"),
        ("满意率百分之九十点五", "满意率百分之九十点五"),
        ("满意率为百分之90.5", "满意率为百分之90.5"),
        ("满意率百分之百", "满意率百分之百"),
    ],
)
def test_however_it_is_written_a_bare_rate_is_found(text: str, rate: str, found: Found, judged: Judged) -> None:
    assert found(notice(text)) == [("R27", "error", "notices/n01.yaml:4:7")]
    assert messages(judged(notice(text))) == [bare(rate)]


@pytest.mark.parametrize(
    "text",
    [
        "满意率90.5%（158人中143人）",
        "158人里面143人满意，满意率90.5%",
        "发出158份问卷，其中满意的143份，满意率90.5%",
        "158户中，满意的143户，满意率90.5%",
        "满意率90.5%（143/158）",
        "满意率百分之九十（158人中143人）",
        "一百五十八人中一百四十三人满意，满意率百分之九十",
        "十人中九人满意，满意率百分之九十",
        "满意率90.5%（143 ÷ 158）",
        "满意率90.5%（143\uff0f158）",
        "满意率90.5%（143人/158人）",
        "议决率98.77%（10005.89÷10130.01）",
        "议决率98.77%（10130.01万元中议决10005.89万元）",
        "付了30%",
        "满意的人多",
        "满意率很高",
        "满意率一二三四五六七八九十十一二9%",
        "满意率很高。另付30%",
        "满意率很高！另付30%",
        "成功率90%",
    ],
)
def test_a_rate_with_both_numbers_or_no_rate_at_all_may_stand(text: str, found: Found, judged: Judged) -> None:
    assert found(notice(text)) == []
    assert judged(notice(text)).answers["R27"] == {}


@pytest.mark.parametrize("unit", ["人", "户", "名", "位", "票", "份", "家", "项", "个", "件", "元", "万元"])
def test_numbers_are_those_of_something_counted(unit: str, found: Found) -> None:
    assert found(notice(f"158{unit}中143{unit}，满意率90%")) == []


def test_each_sentence_gives_its_own_numbers(judged: Judged) -> None:
    files = notice("满意率90%。参与率20%。完成率50%（10项中5项）。")
    assert messages(judged(files)) == [bare("参与率20%"), bare("满意率90%")]
    assert judged(files).answers["R27"] == {Answer.BROKEN: 2}


def test_a_new_line_ends_a_sentence_too(judged: Judged) -> None:
    text = "|-\n  满意率\n  90%。158人中143人。\n  满意率95%\n  158人中143人\n"
    assert messages(judged(notice(text))) == [bare("满意率95%")]


def test_every_language_of_a_text_is_looked_at(judged: Judged) -> None:
    files = notice("{en: 90 % satisfied, zh: 满意率90%, zh-Hant: 满意率91%}")
    assert messages(judged(files)) == [bare("满意率90%"), bare("满意率91%")]


def test_minutes_and_remarks_are_looked_at_too(found: Found, judged: Judged) -> None:
    files = fund(f"{ASKED}, remarks: 满意率90.5%") | {
        "meetings/m1.yaml": "id: m1\nminutes: {summary: 到会率92%}\n",
        "meetings/m2.yaml": "id: m2\n",
        "notices/n01.yaml": "id: n01\nkind: finance\ntitle: 满意率90%\n",
    }
    assert found(files) == [
        ("R27", "error", "meetings/m1.yaml:2:20"),
        ("R27", "error", "projects/2026-001.yaml:7:94"),
    ]
    assert judged(files).answers["R27"] == {Answer.HOLDS: 1, Answer.BROKEN: 2}
