"""The typefaces of sheets and pictures, cut down to the characters of each: a sheet of 50 kB, made in a moment.

The face as it is installed has 65,000 glyphs in 26 MB, and a PDF library reads all of it for each document. It is cut
twice: once, in each process, to the characters of everyday Chinese, and from these to those of one sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from gongshi.commands.trouble import CouldNotRun

if TYPE_CHECKING:
    import uharfbuzz

Family: TypeAlias = Literal["Serif", "Sans"]

WEIGHTS = ("Regular", "Bold")
_FILES = ("Noto{family}CJK-{weight}.ttc", "Noto{family}CJKsc-{weight}.otf")
_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_LATIN = range(0x20, 0x7F)


def edition() -> str:
    """What tells the installed faces from another edition of them.

    Raises:
        CouldNotRun: where they are not installed.
    """
    files = (_file(family, weight) for family in get_args(Family) for weight in WEIGHTS)
    return " ".join(f"{path.name} {path.stat().st_size}" for path in files)


def cut(text: str, family: Family) -> Mapping[str, bytes]:
    """By weight, a font with the characters of ``text`` only.

    Raises:
        CouldNotRun: where the face is not installed.
    """
    wanted = {*map(ord, text), *_LATIN}
    return {weight: _subset(_face_for(family, weight, wanted), wanted) for weight in WEIGHTS}


@cache
def _file(family: Family, weight: str) -> Path:
    for folder in _FOLDERS:
        for name in _FILES:
            if found := sorted(Path(folder).expanduser().rglob(name.format(family=family, weight=weight))):
                return found[0]
    raise _not_installed(family)


def _not_installed(family: Family) -> CouldNotRun:
    return CouldNotRun(
        f"打印稿要用字体 Noto {family} CJK SC，没有找到；请安装，Debian 和 Ubuntu 上是 fonts-noto-cjk",
        f"sheets are set in Noto {family} CJK SC, which is not installed; on Debian and Ubuntu it is fonts-noto-cjk",
    )


def _face_for(family: Family, weight: str, wanted: set[int]) -> uharfbuzz.Face:
    """The face cut to everyday characters where it has all of these, else the whole one."""
    return _everyday_face(family, weight) if wanted <= _everyday() else _whole_face(family, weight)


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
def _everyday_face(family: Family, weight: str) -> uharfbuzz.Face:
    import uharfbuzz  # noqa: PLC0415 - only who prints needs it

    return uharfbuzz.Face(_subset(_whole_face(family, weight), _everyday()))


@cache
def _whole_face(family: Family, weight: str) -> uharfbuzz.Face:
    import uharfbuzz  # noqa: PLC0415

    file = uharfbuzz.Blob.from_file_path(str(_file(family, weight)))
    faces = (uharfbuzz.Face(file, number) for number in range(uharfbuzz.Face(file).count))
    called, named = f"Noto {family} CJK SC", uharfbuzz.OTNameIdPredefined.FONT_FAMILY
    found = next((face for face in faces if face.get_name(named).startswith(called)), None)
    if found is None:
        raise _not_installed(family)
    return found


def _subset(face: uharfbuzz.Face, wanted: frozenset[int] | set[int]) -> bytes:
    import uharfbuzz  # noqa: PLC0415

    chosen = uharfbuzz.SubsetInput()
    chosen.unicode_set.update(wanted)
    chosen.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    return bytes(uharfbuzz.subset(face, chosen).blob.data)
