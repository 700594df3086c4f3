"""The workflows of both forges: least rights, nothing unpinned, and steps that are scripts which run here too."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_files import shown

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = re.compile(r"(sudo )?((\.ci|scripts)/[a-z.-]+)( [a-z0-9-]+)*")
NO_YEARS = {"PLANNING": "", "DOWNLOADS": ""}
"""Nothing is simulated: the steps are tried, and not what the site shows."""
ENVIRONMENT = NO_YEARS | {"PATH": f"{Path(sys.base_prefix, 'bin')}:/usr/bin:/bin"}
PROJECT = "data/communities/wutong/projects/2026-003.yaml"


def parsed(name: str) -> Any:
    return yaml.load((ROOT / name).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: TID251 - not our records


GITHUB, GITLAB = parsed(".github/workflows/site.yml"), parsed(".gitlab-ci.yml")


def scripts_of_gitlab(job: str) -> list[str]:
    return list(GITLAB[job]["script"])


def scripts_of_github(job: str) -> list[str]:
    return [step["run"] for step in GITHUB["jobs"][job]["steps"] if "run" in step]


def run(line: str, checkout: Path) -> subprocess.CompletedProcess[str]:
    """Runs one step of a workflow in a checkout; all else in its environment is the way to Python and the shell."""
    return subprocess.run(
        line.removeprefix("sudo ").split(), cwd=checkout, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )


def cloned(to: Path, environment: Path | None = ROOT / ".venv") -> Path:
    """A clean clone that uses the virtual environment of another checkout, or without one, and has to make its own."""
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(to)], check=True)
    if environment is None:
        return to
    (to / ".venv").symlink_to(environment)
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        # The environment is newer than what it was made from, as make sees it.
        os.utime(to / name, (0, 0))
    return to


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return cloned(tmp_path / "clone")


def test_every_action_is_pinned_by_its_commit_and_says_its_version() -> None:
    uses = re.findall(r"uses: (.*)", (ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8"))
    assert uses
    assert [one for one in uses if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []


def test_nothing_has_a_right_that_it_does_not_need() -> None:
    assert GITHUB["permissions"] == {}
    assert {name: job["permissions"] for name, job in GITHUB["jobs"].items()} == {
        "check": {"contents": "read"},
        "test": {"contents": "read"},
        "build": {"contents": "read"},
        "publish": {"pages": "write", "id-token": "write"},
    }
    checkouts = [
        step["with"]
        for job in GITHUB["jobs"].values()
        for step in job["steps"]
        if step.get("uses", "").startswith("actions/checkout@")
    ]
    assert checkouts == [{"persist-credentials": "false"}] * 3
    assert "pull_request_target" not in GITHUB["on"]
    assert "secrets" not in json.dumps(GITHUB)


def test_only_the_main_branch_is_published_and_every_midnight_in_shanghai() -> None:
    assert GITHUB["jobs"]["publish"]["if"] == "github.ref == 'refs/heads/main' && github.event_name != 'pull_request'"
    assert GITHUB["on"]["schedule"] == [{"cron": "0 16 * * *"}]
    assert GITLAB["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]


def lines() -> Iterator[str]:
    for job in GITHUB["jobs"]:
        yield from scripts_of_github(job)
    for job in ("check", "test", "build", "pages"):
        yield from scripts_of_gitlab(job)


def test_every_step_is_one_script_of_this_repository() -> None:
    for line in lines():
        step = SCRIPT.fullmatch(line)
        assert step is not None, line
        assert os.access(ROOT / step[2], os.X_OK), line


def test_good_records_pass_the_check_of_both_forges(checkout: Path) -> None:
    for line in (scripts_of_github("check")[-1], scripts_of_gitlab("check")[-1]):
        ran = run(line, checkout)
        assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr
    assert json.loads((checkout / "code-quality.json").read_text(encoding="utf-8")) == []


def test_a_broken_record_turns_the_check_of_both_forges_red_with_file_and_line(checkout: Path) -> None:
    record = checkout / PROJECT
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("2026-04-02, event: started", "2026-03-01, event: started"), encoding="utf-8")
    github, gitlab = run(scripts_of_github("check")[-1], checkout), run(scripts_of_gitlab("check")[-1], checkout)
    assert (github.returncode, gitlab.returncode) == (1, 1)
    assert github.stdout.startswith(f"::error file={PROJECT},line=40,col=10,title=R01::")
    assert gitlab.stdout.startswith(f"{PROJECT}:40:10: 错误 error R01 ")
    report = json.loads((checkout / "code-quality.json").read_text(encoding="utf-8"))
    assert [one["location"] for one in report] == [{"path": PROJECT, "lines": {"begin": 40}}]


def test_a_file_that_cannot_be_read_stops_the_publication_with_file_and_line(checkout: Path) -> None:
    (checkout / PROJECT).write_text("id: 2026-003\ntitle: [\n", encoding="utf-8")
    ran = run(scripts_of_github("build")[-1], checkout)
    assert ran.returncode != 0
    assert f"{PROJECT}:2:8: 错误 error" in ran.stdout
    assert not (checkout / "public").exists()


def test_the_steps_from_a_clean_clone_give_the_bytes_of_make_site(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    bare = request.config.getoption("--matrix") == "full"
    clone = cloned(tmp_path / "clone", None) if bare else cloned(tmp_path / "clone")
    for line in dict.fromkeys((*scripts_of_github("build"), *scripts_of_gitlab("pages"))):
        ran = run(line, clone)
        assert ran.returncode == 0, ran.stderr
    here = cloned(tmp_path / "here", clone / ".venv")
    made = {**os.environ, **NO_YEARS, "TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    subprocess.run(["make", "site"], cwd=here, env=made, check=True, umask=0o077, capture_output=True)
    assert shown(clone / "public") == shown(here / "build/site")
