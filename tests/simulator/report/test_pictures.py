"""Pictures as files: outlines for letters, nothing from elsewhere, and the same bytes for the same numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from xml.etree import ElementTree as ET

from PIL import Image

from gongshi.look import tokens
from gongshi_simulator.report.canvas import WIDE, Box, Look, Pen, Sheet, Type, sheet
from gongshi_simulator.report.colours import contrast, over, text_on
from gongshi_simulator.report.pictures import png, svg
from made_up_plots import MADE_UP

_LOOK = Look(tokens(), WIDE)


def drawing(look: Look) -> Sheet:
    """A box, a line and a letter."""
    paper = sheet(look, 100)
    paper.fill(Box(10, 10, 100 / 3, 20), "part-paid", "////")
    paper.line([10, 650], [50, 50], Pen("ink"))
    paper.write(10, 80, "公示 12.25", Type(13))
    return paper


def test_a_picture_is_an_svg_without_text_that_needs_a_font_and_without_references(files: Mapping[str, bytes]) -> None:
    pictures = {name: content for name, content in files.items() if name.endswith(".svg")}
    assert len(pictures) == 8 * 4
    for content in pictures.values():
        root = ET.fromstring(content)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert {one.tag.partition("}")[2] for one in root.iter()}.isdisjoint(
            {"text", "script", "image", "foreignObject"}
        )
        asked = [value for one in root.iter() for name, value in one.attrib.items() if name.endswith("href")]
        assert all(value.startswith("#") for value in asked)


def test_every_letter_of_a_picture_is_in_it(files: Mapping[str, bytes]) -> None:
    for name in (one for one in files if one.endswith(".svg")):
        root = ET.fromstring(files[name])
        known = {one.get("id") for one in root.iter()}
        asked = {value[1:] for one in root.iter() for key, value in one.attrib.items() if key.endswith("href")}
        assert asked <= known


def test_places_are_told_to_a_hundredth_of_a_point_and_versions_are_left_alone() -> None:
    text = svg(drawing, _LOOK).decode()
    assert text.startswith('<?xml version="1.0"')
    assert "M10 10L43.33 10L43.33 30" in text
    assert re.findall(r' d="[^"]*\.\d{3}', text) == []


def test_the_same_plot_gives_the_same_bytes() -> None:
    draw = MADE_UP["frontier"]
    assert svg(draw, _LOOK) == svg(draw, _LOOK)
    assert png(draw, _LOOK) == png(draw, _LOOK)


def test_a_png_has_two_dots_for_a_pixel_of_the_page() -> None:
    image = Image.open(BytesIO(png(drawing, _LOOK)))
    assert image.size == (round(662 / 72 * 192), int(100 / 72 * 192))


def test_contrast_runs_from_1_to_21() -> None:
    assert round(contrast("#000000", "#ffffff"), 6) == 21
    assert contrast("#123456", "#123456") == 1


def test_a_colour_over_a_ground_is_mixed_and_text_on_it_takes_the_stronger() -> None:
    assert over("#ff0000", "#ffffff", 0.5) == "#ff8080"
    assert [text_on(ground, tokens()) for ground in ("#000000", "#ffffff")] == [tokens()["paper"], tokens()["ink"]]
