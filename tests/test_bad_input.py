"""Whatever cannot be done is refused in one line, in Chinese and in English, and nothing is written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from terminal import gongshi

ROOT = Path(__file__).resolve().parent.parent
REFUSED = re.compile(r"gongshi: [^\n|]*[\u4e00-\u9fff][^\n|]* \| [^\n\u4e00-\u9fff]*\n")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with records, a file, and somebody's own notes."""
    folder = tmp_path_factory.mktemp("typed")
    shutil.copytree(ROOT / "data", folder / "data")
    (folder / "file").write_text("", encoding="utf-8")
    (folder / "notes").mkdir()
    (folder / "notes/mine.txt").write_text("mine", encoding="utf-8")
    return folder


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "typed",
    [
        "check nowhere",
        "check file",
        "check notes",
        "check data --as-of tomorrow",
        "check data --as-of 2099-01-01",
        "check data --rule R99",
        "check data --community nowhere",
        "check --explain R99",
        "build nowhere",
        "build file",
        "build data --output notes",
        "build data --output file",
        "build data --output file/site",
        "build data --content notes",
        "build data --handbook notes",
        "build data --jobs 0",
        "build data --kiosk nowhere",
        "build data --address notes",
        "build data --as-of 2026-02-30",
        "build data --language fr",
        "serve nowhere",
        "serve file",
        "serve data --output notes",
        "serve data --content notes",
        "serve data --port -1",
        "serve data --port http",
        "serve data --kiosk nowhere",
        "publish data --to www",
        "publish nowhere --to www",
        "publish --to notes",
        "publish data --to data",
        "publish",
        "publish --to www --keep 0",
        "publish --to www --keep many",
        "publish --to www --roll-back",
        "publish --to www --list",
        "kiosk --to notes",
        "kiosk --diagonal-inch 0 --resolution 1080x1920 --viewing-mm 500 --to machine",
        "kiosk --diagonal-inch 21.5 --resolution wide --viewing-mm 500 --to machine",
        "simulate nowhere.yaml --to out",
        "simulate --data nowhere --to out",
        "simulate --to notes",
        "simulate --to file",
        "import nowhere.pb --to out",
        "import file --to notes",
        "schema --to notes",
        "schema --to file",
    ],
)
def test_what_cannot_be_done_is_refused_in_one_line(typed: str, folder: Path) -> None:
    before = everything(folder)
    ran = gongshi(*typed.split(), folder=folder)
    assert (ran.code, ran.out) == (2, "")
    assert REFUSED.fullmatch(ran.err), ran.err
    assert everything(folder) == before
