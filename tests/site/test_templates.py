"""How the theme's templates are compiled, and that they are compiled once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from gongshi_site.host import read_prose
from gongshi_site.settings import THEME
from gongshi_site.templates import environment


def checksum_of(source: str) -> str:
    """That by which a compiled template is found again."""
    cache = environment(THEME).bytecode_cache
    assert cache is not None
    return cache.get_source_checksum(source)


def test_what_was_compiled_before_pelican_reads_the_words_is_found_after_it(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "object.md").write_text("Title: 怎样提异议\nOrder: 1\n\n到居委会去。\n", encoding="utf-8")
    before = checksum_of("{{ page.title }}")
    assert [page.title for page in read_prose(tmp_path, for_kiosk=False)["zh"]] == ["怎样提异议"]
    assert checksum_of("{{ page.title }}") == before


@pytest.mark.parametrize(("told_not_to", "kept"), [(False, [".cache"]), (True, [])])
def test_templates_are_kept_compiled_where_python_is_not_told_to_keep_nothing(
    *, told_not_to: bool, kept: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "one.html").write_text("{{ 1 + 1 }}", encoding="utf-8")
    monkeypatch.setattr(sys, "dont_write_bytecode", told_not_to)
    assert environment(tmp_path).get_template("one.html").render() == "2"
    assert [path.suffix for path in tmp_path.rglob("*.cache")] == kept
