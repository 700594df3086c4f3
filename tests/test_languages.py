"""Everything that is said to a person is said in Chinese and in English, side by side."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = [
    path
    for folder in ("src/gongshi", "site/gongshi_site", "simulator/gongshi_simulator")
    for path in sorted((ROOT / folder).rglob("*.py"))
]
HAN = re.compile(r"[\u4e00-\u9fff]")
# Where the Chinese text stands among a call's arguments; the English one follows it.
SAYS = {"Message": 0, "Called": 0, "refused": 0, "CouldNotRun": 0, "broken": 1, "unknown": 1, "refuse": 1}
# What an English text quotes from the page beside it.
NAMES = ("通常",)


def text(node: ast.expr) -> str | None:
    """What stands in a literal, without what is filled in when the program runs; None for what is no literal."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    return None


def pairs(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """Line, Chinese and English of everything that is said."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            named = {keyword.arg: keyword.value for keyword in node.keywords}
            both = [named.get("zh"), named.get("en")]
            at = SAYS.get(name)
            if at is not None and both[0] is None:
                both = [*node.args[at : at + 2], None, None][:2]
            elif at is not None and both[1] is None:
                both[1] = node.args[at] if len(node.args) > at else None
            if at is None:
                continue
        elif isinstance(node, ast.Tuple) and len(node.elts) == 2:
            both = list(node.elts)
        else:
            continue
        zh, en = (text(one) if one is not None else None for one in both)
        if zh is not None and en is not None and (HAN.search(zh) or isinstance(node, ast.Call)):
            yield node.lineno, zh, en


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_said_in_chinese_is_said_in_english_too(path: Path) -> None:
    faults = []
    for line, zh, en in pairs(ast.parse(path.read_text(encoding="utf-8"))):
        plain = en
        for name in NAMES:
            plain = plain.replace(name, "")
        # A text of placeholders and signs alone says the same in both.
        if re.search(r"\w", zh + plain) and (not HAN.search(zh) or not re.search(r"[a-z]", en) or HAN.search(plain)):
            faults.append(f"{line}: {zh!r} / {en!r}")
    assert faults == []


def test_the_messages_are_many() -> None:
    said = [one for path in SOURCES for one in pairs(ast.parse(path.read_text(encoding="utf-8")))]
    assert len(said) > 350
