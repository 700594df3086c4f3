"""What tests of rules share: the shipped rule pack with one passage changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files

import pytest


@pytest.fixture
def pack() -> Callable[[str, str], dict[str, str]]:
    """A fund's ``rules.yaml``: the shipped pack, in which what a pattern finds just once is written differently."""
    shipped = (files("gongshi.rules") / "pack.yaml").read_text(encoding="utf-8")

    def changed(pattern: str, after: str) -> dict[str, str]:
        text, times = re.subn(pattern, after, shipped)
        assert times == 1
        return {"/rules.yaml": text}

    return changed
