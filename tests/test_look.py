"""Colour, type and space: one stylesheet of tokens, for every theme, that site, handbook and plots can read."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from gongshi.look import Theme, stylesheet, tokens

ROOT = Path(__file__).resolve().parent.parent
THEMES: list[Theme] = ["light", "dark", "contrast"]
LOOKS = {theme: tokens(theme) for theme in THEMES}
LIGHT, DARK = LOOKS["light"], LOOKS["dark"]

TEXTS = ["ink", "muted", "brand", "link", "ok", "warn"]
GROUNDS = ["paper", "ground", "brand-soft", "warn-soft"]
SHAPES = ["line", "brand", "part-paid", "part-contracted", "part-resolved", "part-over"]
USING = [
    path
    for folder, ending in (("site/gongshi_site", "*.css"), ("site/gongshi_site", "*.html"), ("simulator", "*.html"))
    for path in sorted((ROOT / folder).rglob(ending))
]


def brightness(colour: str) -> float:
    """Relative luminance. Source: WCAG 2.2, definition of relative luminance."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((brightness(one), brightness(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_a_token_is_read_by_its_name_without_dashes() -> None:
    assert {name: LIGHT[name] for name in ("paper", "ink", "brand", "brand-soft", "size-1", "leading")} == {
        "paper": "#ffffff",
        "ink": "#1a1a1a",
        "brand": "#9b1c1c",
        "brand-soft": "#fcf4f2",
        "size-1": "2.125rem",
        "leading": "1.75",
    }
    assert LIGHT["font"].startswith('"PingFang SC", ')
    assert LIGHT["font-sheet"].endswith('"SimSun", serif')


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_a_theme_changes_colours_and_nothing_else(theme: Theme) -> None:
    changed = {name for name in LIGHT if tokens(theme)[name] != LIGHT[name]}
    assert changed == {name for name, value in LIGHT.items() if value.startswith("#")}
    assert list(tokens(theme)) == list(LIGHT)


def test_dark_is_dark() -> None:
    assert (DARK["paper"], DARK["ink"], DARK["brand"]) == ("#1b1b1b", "#f2f2f2", "#f4a58f")
    assert LOOKS["contrast"]["paper"] == "#000000"


@pytest.mark.parametrize("theme", THEMES)
def test_a_colour_is_written_with_six_digits(theme: Theme) -> None:
    colours = [value for value in tokens(theme).values() if "#" in value]
    assert len(colours) == 19
    assert [value for value in colours if not re.fullmatch(r"#[0-9a-f]{6}", value)] == []


def test_every_declaration_is_a_token_light_dark_twice_and_in_high_contrast() -> None:
    declared = re.findall(r"^\s+--([^:]+):", stylesheet(), re.MULTILINE)
    colours = [name for name, value in LIGHT.items() if value.startswith("#")]
    assert sorted(declared) == sorted([*LIGHT, *3 * colours])


def test_a_reader_chooses_a_theme_whatever_the_system_asks_for_and_paper_is_always_light() -> None:
    sheet = stylesheet()
    assert "@media screen and (prefers-color-scheme: dark) {\n:root:not([data-theme]) {\n  --paper: #1b1b1b;" in sheet
    assert '@media screen {\n:root[data-theme="dark"] {\n  --paper: #1b1b1b;' in sheet
    assert sheet.count(':root[data-theme="contrast"] {\n  --paper: #000000;') == 1


def test_light_is_what_is_read_unless_another_theme_is_asked_for() -> None:
    assert tokens() == tokens("light") == LIGHT
    assert DARK != LIGHT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), [*product(TEXTS, GROUNDS), ("on-brand", "brand")])
def test_every_text_has_a_contrast_of_seven_on_every_ground(text: str, ground: str, theme: Theme) -> None:
    assert contrast(LOOKS[theme][text], LOOKS[theme][ground]) >= (15 if theme == "contrast" else 7)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("shape", "ground"), list(product(SHAPES, GROUNDS)))
def test_every_shape_has_a_contrast_of_three_on_every_ground(shape: str, ground: str, theme: Theme) -> None:
    assert contrast(LOOKS[theme][shape], LOOKS[theme][ground]) >= 3


@pytest.mark.parametrize("name", ["size", "size-small", "size-1", "size-2", "size-3"])
def test_no_text_is_smaller_than_a_browsers_own(name: str) -> None:
    assert float(LIGHT[name].removesuffix("rem")) >= 1


def test_sizes_of_headings_go_down() -> None:
    sizes = [float(LIGHT[name].removesuffix("rem")) for name in ("size-1", "size-2", "size-3", "size", "size-small")]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("path", USING, ids=lambda path: path.name)
def test_what_a_sheet_or_template_uses_is_a_token(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    own = set(re.findall(r"--([a-z0-9-]+):", text))
    used = set(re.findall(r"var\(--([a-z0-9-]+)", text))
    assert used - set(LIGHT) - own == set()


def test_no_other_sheet_writes_a_colour_of_its_own_but_the_white_of_paper_in_print() -> None:
    sheets = [path.read_text(encoding="utf-8") for path in USING if path.suffix == ".css"]
    assert [colour for text in sheets for colour in re.findall(r"#[0-9a-fA-F]{3,8}\b", text)] == ["#fff"]
