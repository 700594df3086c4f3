"""The HTML of the page: what each report is, and its answer."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined

from gongshi.findings import Message
from gongshi.look import stylesheet
from gongshi_simulator.outputs import read_manifest
from gongshi_simulator.report import words


class Shown(NamedTuple):
    """A report of the folder, by the name of its own folder."""

    folder: str
    kind: Message
    title: Message
    answer: Message


def reports(folder: Path) -> tuple[Shown, ...]:
    """The reports in the folders of ``folder``, by these folders' names."""
    told = ((path.name, read_manifest(path)) for path in sorted(folder.iterdir()) if path.is_dir())
    return tuple(
        Shown(name, *(Message(**one[part]) for part in ("kind", "title", "answer"))) for name, one in told if one
    )


def page(shown: Sequence[Shown], site: str | None) -> str:
    """The page that leads to these reports, and back to the page ``site``."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    styles = stylesheet() + _packaged("gongshi_simulator.report", "page.css")
    template = environment.from_string(_packaged("gongshi_simulator.overview", "page.html"))
    own = _packaged("gongshi_simulator.overview", "page.css")
    return template.render(reports=shown, site=site, styles=styles + own, example=words.EXAMPLE)


def _packaged(package: str, name: str) -> str:
    return (files(package) / name).read_text(encoding="utf-8")
