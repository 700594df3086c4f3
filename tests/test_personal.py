"""Numbers that belong to one person, and the many numbers of a record that don't.

The persons' numbers are made up or published for testing, and stand here in parts, so that none stands in this file.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from gongshi.findings import Message
from gongshi.personal import PersonalNumber, personal_number

ROOT = Path(__file__).resolve().parent.parent

ZEROS = "0" * 8
MOBILE = "138" + ZEROS
IDENTITY, MOBILE_, CARD = "身份证号", "手机号", "银行卡号"
NAMES = {IDENTITY: "an identity number", MOBILE_: "a mobile number", CARD: "a bank card's number"}
# The two examples of GB 11643-1999.
OF_1949 = "110105" + "19491231" + "002X"
OF_1880 = "440524" + "18800101" + "0014"
OF_1990 = "110101" + "19900307" + "1006"
# Published by card companies and payment services for testing.
VISA, MASTERCARD, UNIONPAY = "4" + "1" * 15, "5" * 12 + "4" * 4, "62" + "0" * 13 + "5"
UNIONPAY_19 = "62055" + "0" * 13 + "4"
CREDIT_CODE = "91510107" + "MA61RXG5" + "2A"
SHA256 = "e3b0c44298fc1c149afbf4c8996fb924" + "27ae41e4649b934ca495991b7852b855"


def said(shown: str, what: str) -> Message:
    """What is said of a number of which so much is shown."""
    return Message(
        zh=f"这里有{what} {shown}********，整份文件没有读；请删去，要留联系方式的写办公电话",
        en=f"there is {NAMES[what]} here, {shown}********, so the whole file was not read; delete it, "
        "or write the telephone of an office",
    )


def wide(text: str) -> str:
    """The same in full-width forms."""
    return "".join(chr(ord(one) + 0xFEE0) if one != " " else chr(0x3000) for one in text)


def in_fours(digits: str, between: str = " ") -> str:
    return between.join(digits[at : at + 4] for at in range(0, len(digits), 4))


MOBILES = [
    ("", MOBILE),
    ("", f"139{ZEROS}"),
    ("", f"166{ZEROS}"),
    ("", f"199{ZEROS}"),
    ("", f"138 {ZEROS[:4]} {ZEROS[:4]}"),
    ("", f"138-{ZEROS[:4]}-{ZEROS[:4]}"),
    ("", f"138-{ZEROS}"),
    ("", f"1380000 {ZEROS[:4]}"),
    ("", f"+86{MOBILE}"),
    ("", f"+86 {MOBILE}"),
    ("", f"+86-138-{ZEROS[:4]}-{ZEROS[:4]}"),
    ("", f"86{MOBILE}"),
    ("", wide(MOBILE)),
    ("电话", wide(f"138-{ZEROS[:4]}-{ZEROS[:4]}")),
    ("电话", wide(f"+86 {MOBILE}")),
    ("请打", f"138\u00a0{ZEROS[:4]}\u00a0{ZEROS[:4]}"),
    ("请打", f"138\u2009{ZEROS[:4]}\u202f{ZEROS[:4]}"),
    ("请打", f"138\u2013{ZEROS[:4]}\u2014{ZEROS[:4]}"),
    ("请打", f"138\u2010{ZEROS[:4]}\u2011{ZEROS[:4]}"),
    ("请打", f"138\u2012{ZEROS[:4]}\u2212{ZEROS[:4]}"),
    ("联系张阿姨", MOBILE),
    ("联系人：", MOBILE),
    ("联系人.", MOBILE),
    ("（", MOBILE),
    ("028-85012345/", MOBILE),
    ("how_to_object: 找社区 ", MOBILE),
    ("经费3.5万，", MOBILE),
]
IDENTITIES = [
    ("", OF_1949),
    ("", OF_1949.lower()),
    ("", OF_1880),
    ("", OF_1990),
    ("", wide(OF_1949)),
    ("", wide(OF_1949.lower())),
    ("居民", OF_1990),
    ("", "110101 19900307 1006"),
    ("", "110101-19900307-1006"),
    ("", "110101" + "900307" + "100"),
    ("", "110101 " + "900307" + "100"),
    ("身份证", OF_1990[:17] + "7"),
    ("身份证", OF_1990),
    ("身份证号码：", OF_1990[:17] + "7"),
    ("身份证", "9" * 18),
    ("身份证", "9" * 17 + "x"),
    ("身份证（复印件）：", "9" * 15),
    ("身份证号 ", "999999 99999999 9999"),
    ("身份证号 ", "999999-999999999"),
]
CARDS = [
    ("", VISA),
    ("", MASTERCARD),
    ("", UNIONPAY),
    ("", UNIONPAY_19),
    ("", in_fours(VISA)),
    ("", in_fours(VISA, "-")),
    ("", in_fours(UNIONPAY)),
    ("", in_fours(UNIONPAY_19)),
    ("", in_fours(UNIONPAY_19[:16]) + UNIONPAY_19[16:]),
    ("", wide(MASTERCARD)),
    ("卡号", VISA),
    ("开户行示例支行，", in_fours(MASTERCARD)),
]


@pytest.mark.parametrize(
    ("before", "number", "what"),
    [(*line, what) for what, lines in ((MOBILE_, MOBILES), (IDENTITY, IDENTITIES), (CARD, CARDS)) for line in lines],
)
@pytest.mark.parametrize("after", ["", "，", "。\n", " 万女士", "）"])
def test_a_persons_number_is_found_where_it_begins(before: str, number: str, what: str, after: str) -> None:
    plain = "".join(chr(ord(one) - 0xFEE0) if 0xFF00 < ord(one) < 0xFF5F else one for one in number[:3])
    assert personal_number(before + number + after) == PersonalNumber(len(before), said(plain, what))


OTHERS = [
    "",
    "电话 028-85012345",
    "电话 (028) 8501 2345",
    "电话 028 8501 2345 转 801",
    "服务热线 12345、12315、110",
    "400-800-1234",
    "+86 28 8501 2345",
    f"0{MOBILE}",
    f"{MOBILE}0",
    "128" + ZEROS,
    "10" + ZEROS + "0",
    "118" + ZEROS,
    MOBILE[:-1],
    f"{MOBILE}元",
    f"{MOBILE} 元",
    f"{MOBILE}万元",
    f"{MOBILE}亿",
    f"{MOBILE}块",
    f"{MOBILE}分",
    f"{MOBILE}.00",
    f"1.{MOBILE}",
    f"0.{OF_1990}",
    f"21.{VISA}",
    "10005.89÷10130.01",
    "amount: 1380000.00",
    "成社发〔2026〕13号",
    "川府发〔2018〕20号，2018-05-01",
    "2026-03-05 2026-03-15 2026-04-01",
    "20260305 20260315",
    "202603052026031520260401",
    "2026-03-05/2026-03-15",
    "2026年3月5日18点30分",
    "id: 2026-001",
    "2026-n03, 2026-n04, 2026-p001",
    CREDIT_CODE,
    "5251010" + "7MJQ31" + "2345X",
    SHA256,
    f"sha256: {SHA256}",
    SHA256.replace("e3b0c44298f", f"a{MOBILE}"),
    f"v{MOBILE}",
    f"{MOBILE}x",
    "1 380 000 000 0",
    f"13 80000 {ZEROS[:4]}",
    f"138  {ZEROS[:4]}  {ZEROS[:4]}",
    f"138\n{ZEROS[:4]}\n{ZEROS[:4]}",
    OF_1949[:17] + "1",
    OF_1990[:17] + "7",
    "99" + OF_1990[2:],
    "84" + OF_1990[2:],
    "110101" + "19901307" + "1006",
    "110101" + "19900230" + "1007",
    "110101" + "18791231" + "1008",
    "110101" + "901307" + "100",
    "110101" + "900230" + "100",
    "990101" + "900307" + "100",
    "0" + OF_1990[1:],
    f"{OF_1990}0",
    f"6{OF_1990}",
    "身份证",
    "身份证 " + "9" * 14,
    "身份证 " + "9" * 16,
    "身份证 " + "9" * 19,
    "身份证一二三四五六七八九" + "9" * 18,
    "身份证\n" + "9" * 18,
    "身份证和 3 张照片",
    "4" + "1" * 14 + "2",
    "5" * 12 + "4" * 3 + "5",
    "62" + "0" * 13 + "6",
    "4" + "0" * 12 + "2" + "0",
    "3" + "7" * 13 + "1",
    "61" + "0" * 12 + "12",
    f"{VISA}a",
    f"a{VISA}",
    in_fours(VISA[:12]) + "  1111",
    "6222 0000 0000",
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_numbers_are_no_persons(text: str) -> None:
    assert personal_number(text) is None


def test_there_are_enough_lines_of_both_kinds() -> None:
    assert len(MOBILES + IDENTITIES + CARDS) + len(OTHERS) > 60


@pytest.mark.parametrize("digit", "3456789")
def test_a_mobile_begins_with_1_and_3_to_9(digit: str) -> None:
    assert personal_number(f"1{digit}0{ZEROS}") == PersonalNumber(0, said(f"1{digit}0", MOBILE_))


def check_digit(digits: str) -> str:
    """The last digit of an identity number, after the weights and the table printed in GB 11643."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11]


@pytest.mark.parametrize("order", range(0, 330, 7))
def test_of_eleven_last_digits_one_is_right(order: int) -> None:
    digits = f"110101{'19900307'}{order:03}"
    found = [last for last in "0123456789X" if personal_number(digits + last)]
    assert found == [check_digit(digits)]


PROVINCES = [
    *("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43"),
    *("44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83"),
]


def test_an_identity_number_begins_with_a_province() -> None:
    def numbers(code: int) -> tuple[str, str]:
        digits = f"{code:02}0101{'19900307'}100"
        return digits + check_digit(digits), f"{code:02}0101{'900307'}100"

    assert [f"{code:02}" for code in range(100) if personal_number(numbers(code)[0])] == PROVINCES
    assert [f"{code:02}" for code in range(100) if personal_number(numbers(code)[1])] == PROVINCES


def right_last_digits(beginning: str, length: int) -> int:
    """With how many last digits a number that is filled up with zeros is a card's."""
    digits = beginning + "0" * (length - len(beginning) - 1)
    return sum(personal_number(digits + last) is not None for last in "0123456789")


@pytest.mark.parametrize("beginning", ["4", "50", "51", "55", "59", "62"])
def test_a_card_of_16_digits_has_one_right_last_digit(beginning: str) -> None:
    assert [right_last_digits(beginning, length) for length in (14, 15, 16)] == [0, 0, 1]


def test_only_cards_of_62_are_longer() -> None:
    assert [right_last_digits("62", length) for length in (17, 18, 19, 20, 21)] == [1, 1, 1, 0, 0]
    assert [right_last_digits(beginning, 17) for beginning in ("4", "50", "51", "55", "59")] == [0, 0, 0, 0, 0]


def test_a_count_after_a_card_hides_no_card() -> None:
    assert personal_number(f"{in_fours(UNIONPAY)} 2张") == PersonalNumber(0, said("620", CARD))


@pytest.mark.parametrize("beginning", ["0", "1", "2", "3", "60", "61", "63", "64", "65", "7", "8", "9"])
def test_other_networks_are_not_looked_for(beginning: str) -> None:
    digits = beginning + "0" * (15 - len(beginning))
    assert [last for last in "0123456789" if personal_number(digits + last)] == []


def test_the_first_of_several_numbers_is_told() -> None:
    assert personal_number(f"{VISA}，{MOBILE}，{OF_1990}") == PersonalNumber(0, said("411", CARD))
    assert personal_number(f"电话{MOBILE}，卡号{VISA}") == PersonalNumber(2, said("138", MOBILE_))
    assert personal_number(f"{OF_1990[:17]}7，{OF_1990}") == PersonalNumber(19, said("110", IDENTITY))


@pytest.mark.parametrize("number", [MOBILE, OF_1990, VISA, in_fours(VISA), f"+86 {MOBILE}", wide(MOBILE)])
def test_a_number_is_never_shown_whole(number: str) -> None:
    found = personal_number(f"请找{number}。")
    assert found is not None
    shown = found.message.zh + found.message.en
    assert [end for end in range(4, len(number)) if number[:end] in shown or number[-end:] in shown] == []


@pytest.mark.parametrize(
    "path",
    sorted(
        path
        for folder in ("data", "content", "simulator/gongshi_simulator/scenarios")
        for path in (ROOT / folder).rglob("*.[ym]*")
    ),
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_nothing_that_is_shipped_holds_such_a_number(path: Path) -> None:
    assert personal_number(path.read_text(encoding="utf-8")) is None


def test_the_public_editions_and_calendars_hold_none(shared: Path) -> None:
    files = sorted(path for path in shared.rglob("*") if path.suffix in {".pb", ".json", ".csv"})
    assert files != []
    assert [path.name for path in files if personal_number(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("piece", ["1", "4", "1 ", "6222 ", "138 ", "86 ", "+86-", "身份证", "身份证 ", "110101 ", "x"])
def test_a_file_of_one_thing_repeated_is_looked_through_in_under_a_second(piece: str) -> None:
    text = piece * (262_144 // len(piece.encode()))
    before = time.perf_counter()
    assert personal_number(text) is None
    assert time.perf_counter() - before < 1
