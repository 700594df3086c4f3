"""Chinese as it is set: full-width punctuation between characters, no typed gaps, numbers as residents read them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from spoken import Spoken

Said = Mapping[str, list[tuple[str, Spoken]]]

HAN = "[\u4e00-\u9fff]"
FAULTS = {
    "a gap between a character and a number or letter": rf"{HAN}[ \u00a0]+[0-9A-Za-z]|[0-9A-Za-z%][ \u00a0]+{HAN}",
    "half-width punctuation between characters": rf"{HAN}[,;:!?]|[,;!?]{HAN}|{HAN}\.(?![0-9a-z])|\({HAN}|{HAN}\)",
    "a straight quotation mark": rf"""["']{HAN}|{HAN}["']""",
    "a hyphen where a range is meant": r"[0-9](日|月|年|时)[-~][0-9]",
    "a month or day with a nought before it": r"年0\d月|月0\d日",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_no_chinese_text_has(fault: str, said: Said) -> None:
    pattern = re.compile(FAULTS[fault])
    assert {
        one.text for _page, one in said["zh"] if one.language.startswith("zh") and pattern.search(one.text)
    } == set()


def test_a_share_carries_the_numbers_it_is_made_from(said: Said) -> None:
    shares = [
        one.text
        for page, one in said["zh"]
        if not page.startswith(("pages/", "rules/")) and re.search(r"\.\d\d%", one.text)
    ]
    assert len(shares) > 50
    assert [text for text in shares if not re.search(r"\.\d\d%（(\d+人(次)?中\d+人(次)?|.+[÷/].+)）", text)] == []


def test_an_amount_is_grouped_in_yuan_and_from_ten_thousand_on_it_may_be_read_in_wan(bilingual_site: Path) -> None:
    shown = {
        (value, text)
        for page in (bilingual_site / "communities").rglob("*.html")
        for value, text in re.findall(
            r'<data class="money" value="([\d.]+)">(?:<span class="whole">)?([^<]+)(?:</span>)?</data>',
            page.read_text("utf-8"),
        )
    }
    assert len(shown) > 200
    for value, text in shown:
        number = re.fullmatch(r"(\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?)(万元|元|)", text)
        assert number, text  # In a table the unit stands in the caption.
        amount, unit = number[1], number[2]
        if unit == "万元":
            assert float(value) >= 10_000
            assert len(amount.partition(".")[2]) <= 2
        else:
            assert float(amount.replace(",", "")) == float(value)
