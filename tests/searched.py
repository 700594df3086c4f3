"""Search as a reader uses it, and the plain search through the same texts that it must agree with."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

Columns = dict[str, Any]

ALL_SHOWN = """() => {
  const more = document.getElementById("more");
  while (!more.hidden) more.click();
  return [...document.querySelectorAll("#results a")].map(one => one.getAttribute("href").split("communities/")[1]);
}"""


def columns(file: Path) -> Columns:
    """What a site's search looks through."""
    text = file.read_text(encoding="utf-8")
    read: Columns = json.loads(text.partition("=")[2].rstrip().removesuffix(";"))
    return read


def folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def wide(text: str) -> str:
    """The same letters, figures and signs as wide as Chinese characters."""
    return "".join(chr(ord(letter) + 0xFEE0) for letter in text)


def texts(of: Columns, at: int) -> Iterator[str]:
    """The texts by which the project at a place is found."""
    yield from (of[name][at] for name in ("title", "id", "number", "year"))
    yield of["communities"][of["community"][at]][1]
    yield of["states"][of["state"][at]]
    if of["category"][at] >= 0:
        yield of["categories"][of["category"][at]]
    yield from (of["compounds"][one] for one in of["compound"][at])
    yield from (of["implementers"][one] for one in of["implementer"][at])


def grepped(of: Columns, question: str) -> set[str]:
    """The pages of the projects in one of whose texts each run of the question stands."""
    runs = folded(question).split()
    every = [[folded(text) for text in texts(of, at)] for at in range(len(of["title"]))]
    return {page_of(of, at) for at, own in enumerate(every) if all(any(run in text for text in own) for run in runs)}


def page_of(of: Columns, at: int) -> str:
    return f"{of['communities'][of['community'][at]][0]}/projects/{of['id'][at]}.html"


def asked(page: Page, question: str) -> list[str]:
    """The pages that search finds when this is typed, in its order."""
    page.fill("#q", question)
    found: list[str] = page.evaluate(ALL_SHOWN)
    return found


def disagreements(page: Page, of: Columns, questions: Sequence[str]) -> dict[str, set[str]]:
    """By question, the pages that only one of the two finds."""
    found = {question: asked(page, question) for question in questions}
    assert [one for one, pages in found.items() if len(set(pages)) != len(pages)] == []
    return {one: apart for one, pages in found.items() if (apart := set(pages) ^ grepped(of, one))}
