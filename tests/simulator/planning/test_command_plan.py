"""``gongshi plan``: what it says, what it writes, how it exits, and what it refuses."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gongshi.commands.trouble import CouldNotRun
from gongshi.write import canonical
from gongshi_simulator.planning.command import plan_capacity
from gongshi_simulator.scenario import Scenario
from planned import ONE, reaching
from terminal import gongshi

With = Callable[..., Scenario]
ROOT = Path(__file__).resolve().parent.parent.parent.parent
DATA = ROOT / "data"
ALL = "closed_by_year_end >= 0.9 and lead_p90 <= 200"


@pytest.fixture
def quick(scenario: With, tmp_path: Path) -> Path:
    """The file of a scenario of one project that is never late; one worker would do, and there may be two."""
    path = tmp_path / "quick.yaml"
    wider = reaching(scenario(**ONE), desk__workers=(1, 2, 2)).model_copy(update={"id": "quick"})
    path.write_text(canonical(wider), encoding="utf-8")
    return path


def test_it_says_what_is_cheapest_and_writes_all_that_was_tried(
    quick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "plan"
    assert plan_capacity(quick, require=ALL, data=DATA, replications=40, executor="serial", to=to) == 0
    zh, en, *lines = capsys.readouterr().out.splitlines()
    assert zh == (
        "照情景的假定，要达到“到12月31日结项的项目比例不低于90%，九成项目从议决到结项的天数不超过200”，人手和会议每年最少要"
        "18.5万元（现在24.5万元）：每个社区经办1人、监委会1组，每个街道经办1人，每个街道专家1人，议事会每年12次、"
        "每次最多8项；这样，到12月31日结项的项目比例 40/40 = 100.0% (91.2–100.0%)；九成项目从议决到结项的天数 149天 "
        "(149–149)。"  # resolved on 20 January, closed on 18 June
    )
    assert en.startswith("Under the scenario's assumptions “share of projects closed by 31 December at least 90%, ")
    assert any(line.endswith("现在 now，达到 met") for line in lines)
    assert any(line.endswith("选中 chosen，达到 met") for line in lines)
    told = json.loads((to / "plan.json").read_text(encoding="utf-8"))
    assert told["scenario"] == "quick"
    assert told["requirement"] == ALL
    assert told["found"]["chosen"]["capacity"]["desk.workers"] == 1
    assert told["found"]["chosen"]["cost_yuan"] == 185_000
    assert {one["way"]: one["safe"] for one in told["safe_dates"]}["self_run"] == "2026-08-13"
    rows = list(csv.DictReader((to / "plan.csv").read_text(encoding="utf-8").splitlines()))
    assert [(row["desk.workers"], row["yuan"], row["verdict"], row["chosen"]) for row in rows] == [
        ("1", "185000.00", "met", "1"),
        ("2", "245000.00", "met", "0"),
    ]


def test_a_requirement_that_nothing_within_the_bounds_meets_exits_with_1(
    quick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    required = "lead_p90 <= 100"
    assert plan_capacity(quick, require=required, data=DATA, replications=40, executor="serial") == 1
    assert capsys.readouterr().out.startswith("照情景的假定，在给出的范围内达不到“九成项目从议决到结项的天数不超过100”")


def test_a_scenario_that_cannot_be_read_exits_with_2_and_says_where(tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text("id: wrong\nextends: community-year\nyears: 2026\n", encoding="utf-8")
    ran = gongshi("plan", "wrong.yaml", "--require", ALL, "--data", str(DATA), folder=tmp_path)
    assert (ran.code, ran.err) == (2, "")
    assert all(line.startswith("wrong.yaml:") for line in ran.out.splitlines())


def test_what_is_no_requirement_exits_with_2_in_one_line(tmp_path: Path) -> None:
    ran = gongshi("plan", "community-year", "--require", "closed > 1", "--data", str(DATA), folder=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("gongshi: --require 里的“closed > 1”看不懂")
    assert ran.err.count("\n") == 1


def test_a_folder_of_something_else_is_left_alone(quick: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other/letter.txt").write_text("x", encoding="utf-8")
    with pytest.raises(CouldNotRun, match="other"):
        plan_capacity(quick, require=ALL, data=DATA, to=tmp_path / "other")
