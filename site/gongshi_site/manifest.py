"""What a built site remembers of how it was made, kept within it: so the next build makes only what is not the same.

It stands in the folder that is swapped, so that pages and what is known of them can never come apart; it is read only
where every part of it still has its form, and else the site is built anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from gongshi.findings import Finding
from gongshi.load.tree import LastGood
from gongshi_site.choices import PRIVATE
from gongshi_site.feeds.news import Spoken
from gongshi_site.fingerprint import digest
from gongshi_site.render import Rendered
from gongshi_site.summary import Summary
from gongshi_site.views.prose import ProsePage

BEGUN = f"{PRIVATE}/begun"
"""The folder in it with which the next site begins."""

_MANIFEST = f"{PRIVATE}/manifest.json"


@dataclass(frozen=True, slots=True)
class Made:
    """Files made together: the digest of all that they depend on, and of each file, by its path from the root.

    ``shown`` stands by the same paths for what each page shows, where pages are kept one by one.
    """

    key: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MadeCommunity:
    """A community's files, as `Made`, with what the pages over the fund and the command know of it.

    ``sheets`` stands, by their paths, for what its sheets to print were made from. ``lately`` is what it had to tell
    lately, for those who follow its sub-district or the fund; ``summarised`` stands for it and the summary.
    ``followed`` are those of its files that make up its feeds and calendars. ``findings`` are those of reading, their
    files named from the data folder; ``broken_rules`` counts the errors that the rules find.
    """

    key: str
    files: Mapping[str, str]
    sheets: Mapping[str, str]
    summary: Summary
    lately: Spoken
    summarised: str
    followed: Made
    findings: tuple[Finding, ...]
    broken_rules: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """All files of a site: of its theme, its words, what stands beside it, the fund, its open data, each community.

    ``prose`` holds by language the pages of words as they were read, ``read`` what stands for their files.
    """

    theme: Made = field(default_factory=Made)
    beside: Made = field(default_factory=Made)
    read: str = ""
    prose: Mapping[str, tuple[ProsePage, ...]] = field(default_factory=dict)
    words: Made = field(default_factory=Made)
    fund: Made = field(default_factory=Made)
    open_data: Made = field(default_factory=Made)
    communities: Mapping[str, MadeCommunity] = field(default_factory=dict)

    @property
    def made(self) -> tuple[Made | MadeCommunity, ...]:
        """Every group of files."""
        return (self.theme, self.beside, self.words, self.fund, self.open_data, *self.communities.values())


def load_manifest(site: Path) -> Manifest:
    """What the site at ``site`` remembers; nothing where there is none, or it cannot be understood."""
    try:
        return _manifest().validate_json(manifest_path(site).read_bytes())
    except (OSError, ValidationError):
        return Manifest()


def manifest_path(site: Path) -> Path:
    """Where the site at ``site`` remembers it."""
    return site / _MANIFEST


def manifest_file(manifest: Manifest) -> Rendered:
    """The file in which a site remembers this."""
    return Rendered(_MANIFEST, _manifest().dump_json(manifest))


def load_last_good(site: Path, community: str) -> Mapping[str, LastGood]:
    """The texts of a community's records as they could last be read, by their names from its folder."""
    try:
        return _texts().validate_json((site / _of_records(community)).read_bytes())
    except (OSError, ValidationError):
        return {}


def last_good_file(texts: Mapping[str, LastGood], community: str) -> Rendered:
    """The file in which these texts stand, so that a later build has them when the records cannot be read."""
    return Rendered(_of_records(community), _texts().dump_json(dict(sorted(texts.items()))))


def _of_records(community: str) -> str:
    return f"{PRIVATE}/records/{community}.json"


@cache
def _manifest() -> TypeAdapter[Manifest]:
    return TypeAdapter(Manifest)


@cache
def _texts() -> TypeAdapter[dict[str, LastGood]]:
    return TypeAdapter(dict[str, LastGood])


@cache
def _summary() -> TypeAdapter[tuple[Summary, Spoken]]:
    return TypeAdapter(tuple[Summary, Spoken])


def summary_digest(summary: Summary, lately: Spoken) -> str:
    """What stands for a summary and what there is to tell beside it."""
    return digest(_summary().dump_json((summary, lately)))
