"""Sheets to tagged PDF (PDF/UA-1), drawings to pictures: the same is the same bytes, and no server is asked.

Source: ISO 14289-1. GB/T 9704-2012 gives the look that residents know of official papers; it binds no community.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from gongshi_site.faces import edition
from gongshi_site.fingerprint import digest, folder_digest, program_digest
from gongshi_site.paper.sheet import Sheet
from gongshi_site.pictures.drawing import PictureFile

_MAKERS = ("fonttools", "matplotlib", "numpy", "pillow", "pydyf", "segno", "tinycss2", "uharfbuzz", "weasyprint")


class Press:
    """Presses sheets in the look of the theme in a folder."""

    def __init__(self, theme: Path) -> None:
        self._look = theme / "paper"
        self._edition: str | None = None

    def recipe(self, item: Sheet | PictureFile) -> str:
        """What stands for all that the file of a sheet or of a picture depends on.

        Raises:
            CouldNotRun: where the typeface is not installed.
        """
        if self._edition is None:
            made_by = " ".join(f"{name} {version(name)}" for name in _MAKERS)
            self._edition = digest(program_digest(), folder_digest(self._look), made_by, edition())
        return digest(self._edition, repr(item))

    def pressed(self, item: Sheet | PictureFile) -> bytes:
        """The file: a PDF, or a picture of the kind that its path says.

        Raises:
            CouldNotRun: where the typeface is not installed.
        """
        if isinstance(item, PictureFile):
            from gongshi_site.pictures.drawn import drawn  # noqa: PLC0415 - most builds draw nothing

            return drawn(item.drawing, item.path.rpartition(".")[2])
        from gongshi_site.paper.layout import laid_out  # noqa: PLC0415 - most builds print nothing

        with laid_out(item, (self._look / "sheet.css").read_text(encoding="utf-8")) as document:
            return bytes(document.write_pdf(pdf_variant="pdf/ua-1"))
