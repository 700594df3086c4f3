"""Pressing a notice's sheet, as a ratio to WeasyPrint with the typeface as it is installed.

    .venv/bin/python benchmarks/paper.py [ROUNDS]

The same HTML and the same look, of every notice of one example community; rounds alternate. Results stand in
benchmarks/README.md.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from gongshi.fund import CommunityFund, read_community, read_shared
from gongshi_site.choices import Choices
from gongshi_site.language import speaking
from gongshi_site.pages import notice_sheet_pages
from gongshi_site.paper.press import Press
from gongshi_site.paper.sheet import Sheet
from gongshi_site.paper.supplies import Supplies
from gongshi_site.render import Renderer
from gongshi_site.settings import THEME
from gongshi_site.sheets import sheet_of
from gongshi_site.templates import environment
from gongshi_site.views.frame import frame

ROOT = Path(__file__).resolve().parent.parent
ON = date(2026, 11, 20)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    sheets, press = _sheets(), Press(THEME)
    _whole(sheets[0])
    press.pressed(sheets[0])
    ours, whole = [], []
    for _round in range(rounds):
        for sheet in sheets:
            begin = process_time()
            small = press.pressed(sheet)
            between = process_time()
            large = _whole(sheet)
            ours.append((between - begin, len(small)))
            whole.append((process_time() - between, len(large)))
    for name, figures in (("ours", ours), ("the face as installed", whole)):
        print(f"{name}: {median(t for t, _ in figures) * 1000:.0f} ms, {median(s for _, s in figures) / 1000:.0f} kB")
    pairs = list(zip(ours, whole, strict=True))
    print(
        f"{len(sheets)} sheets, {rounds} rounds; of the time {median(a[0] / b[0] for a, b in pairs):.2f}, "
        f"of the size {median(a[1] / b[1] for a, b in pairs):.2f} (medians of the pairs)"
    )


def _whole(sheet: Sheet) -> bytes:
    """The sheet by the library alone, in one go: the typeface is found on the system and embedded by it."""
    fonts, supplies = FontConfiguration(), Supplies({}, {})
    look = (THEME / "paper" / "sheet.css").read_text(encoding="utf-8")
    # Without the faces that are fetched, and with the family that is installed.
    look = "\n".join(line for line in look.splitlines() if not line.startswith("@font-face"))
    style = weasyprint.CSS(string=look.replace("Sheet", '"Noto Serif CJK SC"'), font_config=fonts)
    html = sheet.html.replace('<body class="', '<body class="normal ', 1)
    page = weasyprint.HTML(string=html, url_fetcher=supplies)
    return bytes(page.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1"))


def _sheets() -> list[Sheet]:
    read = read_shared(ROOT / "data")
    assert read.shared is not None
    fund = read_community(ROOT / "data/communities/wutong", read.shared)
    assert isinstance(fund, CommunityFund)
    choices = Choices(ON, ON, languages=("zh",), address="https://gongshi.example.cn")
    with speaking("zh"):
        around = {"frame": frame(read.shared, choices), "pages": (), "languages": ("zh",)}
        renderer = Renderer(environment(THEME), {"zh": around})
        pages = [page for notice in fund.notices.values() for page in notice_sheet_pages(notice, fund, ("a4",))]
        return [sheet_of(page, renderer) for page in pages]


if __name__ == "__main__":
    main()
