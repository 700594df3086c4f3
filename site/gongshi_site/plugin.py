"""The Pelican plugin: one generator that turns the records of a fund into pages, in Pelican's two phases."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pelican import signals
from pelican.generators import Generator

from gongshi.fund import Fund
from gongshi.history import known_on
from gongshi.look import stylesheet
from gongshi_site.pages import pages
from gongshi_site.views.frame import frame


class FundGenerator(Generator):  # type: ignore[misc] # Pelican has no types
    """Takes the fund from the settings in the first phase and writes its pages in the second."""

    fund: Fund
    as_of: date

    def generate_context(self) -> None:
        """Hands the frame of every page to the residents' own pages too."""
        self.as_of = self.settings["GONGSHI_AS_OF"]
        self.fund = known_on(self.settings["GONGSHI_FUND"], self.as_of)
        self.context["frame"] = frame(self.fund, self.as_of, self.settings["GONGSHI_BESIDE"])

    def generate_output(self, _writer: object) -> None:
        """Writes every page of the records, and the tokens that their theme is made with."""
        self._put("theme/tokens.css", stylesheet())
        for template, page in pages(self.fund, self.as_of):
            up = "/".join([".."] * page.path.count("/")) or "."
            self._put(page.path, self.get_template(template).render(self.context, page=page, SITEURL=up))

    def _put(self, name: str, text: str) -> None:
        path = Path(self.output_path, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _generators(_pelican: object) -> type[FundGenerator]:
    return FundGenerator


def register() -> None:
    """Pelican calls this when it loads the plugin."""
    signals.get_generators.connect(_generators)
