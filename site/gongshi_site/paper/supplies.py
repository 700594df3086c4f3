"""What a sheet is made with beside its text: its typeface and its code. Nothing else can be asked for."""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from gongshi_site.qr import drawn


class Supplies(URLFetcher):  # type: ignore[misc] # it ships no type information
    """Fetches ``face:Bold`` from the given fonts, and draws ``qr:https://…``, the code of an address."""

    def __init__(self, faces: Mapping[str, bytes]) -> None:
        super().__init__()
        self._faces = faces

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
        raise FatalURLFetchingError(f"a sheet asks for {url}")
