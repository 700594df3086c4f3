"""Days and amounts in running text are kept on one line, and nothing else about the text changes."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup, escape

from gongshi_site.typography import whole, whole_within


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("投入196.75万元，已议决1,902,600元，议决率96.70%。", ["196.75万元", "1,902,600元", "96.70%"]),
        ("2026年3月24日重新议定，4月1日开工，2026年度完成。", ["2026年3月24日", "4月1日"]),
        ("见第6号公告；电话028-00000101，4号院36个插座。", ["第6号", "028-00000101"]),
        ("¥50.64 thousand by 5 March 2026, that is 12.5%", ["¥50.64 thousand", "5 March 2026", "12.5%"]),
        ("甲 & 乙 <3人", []),
    ],
)
def test_each_day_and_amount_is_one_piece(text: str, pieces: list[str]) -> None:
    marked = whole(text)
    assert re.findall(r'<span class="whole">(.*?)</span>', marked) == pieces
    assert re.sub(r"</?span[^>]*>", "", marked) == escape(text)


def test_what_is_markup_already_stays_as_it_is() -> None:
    assert whole(Markup("<b>5元</b>")) == "<b>5元</b>"


def test_in_html_only_what_stands_between_the_tags_is_marked() -> None:
    html = '<p title="5元">共<b>5元</b></p>'
    assert whole_within(html) == '<p title="5元">共<b><span class="whole">5元</span></b></p>'
