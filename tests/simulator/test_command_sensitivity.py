"""``gongshi sensitivity``: what it says, what it writes, and what it refuses."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from gongshi.commands.trouble import CouldNotRun
from gongshi_simulator.assumption import stated
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.sensitivity.command import chosen, sensitivity

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = ROOT / "data"
SHIPPED = Path("community-year")


def test_it_answers_and_writes_and_repeats(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    numbers = ("council.sittings_a_year", "costs.sitting")
    sensitivity(SHIPPED, data=DATA, to=tmp_path / "a", number=numbers, replications=40, executor="serial")
    answer, how, *table = capsys.readouterr().out.splitlines()
    assert answer.startswith("“一个社区的一年”到年底结项")
    assert "一共挪动2个数，1个看得出影响，0个分不出有没有影响，1个在这40年里一次也没有影响。" in answer
    assert how.startswith("每次只挪一个数，其余不动，同样的随机数各推演40年")
    assert table[-1] == "这40年里一次也没有影响 changed nothing in any year: 多开一次议事会（元）（costs.sitting）"
    told = json.loads((tmp_path / "a/sensitivity.json").read_text(encoding="utf-8"))
    assert [(bar["path"], bar["is_same"]) for bar in told["bars"]] == [(numbers[0], False), (numbers[1], True)]
    rows = list(csv.DictReader((tmp_path / "a/tornado.csv").read_text(encoding="utf-8").splitlines()))
    assert [(row["path"], row["value"], row["verdict"]) for row in rows] == [
        ("council.sittings_a_year", "2", "less"),
        ("council.sittings_a_year", "12", "more"),
        ("costs.sitting", "300", "same"),
        ("costs.sitting", "6,000", "same"),
    ]


def test_several_at_once_are_ranked_where_that_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small = tmp_path / "small.yaml"
    few = "{value: 3, basis: assumed, why: 只要几条。}"
    small.write_text(
        f"id: small\nextends: community-year\ntitle: 小\nproposing:\n  proposals_per_1000_reached: {few}\n", "utf-8"
    )
    sensitivity(
        small,
        data=DATA,
        to=tmp_path / "a",
        number=("council.sittings_a_year",),
        sobol=True,
        samples=16,
        replications=40,
        executor="serial",
    )
    told = json.loads((tmp_path / "a/sensitivity.json").read_text(encoding="utf-8"))["sobol"]
    (ranked,) = told["ranked"]
    assert (told["points"], ranked["path"]) == (48, "council.sittings_a_year")
    assert abs(ranked["total"] - 1) < 2 * ranked["total_half_width"]
    assert "一阶 first" in capsys.readouterr().out.splitlines()[-1]
    assert (tmp_path / "a/sobol.csv").exists()


def test_numbers_are_chosen_by_what_they_rest_on(shipped: Scenario) -> None:
    for words in (["inferred"], ["assumed", "comparator"]):
        kinds = {one.path for one in stated(shipped) if one.assumption.basis.value in words}
        assert {one.path for one in chosen(shipped, words, [])} == kinds != set()
    assert [one.path for one in chosen(shipped, ["sourced"], ["costs.sitting"])] == ["costs.sitting"]


@pytest.mark.parametrize(
    ("options", "zh"),
    [
        (
            {"number": ("work.service_day",)},
            "没有“work.service_day”这个数，是不是 work.service_days（服务类实施（天））？",
        ),
        ({"samples": 48}, "--samples 应是 2 的幂，16 到 4096，例如 64，这里写的是 48"),
        ({"samples": 8}, "--samples 应是 2 的幂，16 到 4096，例如 64，这里写的是 8"),
        ({"replications": 39}, "--replications 应在 40 到 10000 之间，这里写的是 39"),
        (
            {"number": ("district.communities",), "sobol": True, "replications": 40},
            "没有可以一起变的数：单独挪动都看不出影响，或者不能挪动；可以用 --number 指定别的",
        ),
    ],
)
def test_what_cannot_run_says_why(options: dict[str, object], zh: str) -> None:
    with pytest.raises(CouldNotRun) as raised:
        sensitivity(**{"scenario": SHIPPED, "data": DATA, "executor": "serial", **options})  # type: ignore[arg-type]
    assert raised.value.message.zh == zh


def test_without_salib_it_says_what_to_install() -> None:
    hidden = (
        "import sys; sys.modules['SALib'] = None\n"
        "from gongshi.cli import main\n"
        "main('sensitivity --number costs.sitting --sobol --replications 40 --executor serial'.split())"
    )
    ended = subprocess.run([sys.executable, "-c", hidden], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr.startswith(
        "gongshi: 没有装 SALib；请装上 gongshi[sensitivity]，或者不写 --sobol | SALib is not "
    )
