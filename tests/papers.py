"""What a PDF is, as other programs see it: poppler's, and a reader of codes."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import zxingcpp
from PIL import Image
from pypdf import PdfReader


def facts(pdf: Path) -> dict[str, str]:
    """What pdfinfo says of it."""
    lines = _said("pdfinfo", pdf).splitlines()
    return {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}


def pages(pdf: Path) -> int:
    return int(facts(pdf)["Pages"])


def text(pdf: Path, page: int | None = None) -> str:
    """Its text as it stands in lines, of one page or of all."""
    only = () if page is None else ("-f", str(page), "-l", str(page))
    return _said("pdftotext", *only, "-layout", pdf, "-")


def fonts(pdf: Path) -> list[tuple[str, bool, bool]]:
    """Each of its fonts: name, whether it is embedded, whether only what is used of it."""
    lines = _said("pdffonts", pdf).splitlines()[2:]
    return [(line.split()[0], *(word == "yes" for word in line.split()[-5:-3])) for line in lines]  # type: ignore[misc]


def codes(pdf: Path, dots_per_inch: int) -> list[str]:
    """What the codes on it say, seen as coarsely as that."""
    return [
        one.text for page in range(1, pages(pdf) + 1) for one in zxingcpp.read_barcodes(_seen(pdf, page, dots_per_inch))
    ]


def _seen(pdf: Path, page: int, dots_per_inch: int) -> Image.Image:
    of = ("-r", str(dots_per_inch), "-f", str(page), "-l", str(page))
    seen = subprocess.run(["pdftoppm", *of, "-png", str(pdf)], check=True, capture_output=True)
    return Image.open(io.BytesIO(seen.stdout))


def letter_sizes(pdf: Path) -> set[float]:
    """The sizes of its letters in points, of all pages."""
    described = _said("pdftohtml", "-xml", "-i", "-stdout", "-zoom", "1", pdf)
    return {float(size) for size in re.findall(r'<fontspec [^>]*size="([0-9.]+)"', described)}


def catalogue(pdf: Path) -> Any:
    """The root of all that is in it."""
    return PdfReader(pdf).trailer["/Root"]


def structure(pdf: Path) -> list[tuple[str, str | None]]:
    """The tags of its structure in reading order, each with what is said in its place."""
    return list(_tags(catalogue(pdf)["/StructTreeRoot"]))


def _tags(node: Any) -> Iterator[tuple[str, str | None]]:
    found = node.get_object() if hasattr(node, "get_object") else node
    if not isinstance(found, dict):
        return
    if "/S" in found:
        yield found["/S"], found.get("/Alt")
    below = found.get("/K", ())
    for one in below if isinstance(below, list) else [below]:
        yield from _tags(one)


def _said(*command: str | Path) -> str:
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout
