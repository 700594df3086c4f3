"""A text that a spreadsheet might work out gets an apostrophe before it; every other one stays as it is."""

from __future__ import annotations

import csv
from io import StringIO
from unicodedata import normalize

import pytest

from formulas import FORMULAS, HARMLESS
from gongshi.open_data.csv_file import csv_line
from gongshi.open_data.guard import guarded


@pytest.mark.parametrize("text", FORMULAS)
def test_what_might_be_worked_out_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_whatever_stands_for_a_sign_is_taken_for_it() -> None:
    stand_in = [chr(code) for code in range(0x110000) if normalize("NFKC", chr(code))[:1] in tuple("=+-@|%")]
    assert len(stand_in) > 20
    assert [one for one in stand_in if guarded(f"{one}1") == f"{one}1"] == []


def test_a_line_of_csv_is_read_back_as_it_was_written() -> None:
    texts = ('他说："好"', "第一行\n第二行", "a,b;c\td", "梧桐")
    line = csv_line((*texts, 3, True, None))
    assert line.endswith("\r\n")
    assert list(csv.reader(StringIO(line, newline=""))) == [[*texts, "3", "true", ""]]
