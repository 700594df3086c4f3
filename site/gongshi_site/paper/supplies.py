"""What a sheet is made with beside its text: its typeface and its code. Nothing else can be asked for."""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from gongshi_site.pictures.drawing import Drawing
from gongshi_site.pictures.drawn import drawn as picture
from gongshi_site.qr import drawn

_LETTERS: Mapping[str, float] = {"account": 1.5, "flow": 1.25, "states": 1.5}
"""How large the letters of drawings are, so that they are read from the board."""


class Supplies(URLFetcher):  # type: ignore[misc] # it ships no type information
    """Fetches ``face:Bold`` from the given fonts, and draws ``qr:https://…``, the code of an address.

    ``drawing:account`` is one of the given drawings, its letters large enough for a board.
    """

    def __init__(self, faces: Mapping[str, bytes], drawings: Mapping[str, Drawing]) -> None:
        super().__init__()
        self._faces, self._drawings = faces, drawings

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
        """The bytes of a supply.

        Raises:
            FatalURLFetchingError: for anything else.
        """
        kind, _, name = url.partition(":")
        if kind == "face":
            return URLFetcherResponse(url, self._faces[name])
        if kind == "qr":
            return URLFetcherResponse(url, drawn(name).encode(), {"Content-Type": "image/svg+xml"})
        if kind == "drawing":
            return URLFetcherResponse(
                url, picture(self._drawings[name], "png", _LETTERS[name]), {"Content-Type": "image/png"}
            )
        raise FatalURLFetchingError(f"a sheet asks for {url}")
