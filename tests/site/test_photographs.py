"""A project's photographs as they are published: small, upright, without what a camera wrote into them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from gongshi.commands.check import check
from gongshi_site.commands import build
from gongshi_site.photographs import MOST_BYTES, encoded

WriteFund = Callable[..., Path]
PROJECT = """\
id: p1
title: 路灯
history: [{date: 2026-03-05, event: proposed}]
photographs:
- file: lamp.jpg
  alt: {zh: 新装的路灯, en: The new lamp}
  date: 2026-03-04
- {file: later.jpg, alt: 以后才拍的, date: 2026-09-01}
"""
GPS, ORIENTATION, MODEL = 0x8825, 0x0112, 0x0110


def taken(width: int, height: int, *, kind: str = "JPEG", orientation: int = 1) -> bytes:
    """A noisy picture, as hard to compress as any, with a place, a device and a comment in it."""
    picture = Image.effect_noise((width, height), 80).convert("RGB")
    exif = picture.getexif()
    exif[ORIENTATION], exif[MODEL] = orientation, "SECRET-CAMERA"
    exif.get_ifd(GPS)[1] = "N"
    out = BytesIO()
    picture.save(out, kind, exif=exif.tobytes(), comment=b"SECRET-COMMENT", quality=95)
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def test_a_large_photograph_becomes_small_enough_and_keeps_its_shape() -> None:
    content, suffix, size = encoded(taken(3000, 2000))
    assert (len(content) <= MOST_BYTES, suffix) == (True, "jpg")
    assert opened(content).size == size
    assert size[0] / size[1] == pytest.approx(1.5, abs=0.01)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_nothing_of_the_camera_is_published(kind: str) -> None:
    content, _suffix, _size = encoded(taken(400, 300, kind=kind))
    assert dict(opened(content).getexif()) == {}
    assert b"SECRET" not in content
    assert b"Exif" not in content


def test_a_photograph_taken_sideways_is_turned_upright() -> None:
    _content, _suffix, size = encoded(taken(400, 300, orientation=6))
    assert size == (300, 400)


def test_a_drawing_stays_one_and_stands_on_white_where_it_is_transparent() -> None:
    out = BytesIO()
    Image.new("RGBA", (60, 40), (0, 0, 0, 0)).save(out, "PNG")
    content, suffix, size = encoded(out.getvalue())
    assert (suffix, size, opened(content).convert("RGB").getpixel((5, 5))) == ("png", (60, 40), (255, 255, 255))


def test_the_same_photograph_is_the_same_bytes() -> None:
    photograph = taken(800, 600)
    assert encoded(photograph) == encoded(photograph)


def fund_with(write_fund: WriteFund, content: bytes | None) -> Path:
    data = write_fund({"projects/p1.yaml": PROJECT, "photographs/README.md": ""})
    for name in ("lamp.jpg", "later.jpg"):
        if content is not None:
            (data / "communities/wutong/photographs" / name).write_bytes(content)
    return data


def test_a_projects_page_shows_its_photographs_with_words_and_sizes(write_fund: WriteFund, tmp_path: Path) -> None:
    data = fund_with(write_fund, taken(900, 600))
    assert build(data, output=tmp_path / "site", as_of="2026-05-01", language=("zh", "en")) == 0
    for language, alt in (("", "新装的路灯"), ("en/", "The new lamp")):
        page = tmp_path / f"site/{language}communities/wutong/projects/p1.html"
        (image,) = re.findall(r"<img [^>]*>", page.read_text(encoding="utf-8"))
        told = dict(re.findall(r'(\w+)="([^"]*)"', image))
        assert (told["alt"], told["loading"]) == (alt, "lazy")
        with Image.open(page.parent / told["src"]) as picture:
            assert picture.size == (int(told["width"]), int(told["height"]))
            assert picture.size[0] * 2 == picture.size[1] * 3


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "项目写了这张照片，文件却读不了"),
        (b"no picture", "这不是能读的 JPEG 或 PNG 照片"),
        (taken(400, 300)[:900], "这不是能读的 JPEG 或 PNG 照片"),
    ],
)
def test_a_photograph_that_cannot_be_shown_is_told_and_its_page_is_there(
    content: bytes | None, why: str, write_fund: WriteFund, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = fund_with(write_fund, content)
    assert build(data, output=tmp_path / "site", as_of="2026-05-01") == 1
    assert why in capsys.readouterr().out
    assert "<img" not in (tmp_path / "site/communities/wutong/projects/p1.html").read_text(encoding="utf-8")


def test_a_photograph_that_is_not_there_is_told_by_a_check_as_by_a_build_and_once(
    write_fund: WriteFund, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = fund_with(write_fund, None)
    places = [f"{data}/communities/wutong/photographs/{name}:1:1" for name in ("lamp.jpg", "later.jpg")]
    said = (
        "错误 error record 项目写了这张照片，文件却读不了：没有这个文件或文件夹 | "
        "named by a project, but: No such file or directory"
    )
    assert check(data, as_of="2026-05-01") == 1
    told = [line for line in capsys.readouterr().out.splitlines() if "photographs" in line]
    assert told == [f"{place}: {said}" for place in places]
    assert build(data, output=tmp_path / "site", as_of="2026-05-01") == 1
    assert capsys.readouterr().out.splitlines() == told


@pytest.mark.parametrize("kind", ["folder", "link", "pipe"])
def test_what_is_no_file_of_its_own_is_no_photograph(
    kind: str, write_fund: WriteFund, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = fund_with(write_fund, None)
    photograph = data / "communities/wutong/photographs/lamp.jpg"
    (tmp_path / "elsewhere.jpg").write_bytes(taken(40, 30))
    if kind == "link":
        photograph.symlink_to(tmp_path / "elsewhere.jpg")
    else:
        {"folder": os.mkdir, "pipe": os.mkfifo}[kind](photograph)
    assert build(data, output=tmp_path / "site", as_of="2026-05-01") == 1
    assert "照片" in capsys.readouterr().out


def test_more_pixels_than_any_camera_takes_are_refused_before_they_are_unpacked(
    write_fund: WriteFund, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = BytesIO()
    Image.new("1", (5000, 4001)).save(out, "PNG")
    data = fund_with(write_fund, out.getvalue())
    assert build(data, output=tmp_path / "site", as_of="2026-05-01") == 1
    assert "照片超过2000万像素，请先缩小" in capsys.readouterr().out
