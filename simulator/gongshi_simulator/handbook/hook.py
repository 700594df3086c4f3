"""What MkDocs calls while it builds the handbook: adds the pages of scenarios."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from gongshi_simulator.handbook.scenario_page import scenario_page
from gongshi_simulator.handbook.scenarios_page import scenarios_page


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages to the handbook's own files."""
    files.append(File.generated(config, "scenarios.md", content=scenarios_page()))
    files.append(File.generated(config, "scenario.md", content=scenario_page()))
    return files
