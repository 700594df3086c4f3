"""The Pelican plugin: one generator that turns the records of a fund into pages, in Pelican's two phases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from gongshi.fund import Fund
from gongshi.history import known_on
from gongshi.look import stylesheet
from gongshi_site.language import speaking
from gongshi_site.pages import Page, pages, short_pages
from gongshi_site.render import Rendered, Renderer
from gongshi_site.views.frame import frame
from gongshi_site.views.prose import prose_pages


class FundGenerator(Generator):  # type: ignore[misc] # Pelican has no types
    """Takes the fund from the settings in the first phase and writes its pages in the second."""

    fund: Fund
    as_of: date

    def generate_context(self) -> None:
        """Takes what of the records is known on the day that is looked at."""
        self.as_of = self.settings["GONGSHI_AS_OF"]
        self.fund = known_on(self.settings["GONGSHI_FUND"], self.as_of)

    def generate_output(self, _writer: object) -> None:
        """Writes every page, of the records and of words, in every language, and the tokens of their theme."""
        self._put(Rendered("theme/tokens.css", stylesheet().encode()))
        renderer = Renderer(self.env, {one: self._around(one) for one in self.settings["GONGSHI_LANGUAGES"]})
        for language in renderer.languages:
            with speaking(language):
                for page in self._pages(language):
                    self._put(renderer.render(page, language))

    def _pages(self, language: str) -> Iterator[Page]:
        yield from (Page("page", one) for one in prose_pages(self.context["pages"], language))
        of_records = tuple(pages(self.fund, self.as_of))
        yield from of_records
        if self.settings["GONGSHI_ADDRESS"]:
            yield from short_pages(of_records)

    def _around(self, language: str) -> dict[str, Any]:
        with speaking(language):
            return {
                "frame": frame(
                    self.fund,
                    self.as_of,
                    self.settings["GONGSHI_BESIDE"],
                    kiosk=self.settings["GONGSHI_KIOSK"],
                    address=self.settings["GONGSHI_ADDRESS"],
                ),
                "pages": tuple(prose_pages(self.context["pages"], language)),
                "languages": self.settings["GONGSHI_LANGUAGES"],
            }

    def _put(self, rendered: Rendered) -> None:
        path = Path(self.output_path, rendered.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(rendered.content)


def _generators(_pelican: object) -> type[FundGenerator]:
    return FundGenerator


def register() -> None:
    """Pelican calls this when it loads the plugin."""
    signals.get_generators.connect(_generators)
