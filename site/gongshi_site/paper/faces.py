"""The typeface of sheets, cut down to the characters of each: a sheet of 30 kB, made in a tenth of a second.

The face as it is installed has 65,000 glyphs in 26 MB, and a PDF library reads all of it for each document. It is cut
twice: once, in each process, to the characters of everyday Chinese, and from these to those of one sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.commands.trouble import CouldNotRun

if TYPE_CHECKING:
    import uharfbuzz

FAMILY = "Noto Serif CJK SC"
WEIGHTS = ("Regular", "Bold")
_FILES = ("NotoSerifCJK-{weight}.ttc", "NotoSerifCJKsc-{weight}.otf")
_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_LATIN = range(0x20, 0x7F)


def installed() -> Mapping[str, Path]:
    """The file of each weight, as it is installed.

    Raises:
        CouldNotRun: where the face is not.
    """
    return {weight: _file(weight) for weight in WEIGHTS}


def edition() -> str:
    """What tells the installed face from another edition of it."""
    return " ".join(f"{path.name} {path.stat().st_size}" for path in installed().values())


def cut(text: str) -> Mapping[str, bytes]:
    """By weight, a font with the characters of ``text`` only."""
    wanted = {*map(ord, text), *_LATIN}
    return {weight: _subset(_face_for(weight, wanted), wanted) for weight in WEIGHTS}


@cache
def _file(weight: str) -> Path:
    for folder in _FOLDERS:
        for name in _FILES:
            if found := sorted(Path(folder).expanduser().rglob(name.format(weight=weight))):
                return found[0]
    raise CouldNotRun(
        f"打印稿要用字体 {FAMILY}，没有找到；请安装，Debian 和 Ubuntu 上是 fonts-noto-cjk",
        f"sheets are set in the typeface {FAMILY}, which is not installed; on Debian and Ubuntu it is fonts-noto-cjk",
    )


def _face_for(weight: str, wanted: set[int]) -> uharfbuzz.Face:
    """The face cut to everyday characters where it has all of these, else the whole one."""
    everyday = _everyday_face(weight)
    return everyday if wanted <= _everyday() else _whole_face(weight)


@cache
def _everyday() -> frozenset[int]:
    """The characters of GB/T 2312 and Latin letters: a rarer one is in few names only."""
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return frozenset(
        (*_LATIN, *(ord(character) for pair in pairs for character in _decoded(pair)), *map(ord, "〔〕—…·"))
    )


def _decoded(pair: bytes) -> Iterator[str]:
    try:
        yield pair.decode("gb2312")
    except UnicodeDecodeError:
        return


@cache
def _everyday_face(weight: str) -> uharfbuzz.Face:
    import uharfbuzz  # noqa: PLC0415 - only who prints needs it

    return uharfbuzz.Face(_subset(_whole_face(weight), _everyday()))


@cache
def _whole_face(weight: str) -> uharfbuzz.Face:
    import uharfbuzz  # noqa: PLC0415

    file = uharfbuzz.Blob.from_file_path(str(_file(weight)))
    faces = (uharfbuzz.Face(file, number) for number in range(uharfbuzz.Face(file).count))
    return next(face for face in faces if face.get_name(uharfbuzz.OTNameIdPredefined.FONT_FAMILY).startswith(FAMILY))


def _subset(face: uharfbuzz.Face, wanted: frozenset[int] | set[int]) -> bytes:
    import uharfbuzz  # noqa: PLC0415

    chosen = uharfbuzz.SubsetInput()
    chosen.unicode_set.update(wanted)
    chosen.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    return bytes(uharfbuzz.subset(face, chosen).blob.data)
