"""What MkDocs calls while it builds the handbook: adds the page of the scenario."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from gongshi_simulator.handbook.scenario_page import scenario_page


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the page to the handbook's own files."""
    files.append(File.generated(config, "scenario.md", content=scenario_page()))
    return files
