"""The files that make a Debian machine the kiosk: they stand in the folder ``files``, with places to fill in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files

from gongshi_site.machine.panel import Panel

_PLACE = re.compile(r"@([A-Z]+)@")


def machine_files(panel: Panel, *, port: int, start: str) -> Mapping[str, str]:
    """The text of each file by its name, for a panel, a port on loopback, and the page that the screen begins with."""
    values = {
        "DIAGONAL": f"{panel.diagonal_inch:g}",
        "WIDTH": str(panel.width),
        "HEIGHT": str(panel.height),
        "VIEWING": f"{panel.viewing_mm:g}",
        "SCALE": f"{panel.scale:g}",
        "WINDOW": ",".join(map(str, panel.window)),
        "TARGET": f"{panel.target_mm:.1f}",
        "ANGLE": f"{panel.cap_degrees:.2f}",
        "PORT": str(port),
        "START": start,
    }
    folder = files("gongshi_site.machine") / "files"
    texts = {one.name: one.read_text(encoding="utf-8") for one in folder.iterdir()}
    return {name: _PLACE.sub(lambda place: values[place[1]], text) for name, text in sorted(texts.items())}
