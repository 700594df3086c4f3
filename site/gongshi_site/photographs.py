"""A community's photographs as they are published: small, upright, and without what a camera wrote into them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from gongshi.findings import RECORD, Finding, Level, Message
from gongshi.fund import CommunityFund
from gongshi.load.photographs import named, unreadable
from gongshi.place import Place
from gongshi_site.fingerprint import digest
from gongshi_site.render import Rendered
from gongshi_site.views.photographs import Picture

if TYPE_CHECKING:
    from PIL import Image

MOST_BYTES = 80 * 1024
"""What a published photograph may weigh: a page with several opens on a poor network, too."""

_MOST_PIXELS = 20_000_000
_LARGEST_FILE = 20_000_000
_EDGES = (1280, 960, 720, 480, 320)
_QUALITIES = (82, 72, 62, 50)
_PNG = b"\x89PNG"


@dataclass(frozen=True, slots=True)
class Photographs:
    """By the names in the records, the pictures; the files to be written; and what is wrong with those not shown."""

    pictures: Mapping[str, Picture]
    files: tuple[Rendered, ...]
    findings: tuple[Finding, ...]


NO_PHOTOGRAPHS = Photographs({}, (), ())


class _NoPictureError(Exception):
    """The file cannot be published; says why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.said = Message(zh, en)


Taken: TypeAlias = Callable[[str], bytes | None]
"""What was published before: the bytes of a file by its path from the root; None where it was not."""


def photographs(folder: Path, community: CommunityFund, taken: Taken) -> Photographs:
    """The photographs that the community's projects name, out of the folder ``photographs`` beside their records.

    What was made of the same picture before is not made again.
    """
    pictures: dict[str, Picture] = {}
    files: list[Rendered] = []
    findings = list(community.missing_photographs)
    absent = {finding.place.file for finding in findings}
    for name in named(community.projects):
        path = folder / "photographs" / name
        if path.as_posix() in absent:
            continue
        try:
            source = _bytes(path)
            stem = f"{name.partition('.')[0]}-{digest(source, _recipe())[:8]}"
            file, size = _published(f"communities/{community.community.id}/photographs/{stem}", source, taken)
        except _NoPictureError as error:
            findings.append(Finding(Place(path.as_posix()), RECORD, Level.ERROR, error.said))
            continue
        pictures[name] = Picture(file.path, *size)
        files.append(file)
    return Photographs(pictures, tuple(files), tuple(findings))


def _published(path: str, source: bytes, taken: Taken) -> tuple[Rendered, tuple[int, int]]:
    """The file at ``path``, which names its source, with its ending; and its width and height."""
    from PIL import Image  # noqa: PLC0415 - most communities have no photographs, and it takes long to load

    for way in _ways(source):
        content = taken(f"{path}.{way.suffix}")
        if content is not None:
            with Image.open(BytesIO(content)) as picture:
                return Rendered(f"{path}.{way.suffix}", content), picture.size
    content, suffix, size = encoded(source)
    return Rendered(f"{path}.{suffix}", content), size


def _recipe() -> str:
    """How pictures are encoded: another way gives another file."""
    return f"{version('pillow')} {MOST_BYTES} {_EDGES} {_QUALITIES}"


def _bytes(path: Path) -> bytes:
    try:
        with open(path, "rb", opener=_opened_itself) as file:
            content = file.read(_LARGEST_FILE + 1)
    except OSError as error:
        said = unreadable(error)
        raise _NoPictureError(said.zh, said.en) from None
    if len(content) > _LARGEST_FILE:
        raise _NoPictureError("照片文件超过20MB，请先缩小", "the file has more than 20 MB; make it smaller first")
    return content


def _opened_itself(path: str, flags: int) -> int:
    """A file that is opened, but no link, and without waiting for a pipe."""
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)


def encoded(content: bytes) -> tuple[bytes, str, tuple[int, int]]:
    """The picture encoded anew in at most `MOST_BYTES`, what its file's name ends in, and its width and height.

    Nothing but the pixels goes over: no place, no time, no name of a device.
    """
    from PIL import Image  # noqa: PLC0415

    picture = _plain(content)
    for edge in _EDGES:
        smaller = picture.copy()
        smaller.thumbnail((edge, edge), Image.Resampling.LANCZOS)
        for way in _ways(content):
            out = BytesIO()
            smaller.save(out, way.format, **way.options)
            if out.tell() <= MOST_BYTES:
                return out.getvalue(), way.suffix, smaller.size
    raise _NoPictureError("照片压缩后还是太大", "the picture stays too large however it is encoded")


class _Way(NamedTuple):
    """A way to encode a picture."""

    suffix: str
    format: str
    options: dict[str, Any]


def _ways(content: bytes) -> tuple[_Way, ...]:
    """How a picture may be encoded, best first; what is drawn stays a drawing where it is small enough."""
    taken = tuple(
        _Way("jpg", "JPEG", {"quality": quality, "optimize": True, "progressive": True}) for quality in _QUALITIES
    )
    return (_Way("png", "PNG", {"optimize": True}), *taken) if content.startswith(_PNG) else taken


def _plain(content: bytes) -> Image.Image:
    """The pixels alone, upright, on white where the picture is transparent."""
    from PIL import Image, ImageOps  # noqa: PLC0415

    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise _NoPictureError(
                    "照片超过2000万像素，请先缩小", "more than 20 million pixels; make it smaller first"
                )
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise _NoPictureError("这不是能读的 JPEG 或 PNG 照片", "this is no JPEG or PNG that can be read") from None
    plain = Image.new("RGB", upright.size, "white")
    plain.paste(upright, mask=upright.getchannel("A"))
    return plain
