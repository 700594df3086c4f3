"""The house itself: where things stand, how long they are, and that what the README promises is there."""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(
    path
    for folder in ("src/gongshi", "site/gongshi_site", "simulator/gongshi_simulator")
    for path in (ROOT / folder).rglob("*.py")
)
READMES = ["README.md", "README.zh-CN.md"]


def functions() -> list[tuple[str, int]]:
    return [
        (f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]


def test_no_module_is_longer_than_350_lines() -> None:
    python = [*SOURCES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in python}
    assert {name: length for name, length in lengths.items() if length > 350} == {}


def test_no_function_is_longer_than_40_lines_and_most_are_short() -> None:
    lengths = functions()
    assert [name for name, length in lengths if length > 40] == []
    ordered = sorted(length for _, length in lengths)
    assert ordered[int(len(ordered) * 0.95)] <= 30


@pytest.mark.parametrize("folder", ["site", "simulator", "data", "content"])
def test_a_folder_of_the_top_is_no_package(folder: str) -> None:
    assert not (ROOT / folder / "__init__.py").exists()


def test_git_does_not_ignore_the_folder_site() -> None:
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert not {"site", "/site", "site/", "/site/"} & set(lines)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_the_lock_files_carry_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    requirements = re.split(r"\n(?=\S)", text.strip())
    assert [one for one in requirements if "--hash=sha256:" not in one] == []
    assert re.findall(r"https?:|--index|--extra-index|--find-links", text) == []


def test_the_core_computes_money_without_floats() -> None:
    for path in [*(ROOT / "src/gongshi/model").glob("*.py"), ROOT / "src/gongshi/totals.py"]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        numbers = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
        assert "float" not in names
        assert [number for number in numbers if isinstance(number, float)] == []


def test_templates_trust_no_text_but_our_own_pages() -> None:
    trusted = re.compile(r"\|\s*(?:safe|whole_within)\b")
    templates = (ROOT / "site/gongshi_site/theme/templates").glob("*.html")
    assert [one.name for one in templates for _ in trusted.findall(one.read_text(encoding="utf-8"))] == ["page.html"]


@cache
def help_of(command: str) -> str:
    """What a command says of itself."""
    gongshi = str(Path(sys.executable).with_name("gongshi"))
    return subprocess.run([gongshi, command, "--help"], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("readme", READMES)
def test_every_command_of_the_readme_exists_with_its_options(readme: str) -> None:
    for line in re.findall(r"^\$ \.venv/bin/gongshi (.*)$", (ROOT / readme).read_text(encoding="utf-8"), re.MULTILINE):
        name, *words = shlex.split(line)
        manual = help_of(name)
        assert [word for word in words if word.startswith("--") and word not in manual] == []


@pytest.mark.parametrize("readme", READMES)
def test_every_link_and_picture_of_the_readme_is_there(readme: str) -> None:
    targets = re.findall(r"\]\(([^)]+)\)", (ROOT / readme).read_text(encoding="utf-8"))
    assert [one for one in targets if "://" not in one and not (ROOT / one).exists()] == []


def test_the_readmes_finding_is_what_the_checker_says(tmp_path: Path) -> None:
    data = tmp_path / "data"
    subprocess.run(["cp", "-r", str(ROOT / "data"), str(data)], check=True)
    project = data / "communities/wutong/projects/2026-003.yaml"
    text = project.read_text(encoding="utf-8")
    project.write_text(text.replace("2026-04-02, event: started", "2026-03-01, event: started"), encoding="utf-8")
    gongshi = str(Path(sys.executable).with_name("gongshi"))
    said = subprocess.run([gongshi, "check", "data"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert said.stdout.strip() in (ROOT / "README.md").read_text(encoding="utf-8")
    assert said.returncode == 1


def test_every_dependency_is_imported_somewhere() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[<>=]", one)[0].lower() for one in declared}
    modules = {"pillow": "PIL", "pyyaml": "yaml"}
    imported = {
        (node.module or "").split(".")[0] if isinstance(node, ast.ImportFrom) else alias.name.split(".")[0]
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    # Zones need tzdata where the system has none.
    assert {name for name in names if modules.get(name, name) not in imported} == {"tzdata"}
