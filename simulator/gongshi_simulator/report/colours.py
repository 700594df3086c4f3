"""The colours of plots, all from the look's tokens: red what is being decided, blue what is done, green what ends.

Within each of the three it grows stronger towards the next. Neighbours differ in lightness, and every band is named
in the plot itself, so that nobody needs to tell the hues apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from gongshi_simulator.bands import Band

Tokens: TypeAlias = Mapping[str, str]

_MIXED = {
    Band.COLLECTED: ("part-resolved", 0.3),
    Band.WAITING: ("part-resolved", 0.5),
    Band.POSTED: ("part-resolved", 1.0),
    Band.ORDERED: ("part-contracted", 0.4),
    Band.WORKING: ("part-contracted", 1.0),
    Band.JUDGED: ("part-paid", 0.4),
    Band.CLOSED: ("part-paid", 1.0),
    Band.DROPPED: ("part-left", 0.4),
}
"""Band -> token, and how much of it there is over the paper."""


def band_colours(tokens: Tokens) -> Mapping[Band, str]:
    """The colour of each band as ``#rrggbb``."""
    return {band: over(tokens[name], tokens["paper"], part) for band, (name, part) in _MIXED.items()}


def text_on(ground: str, tokens: Tokens) -> str:
    """Of ink and paper the one that stands out more on ``ground``."""
    return max((tokens["ink"], tokens["paper"]), key=lambda colour: contrast(colour, ground))


def contrast(one: str, other: str) -> float:
    """The ratio of two colours' luminances, from 1 to 21. Source: WCAG 2.2, relative luminance."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in _parts(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def over(colour: str, ground: str, part: float) -> str:
    """A colour of which there is only ``part`` over the ``ground``."""
    mixed = (round(one * part + other * (1 - part)) for one, other in zip(_parts(colour), _parts(ground), strict=True))
    return "#" + "".join(f"{one:02x}" for one in mixed)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
