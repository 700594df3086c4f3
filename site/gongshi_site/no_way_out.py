"""At a kiosk nothing leads out of the site: in pages of words, a link to another place becomes its address and code."""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, fromstring

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from gongshi_site.qr import drawn

_AFTER_INLINE = 5
_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'


class _WaysOut(Treeprocessor):
    def run(self, root: Element) -> None:
        for link in list(root.iter("a")):
            address = link.get("href", "")
            if urlsplit(address).scheme:
                link.tag = "span"
                link.attrib = {"class": "way-out"}
                if urlsplit(address).scheme in {"http", "https"}:
                    _add_code(link, address)


def _add_code(to: Element, address: str) -> None:
    """The address is said in words beside its code, so a reader of the screen needs nothing of the picture."""
    if "".join(to.itertext()) != address:
        SubElement(to, "span", {"class": "address"}).text = f" {address}"
    picture = SubElement(to, "span", {"class": "qr", "aria-hidden": "true"})
    picture.append(fromstring(drawn(address).replace(_NAMESPACE, "")))  # noqa: S314 - drawn by us


class NoWayOut(Extension):
    """The Markdown extension that does it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Registers the step, after links have been found."""
        md.treeprocessors.register(_WaysOut(md), "no_way_out", _AFTER_INLINE)
