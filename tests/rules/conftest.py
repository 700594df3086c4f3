"""What tests of rules share: they see the findings of their own rule, and can change a passage of the rule pack."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files

import pytest

from gongshi.check import EVERYTHING, Asked
from gongshi.findings import HISTORY, RECORD, REFERENCE

_OF_A_RULE = re.compile(r"test_r([0-9]{2})_")


@pytest.fixture
def asked(request: pytest.FixtureRequest) -> Asked:
    """In ``test_r08_...`` the findings of R08, and of what keeps records from being read or fitting together."""
    named = _OF_A_RULE.search(request.module.__name__)
    return Asked(rules=(f"R{named.group(1)}", RECORD, REFERENCE, HISTORY)) if named else EVERYTHING


@pytest.fixture
def pack() -> Callable[[str, str], dict[str, str]]:
    """A fund's ``rules.yaml``: the shipped pack, in which what a pattern finds just once is written differently."""
    shipped = (files("gongshi.rules") / "pack.yaml").read_text(encoding="utf-8")

    def changed(pattern: str, after: str) -> dict[str, str]:
        text, times = re.subn(pattern, after, shipped)
        assert times == 1
        return {"/rules.yaml": text}

    return changed
