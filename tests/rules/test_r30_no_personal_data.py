"""R30: no record holds an identity number, a mobile number or a bank card; a file with one is refused.

All numbers are made up, and stand here in parts, so that no such number stands in this file either.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]
Pack = Callable[[str, str], dict[str, str]]

BEIJING, BORN = "110101", "19900307"
IDENTITY = BEIJING + BORN + "1006"
IDENTITY_X = BEIJING + BORN + "109X"
OLD_IDENTITY = BEIJING + BORN[2:] + "100"
MOBILE = "138" + "0" * 8
CARD = "4" + "1" * 15
UNION_CARD = "6222" + "0" * 14 + "4"
REFUSED = [("R30", "error", "notices/n01.yaml:4:9")]

IDENTITY_WORDS = ("身份证号", "an identity number")
MOBILE_WORDS = ("手机号", "a mobile number")
CARD_WORDS = ("银行卡号", "a bank card's number")


def fund(text: str, *, more: str = "") -> dict[str, str]:
    """A fund with one notice of this text, which begins in column 9 of line 4."""
    return {"notices/n01.yaml": f"id: n01\nkind: finance\ntitle: 财务公开\ntext: 请见{text}\n{more}"}


def message(shown: str, zh: str, en: str) -> Message:
    """What is said of a number of which so much is shown."""
    return Message(
        zh=f"这里有{zh} {shown}********，整份文件没有读；请删去，要留联系方式的写办公电话",
        en=f"there is {en} here, {shown}********, so the whole file was not read; delete it, "
        "or write the telephone of an office",
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (IDENTITY, IDENTITY_WORDS),
        (IDENTITY_X, IDENTITY_WORDS),
        (IDENTITY_X.lower(), IDENTITY_WORDS),
        (OLD_IDENTITY, IDENTITY_WORDS),
        (f"{BEIJING} {BORN} 1006", IDENTITY_WORDS),
        (f"{BEIJING}-{BORN}-1006", IDENTITY_WORDS),
        (MOBILE, MOBILE_WORDS),
        (f"138 {'0' * 4} {'0' * 4}", MOBILE_WORDS),
        (f"138-{'0' * 4}-{'0' * 4}", MOBILE_WORDS),
        (CARD, CARD_WORDS),
        ("5100" + "0" * 11 + "8", CARD_WORDS),
        ("6222" + "0" * 11 + "9", CARD_WORDS),
        (UNION_CARD, CARD_WORDS),
        (f"4{'1' * 3} {'1' * 4} {'1' * 4} {'1' * 4}", CARD_WORDS),
    ],
)
def test_a_file_with_a_persons_number_is_refused(
    number: str, words: tuple[str, str], found: Found, judged: Judged
) -> None:
    assert found(fund(number)) == REFUSED
    judgement = judged(fund(number))
    assert [finding.message for finding in judgement.findings] == [message(number[:3], *words)]
    assert judgement.answers["R30"] == {Answer.HOLDS: 1}
    assert judgement.fund is not None
    assert judgement.fund.communities[0].notices == {}


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("+86" + MOBILE, 9),
        ("电话" + MOBILE + "，找值班的", 11),
        ("身份证号：" + "9" * 15, 14),
        ("身份证" + "9" * 18, 12),
    ],
)
def test_it_is_pointed_at_where_it_begins(text: str, column: int, found: Found) -> None:
    assert found(fund(text)) == [("R30", "error", f"notices/n01.yaml:4:{column}")]


def test_full_width_digits_hide_no_number(found: Found) -> None:
    wide = "".join(chr(0xFF10 + int(digit)) for digit in MOBILE)
    assert found(fund(wide)) == REFUSED


@pytest.mark.parametrize(
    "text",
    [
        "028-00000101",
        "12345",
        BEIJING + BORN + "1007",
        "990101" + BORN + "1006",
        BEIJING + "19901307" + "1006",
        "990101" + BORN[2:] + "100",
        "4" + "1" * 14 + "2",
        "3" + "0" * 13 + "7",
        "4" + "0" * 13 + "2",
        MOBILE + "元",
        MOBILE + ".00",
        "0" + MOBILE,
        MOBILE + "0",
        "a" + MOBILE,
        "128" + "0" * 8,
        "9" * 18,
    ],
)
def test_other_numbers_may_stand_in_a_record(text: str, found: Found, judged: Judged) -> None:
    assert found(fund(text)) == []
    assert judged(fund(text)).answers["R30"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("line", ["# 找他 {}\n", "'{}': 1\n", '"{}"\n', "projects:\n- {}\n"])
def test_comments_keys_and_lists_are_looked_at_too(line: str, found: Found) -> None:
    below = line.format(MOBILE)
    at = (5 + below.split(MOBILE, maxsplit=1)[0].count("\n"), below.splitlines()[-1].index(MOBILE) + 1)
    assert found(fund("附件", more=below)) == [("R30", "error", f"notices/n01.yaml:{at[0]}:{at[1]}")]


def test_a_number_written_in_escapes_is_seen_too(found: Found) -> None:
    escaped = "".join(f"\\x3{digit}" for digit in MOBILE)
    files = fund("附件", more=f'how_to_object: "{escaped}"\n')
    assert found(files) == [("R30", "error", "notices/n01.yaml:5:16")]


def test_of_several_numbers_the_first_is_told(judged: Judged) -> None:
    findings = judged(fund(f"{CARD}，{MOBILE}")).findings
    assert [finding.message for finding in findings] == [message("411", *CARD_WORDS)]


@pytest.mark.parametrize("basis", ["level: error", "level: info"])
def test_the_pack_cannot_weigh_it_less(basis: str, found: Found, pack: Pack) -> None:
    assert found(fund(MOBILE) | pack("id: R30\n  level: error", f"id: R30\n  {basis}")) == REFUSED


def test_the_pack_cannot_leave_it_out(found: Found, judged: Judged, pack: Pack) -> None:
    without = pack(r"- id: R30\n(  [^\n]*\n)+", "")
    assert found(fund(MOBILE) | without) == REFUSED
    assert "R30" not in judged(fund(MOBILE) | without).answers


def test_what_could_be_read_of_a_community_holds(found: Found, judged: Judged) -> None:
    assert found({}) == []
    assert judged({}).answers["R30"] == {Answer.HOLDS: 1}


def test_each_community_is_one_verdict(judged: Judged) -> None:
    second = {"/communities/yinxing/community.yaml": "id: yinxing\ntitle: 银杏社区\n"}
    assert judged(second).answers["R30"] == {Answer.HOLDS: 2}


def test_a_community_whose_own_file_is_refused_is_not_judged(found: Found, judged: Judged) -> None:
    files = {"community.yaml": f"id: wutong\ntitle: 梧桐社区\nsummary: 找 {MOBILE}\n"}
    assert found(files) == [("R30", "error", "community.yaml:3:12")]
    assert judged(files).answers["R30"] == {}


def test_a_programme_with_a_persons_number_leaves_no_fund(judged: Judged) -> None:
    judgement = judged({"/programme.yaml": f"id: small\ntitle: 小基金 {MOBILE}\n"})
    assert [(finding.rule, finding.place.line, finding.place.column) for finding in judgement.findings] == [
        ("R30", 2, 12)
    ]
    assert judgement.fund is None


def test_a_file_that_was_refused_is_not_missed_as_well(found: Found) -> None:
    files = {
        "projects/2026-001.yaml": "id: 2026-001\ntitle: 健身角\nhistory:\n- {event: resolved}\n"
        "- {event: posted, notice: n01}\n"
    }
    assert found(fund(MOBILE) | files) == REFUSED
