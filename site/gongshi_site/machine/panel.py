"""How large a page is on a touch panel.

A CSS pixel has no fixed size on a kiosk: it is a device pixel times the scale that the browser is started with. That
scale is chosen so that two things hold at the panel, whatever its size:

* a target of 60 CSS pixels is at least 16 mm wide. With buttons of 10 mm and less, older users take longer and err
  more; those over 65 did best at 16 mm.
* the body text can be read from where people stand. EN 301 549, 5.1.4: a capital H subtends at least 0.7 degrees at
  the stated viewing distance, so its height is H = D tan 0.7 degrees: 6.1 mm at 500 mm, 8.6 mm at 700 mm.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from gongshi.commands.trouble import CouldNotRun

MM_PER_INCH = 25.4
TARGET_CSS, TARGET_MM = 60, 16
BODY_CSS = 24
"""The body text of a kiosk, 大字, in CSS pixels."""
CAP_ANGLE = math.radians(0.7)
CAP_HEIGHT = 0.73
"""Of a capital letter, as a share of the font's size: 0.733 in Noto Sans CJK."""
NARROWEST = 320
"""CSS pixels: what every page is made to fit in."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A touch panel as it is mounted, ``width`` by ``height`` device pixels, read from ``viewing_mm`` away."""

    diagonal_inch: float
    width: int
    height: int
    viewing_mm: float

    @property
    def pitch(self) -> float:
        """The distance from one device pixel to the next, in millimetres."""
        return self.diagonal_inch * MM_PER_INCH / math.hypot(self.width, self.height)

    @property
    def font(self) -> float:
        """The font size, in device pixels, whose capitals are high enough from the viewing distance."""
        return self.viewing_mm * math.tan(CAP_ANGLE) / self.pitch / CAP_HEIGHT

    @property
    def scale(self) -> float:
        """Device pixels to a CSS pixel, rounded up to hundredths: for target and body text, whichever needs more."""
        needed = max(TARGET_MM / (TARGET_CSS * self.pitch), self.font / BODY_CSS)
        return math.ceil(round(needed * 100, 6)) / 100

    @property
    def window(self) -> tuple[int, int]:
        """Width and height of the screen in CSS pixels, which is what the browser's ``--window-size`` takes."""
        return int(self.width / self.scale), int(self.height / self.scale)

    @property
    def target_mm(self) -> float:
        """What a target of 60 CSS pixels measures at this scale."""
        return TARGET_CSS * self.scale * self.pitch

    @property
    def cap_degrees(self) -> float:
        """The angle of the body text's capitals at this scale, from the viewing distance."""
        return math.degrees(math.atan(BODY_CSS * self.scale * CAP_HEIGHT * self.pitch / self.viewing_mm))


def panel(diagonal_inch: float, resolution: str, viewing_mm: float) -> Panel:
    """The panel that the options describe; ``resolution`` as in 1080x1920.

    Raises:
        CouldNotRun: where an option is out of its bounds, or a page would not fit on such a panel.
    """
    _within("--diagonal-inch", diagonal_inch, 7, 110, ("英寸", "inches"))
    _within("--viewing-mm", viewing_mm, 200, 3000, ("毫米", "millimetres"))
    width, height = _pixels(resolution)
    described = Panel(diagonal_inch, width, height, viewing_mm)
    if min(described.window) < NARROWEST:
        raise CouldNotRun(
            f"这块屏幕上的字要从{viewing_mm:g}毫米处看清，一行就放不下一页的宽度；请换大一些的屏幕，或把距离写近一些",
            f"with text that can be read from {viewing_mm:g} millimetres, a page does not fit on this panel; "
            "take a larger one, or a shorter distance",
        )
    return described


def _within(option: str, value: float, least: float, most: float, unit: tuple[str, str]) -> None:
    if not least <= value <= most:
        zh, en = unit
        raise CouldNotRun(
            f"{option} 应在{least}到{most}{zh}之间，不能是{value:g}",
            f"{option} takes {least} to {most} {en}, not {value:g}",
        )


def _pixels(resolution: str) -> tuple[int, int]:
    parts = resolution.lower().replace("×", "x").split("x")
    if len(parts) == 2 and all(part.isascii() and part.isdecimal() for part in parts):
        width, height = (int(part) for part in parts)
        if min(width, height) >= 480 and max(width, height) <= 8192:
            return width, height
    raise CouldNotRun(
        f"--resolution 应是屏幕装好以后的宽和高，例如 1080x1920（每边480到8192），不能是“{resolution}”",
        "--resolution takes width and height of the panel as it is mounted, such as 1080x1920 (480 to 8192 each), "
        f"not {resolution!r}",
    )
