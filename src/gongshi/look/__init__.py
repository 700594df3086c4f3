"""Colour, type and space: one stylesheet of tokens, from which site, handbook and plots take their look."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

Theme: TypeAlias = Literal["light", "dark", "contrast"]

_TOKEN = re.compile(r"--([a-z0-9-]+): ([^;]+);")
_BLOCK = re.compile(r'^:root(?:\[data-theme="(\w+)"\])? \{\n(.*?)^\}\n', re.MULTILINE | re.DOTALL)


@cache
def stylesheet() -> str:
    """The tokens as CSS custom properties.

    Light unless the reader's system asks for dark; ``data-theme`` on the page's root chooses one of `Theme` whatever
    the system asks for. On paper a page is light.
    """
    light, *chosen = _BLOCK.finditer(_source())
    dark = _blocks()["dark"]
    by_system = f"@media screen and (prefers-color-scheme: dark) {{\n:root:not([data-theme]) {{\n{dark}}}\n}}\n"
    by_choice = f"@media screen {{\n{''.join(block[0] for block in chosen)}}}\n"
    return _source()[: light.end()] + by_system + by_choice


@cache
def tokens(theme: Theme = "light") -> Mapping[str, str]:
    """Token -> value, names without the leading dashes: ``brand`` -> ``#9b1c1c``."""
    blocks = _blocks()
    return dict(_TOKEN.findall(blocks["light"])) | dict(_TOKEN.findall(blocks[theme]))


def _source() -> str:
    return (files("gongshi.look") / "tokens.css").read_text(encoding="utf-8")


def _blocks() -> Mapping[str, str]:
    return {block[1] or "light": block[2] for block in _BLOCK.finditer(_source())}
