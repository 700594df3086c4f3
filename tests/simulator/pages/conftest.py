"""What the tests of these pages share: a comparison, a study and a plan of small scenarios, written side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from gongshi.write import canonical
from gongshi_simulator.comparison.command import compare
from gongshi_simulator.planning.command import plan_capacity
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.sensitivity.command import sensitivity
from planned import ONE, reaching
from served import chromium

With = Callable[..., Scenario]
DATA = Path(__file__).resolve().parent.parent.parent.parent / "data"
FEW = "{value: 3, basis: assumed, why: 只要几条。}"
MONTHLY = "{value: 12, basis: assumed, why: 试一试。}"
SMALL = f"""id: small
extends: community-year
title: {{zh: 几条提议, en: A few proposals}}
proposing:
  proposals_per_1000_reached: {FEW}
"""
OFTEN = f"""id: often
extends: small
title: {{zh: 每月开会, en: Monthly sittings}}
council:
  sittings_a_year: {MONTHLY}
"""


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory, scenario: With) -> Path:
    """The folder in which each has a folder of its own; a letter that the font lacks would be a warning, and fail."""
    given, told = tmp_path_factory.mktemp("given"), tmp_path_factory.mktemp("told")
    (given / "small.yaml").write_text(SMALL, encoding="utf-8")
    (given / "often.yaml").write_text(OFTEN, encoding="utf-8")
    one = reaching(scenario(**ONE), desk__workers=(1, 2, 3)).model_copy(update={"id": "one"})
    (given / "one.yaml").write_text(canonical(one), encoding="utf-8")
    compare(
        given / "small.yaml",
        given / "often.yaml",
        data=DATA,
        to=told / "compared",
        replications=40,
        executor="serial",
        site="../index.html",
    )
    sensitivity(
        given / "small.yaml",
        data=DATA,
        to=told / "numbers",
        number=("council.sittings_a_year", "district.size_spread"),
        sobol=True,
        samples=16,
        replications=40,
        executor="serial",
        site="../index.html",
    )
    plan_capacity(
        given / "one.yaml",
        require="closed_by_year_end >= 0.9 and lead_p90 <= 200",
        data=DATA,
        to=told / "plan",
        replications=40,
        executor="serial",
        site="../index.html",
    )
    return told


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with chromium() as browser:
        yield browser
