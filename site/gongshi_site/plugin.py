"""The Pelican plugin: a generator that takes the pages of words from the first phase and makes the site in the second.

Pelican hosts the words; which pages the records become is no business of its.
"""

from __future__ import annotations

from pathlib import Path

from pelican import signals
from pelican.generators import Generator

from gongshi_site.views.prose import prose


class FundGenerator(Generator):  # type: ignore[misc] # Pelican has no types
    """Hands the pages of words to what writes the site: to all its pages they belong, too."""

    def generate_output(self, _writer: object) -> None:
        """Makes the site, once Pelican has read every page of words."""
        self.settings["GONGSHI_WRITE"](prose(self.context["pages"]), Path(self.output_path))


def _generators(_pelican: object) -> type[FundGenerator]:
    return FundGenerator


def register() -> None:
    """Pelican calls this when it loads the plugin."""
    signals.get_generators.connect(_generators)
