"""How long sentences are: residents of eighty read them, and the kiosk reads them aloud."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FOUND = runpy.run_path(str(ROOT / "scripts" / "catalogue.py"))["found"]
LONGEST, MEAN = 60, 40
"""In characters."""


def sentences(text: str) -> list[str]:
    return [one.strip() for one in re.split(r"[。！？；：\n]", text) if one.strip()]


def pages() -> Iterator[tuple[str, list[str]]]:
    """The sentences of the residents' pages, without what is in tables."""
    for file in sorted((ROOT / "content" / "pages").glob("*.md")):
        if "." not in file.stem:
            text = re.sub(
                r"^(\w+: .*|\|.*)$|[*#]|\]\([^)]*\)", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE
            )
            yield file.name, sentences(text)


def test_no_sentence_of_the_site_itself_is_long() -> None:
    keys = [one.id if isinstance(one.id, str) else one.id[0] for one in FOUND() if one.id]
    long = [one for key in keys for one in sentences(re.sub(r"{\w+}", "四个字呢", key)) if len(one) > LONGEST]
    assert long == []


def test_the_residents_pages_are_written_in_short_sentences() -> None:
    assert {name: [one for one in said if len(one) > LONGEST] for name, said in pages()} == {
        name: [] for name, _said in pages()
    }
    assert [name for name, said in pages() if sum(map(len, said)) > MEAN * len(said)] == []
