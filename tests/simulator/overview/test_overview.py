"""The page over the reports of a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongshi.commands.trouble import CouldNotRun
from gongshi_simulator.outputs import write
from gongshi_simulator.overview.command import planning


def report(folder: Path, name: str, answer: str) -> None:
    """A report of which only the manifest matters here."""
    facts = {
        "kind": {"zh": "一年推演", "en": "A simulated year"},
        "title": {"zh": f"情景<{name}>", "en": f"Scenario <{name}>"},
        "answer": {"zh": answer, "en": f"In English: {answer}"},
        "command": "gongshi simulate",
        "sha256": {},
        "versions": {},
    }
    write(folder / name, {"index.html": b"page"}, facts)


def test_each_report_stands_there_with_its_answer_by_the_name_of_its_folder(tmp_path: Path) -> None:
    report(tmp_path, "b-year", "结项三成。")
    report(tmp_path, "a-what-if", "多开会，结项五成。")
    (tmp_path / "notes").mkdir()
    assert planning(tmp_path, site="../index.html") == 0
    html = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert html.index("多开会，结项五成。") < html.index("结项三成。")
    assert '<a href="a-what-if/index.html">情景&lt;a-what-if&gt; ' in html
    assert '<a href="../index.html">回到公示网站' in html
    assert "notes/index.html" not in html


def test_it_is_made_anew_and_never_in_the_place_of_another_page(tmp_path: Path) -> None:
    report(tmp_path, "year", "结项三成。")
    planning(tmp_path)
    report(tmp_path, "year", "结项四成。")
    planning(tmp_path)
    assert "结项四成。" in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index.html", "year"]
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(CouldNotRun, match="was not made by gongshi and is not replaced"):
        planning(tmp_path)
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "mine"


def test_a_folder_without_reports_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun, match="simulate first, as with gongshi simulate"):
        planning(tmp_path)
    with pytest.raises(CouldNotRun, match="there is no folder"):
        planning(tmp_path / "nowhere")
