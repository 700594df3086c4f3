"""``gongshi kiosk``: what a machine needs to be the residents' kiosk."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from gongshi.commands.folders import cannot_write
from gongshi.commands.replacing import replacing
from gongshi.commands.trouble import CouldNotRun
from gongshi_site.machine.filled import machine_files
from gongshi_site.machine.panel import Panel, panel
from gongshi_site.views.paths import ATTRACT

_RUN_BY_HAND = {"gongshi-kiosk-browser", "gongshi-kiosk-update", "gongshi-kiosk-watch", "install.sh"}
_MARK = "gongshi-kiosk-browser"


def kiosk(*, diagonal_inch: float, resolution: str, viewing_mm: float = 500, port: int = 8766, to: Path) -> int:
    """写出一台公示屏要用的文件。Write what a machine needs to be the residents' kiosk.

    按屏幕的大小和看的距离算出放大多少倍，让60个CSS像素的按钮不小于16毫米，正文看得清；写出启动浏览器的一行、systemd
    单元、浏览器的限制和说明。
    The browser's scale follows from the panel and the distance, so that a button of 60 CSS pixels is at least 16 mm
    wide and the text can be read. Writes the launch line, systemd units, the browser's policy, and a page on them.

    Args:
        diagonal_inch: 屏幕对角线，英寸。The panel's diagonal in inches.
        resolution: 屏幕装好以后的宽和高，例如 1080x1920。Width and height of the panel as it is mounted.
        viewing_mm: 人站多远看，毫米。From how far it is read, in millimetres.
        port: 网站在本机的端口。The port that the site has on the machine.
        to: 写到哪个文件夹。The folder to write to.
    """
    described = panel(diagonal_inch, resolution, viewing_mm)
    if not 1024 <= port <= 65535:
        raise CouldNotRun(f"--port 应在1024到65535之间，不能是{port}", f"--port takes 1024 to 65535, not {port}")
    _write(machine_files(described, port=port, start=ATTRACT), to)
    _tell(described, to)
    return 0


def _write(texts: Mapping[str, str], to: Path) -> None:
    try:
        with replacing(to, lambda folder: (folder / _MARK).is_file()) as new:
            for name, text in texts.items():
                file = new / name
                file.write_text(text, encoding="utf-8", newline="\n")
                file.chmod(0o755 if name in _RUN_BY_HAND else 0o644)
    except OSError as error:
        raise cannot_write(to, error) from None


def _tell(described: Panel, to: Path) -> None:
    width, height = described.window
    print(  # noqa: T201 - what was done is no finding
        f"写好了：{to}/README.md；放大{described.scale:g}倍，页面{width}×{height}，按钮{described.target_mm:.1f}毫米"
        f" | written: {to}/README.md; scale {described.scale:g}, page {width}x{height}, "
        f"buttons {described.target_mm:.1f} mm",
        file=sys.stderr,
    )
