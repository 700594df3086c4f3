"""Every plot as a reader has it: its letters within the sheet, apart from each other, and dark enough."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest

from gongshi.look import tokens
from gongshi_simulator.report.canvas import NARROW, WIDE, Look, Sheet, Type, sheet
from gongshi_simulator.report.pictures import Draw, svg
from gongshi_simulator.report.section import Section
from made_up_plots import MADE_UP
from plot_looks import beyond_the_sheet, hard_to_read, on_each_other, seen

_LOOKS = {
    "wide": Look(tokens(), WIDE),
    "wide and dark": Look(tokens("dark"), WIDE),
    "narrow": Look(tokens(), NARROW),
}
_SECTIONS = (
    *("projects-by-state", "outcomes", "stages", "lead-times"),
    *("utilisation", "queues", "money", "one-year"),
)


@pytest.fixture(scope="session")
def plots(told: Mapping[str, Section]) -> Mapping[str, Draw]:
    """All plots: those of the report, and those of made-up values."""
    return {name: section.plot.draw for name, section in told.items() if section.plot is not None} | dict(MADE_UP)


def test_these_are_all_plots(plots: Mapping[str, Draw]) -> None:
    assert tuple(plots) == (*_SECTIONS, *MADE_UP)


@pytest.mark.parametrize(("name", "look"), list(product((*_SECTIONS, *MADE_UP), _LOOKS)))
def test_every_text_is_on_the_sheet_apart_from_others_and_dark_enough(
    plots: Mapping[str, Draw], name: str, look: str
) -> None:
    plot = seen(plots[name], _LOOKS[look])
    assert beyond_the_sheet(plot) == []
    assert on_each_other(plot) == []
    assert hard_to_read(plot) == []


def test_what_is_wrong_with_a_plot_is_seen() -> None:
    def crowded(look: Look) -> Sheet:
        paper = sheet(look, 100)
        for left, text, colour in ((10, "一", "ink"), (14, "二", "ink"), (655, "出界", "ink"), (200, "看不清", "rule")):
            paper.write(left, 50, text, Type(13, colour))
        return paper

    plot = seen(crowded, _LOOKS["wide"])
    assert beyond_the_sheet(plot) == ["出界"]
    assert on_each_other(plot) == [("一", "二")]
    assert hard_to_read(plot) == ["看不清"]


def test_a_letter_that_the_font_lacks_is_no_silent_box() -> None:
    def lacking(look: Look) -> Sheet:
        paper = sheet(look, 100)
        paper.write(10, 50, "\N{GRINNING FACE}", Type(13))
        return paper

    with pytest.raises(UserWarning, match="missing from font"):
        svg(lacking, _LOOKS["wide"])
