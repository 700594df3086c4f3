"""A page without script says the same and leads to the same; script adds search, and the time that remains."""

from __future__ import annotations

from pathlib import Path

import pytest

from acceptance.kinds import KINDS, PREFIXES, by_kind
from acceptance.runs import Run
from acceptance.visitor import Visitor

MAIN = """() => {
  document.querySelectorAll(".remaining, #search").forEach(one => one.remove());
  const main = document.querySelector("main");
  return [main.innerText, [...main.querySelectorAll("a")].map(one => one.href)];
}"""


@pytest.fixture(scope="module")
def pages(bilingual_site: Path) -> dict[str, dict[str, list[str]]]:
    return {language: by_kind(bilingual_site, language) for language in PREFIXES}


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_is_said_without_script(
    kind: str, language: str, pages: dict[str, dict[str, list[str]]], visitor: Visitor
) -> None:
    said = []
    for script in ("on", "off"):
        visitor.visit(pages[language][kind][0], Run(kind, "light", "standard", "360", language, script))
        said.append(visitor.page.evaluate(MAIN))
    with_script, without = said
    assert len(without[0]) > 20
    assert without == with_script
