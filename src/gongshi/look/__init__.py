"""Colour, type and space: one stylesheet of tokens, from which site, handbook and plots take their look."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_TOKEN = re.compile(r"--([a-z0-9-]+): ([^;]+);")
_DARK = "@media (prefers-color-scheme: dark)"


@cache
def stylesheet() -> str:
    """The tokens as CSS custom properties, light and dark."""
    return (files("gongshi.look") / "tokens.css").read_text(encoding="utf-8")


@cache
def tokens(*, dark: bool = False) -> Mapping[str, str]:
    """Token -> value, names without the leading dashes: ``brand`` -> ``#9b1c1c``."""
    light, _, darkened = stylesheet().partition(_DARK)
    return dict(_TOKEN.findall(light)) | (dict(_TOKEN.findall(darkened)) if dark else {})
