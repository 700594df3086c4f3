"""The kinds of page a site has, told by their addresses, and which pages of a kind are looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from site_files import pages

KINDS = {
    "home": "index.html",
    "attract": "kiosk/index.html",
    "open-notices": "notices/index.html",
    "projects": "projects/index.html",
    "projects-listed": "projects/*/*.html",
    "results-of-all": "results/*.html",
    "accounts": "accounts/index.html",
    "account-of-all": "accounts/*.html",
    "district": "district/*.html",
    "implementers": "implementers/index.html",
    "implementers-of-a-kind": "implementers/*.html",
    "groups": "groups/index.html",
    "calls": "calls/index.html",
    "contacts": "contacts/index.html",
    "rules": "rules/index.html",
    "subscribe": "subscribe/index.html",
    "search": "search/index.html",
    "community": "communities/*/index.html",
    "community-projects": "communities/*/projects/index.html",
    "community-projects-listed": "communities/*/projects/*/**.html",
    "project": "communities/*/projects/*.html",
    "community-notices": "communities/*/notices/index.html",
    "notice": "communities/*/notices/*.html",
    "meetings": "communities/*/meetings/index.html",
    "meeting": "communities/*/meetings/*.html",
    "proposals": "communities/*/proposals/*.html",
    "results": "communities/*/results/*.html",
    "account": "communities/*/accounts/*.html",
    "article": "pages/*.html",
    "not-found": "404.html",
    "offline": "offline.html",
}
"""Address patterns below a language's root; ``*`` is one step, ``**`` one or more. The first that fits counts."""

AT_KIOSK = tuple(kind for kind in KINDS if kind != "subscribe")
"""The kinds that a kiosk's site has: there is nothing there to put a feed or a calendar into."""

PREFIXES = {"zh": "", "en": "en/"}
"""Where the pages of a language stand."""

_STEPS = {r"\*\*": ".+", r"\*": "[^/]+"}
_PATTERNS = {
    kind: re.compile(re.sub(r"\\\*(\\\*)?", lambda found: _STEPS[found.group()], re.escape(pattern)))
    for kind, pattern in KINDS.items()
}


def kind_of(path: str) -> str | None:
    """The kind of the page at an address below its language's root; None where the table has none."""
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.fullmatch(path)), None)


def pages_in(site: Path, language: str) -> dict[str, Path]:
    """The pages of a language by their addresses below its root, sorted. Handbook and planning are other sites."""
    root = site / PREFIXES[language]
    others = {site / "handbook", site / "planning", *(site / prefix for prefix in PREFIXES.values() if prefix)} - {root}
    found = (path for path in pages(root) if not others & set(path.parents))
    return {path.relative_to(root).as_posix(): path for path in found}


def by_kind(site: Path, language: str) -> dict[str, list[str]]:
    """The addresses of each kind, the longest page first, then the shortest, and so on: faults live at the ends."""
    kinds: dict[str, list[tuple[int, str]]] = {}
    for path, file in pages_in(site, language).items():
        kinds.setdefault(kind_of(path) or "", []).append((file.stat().st_size, path))
    return {kind: [path for _, path in _from_both_ends(sorted(sized))] for kind, sized in kinds.items()}


def _from_both_ends(ordered: Sequence[tuple[int, str]]) -> Sequence[tuple[int, str]]:
    turns = [(at // 2 if at % 2 else -1 - at // 2) for at in range(len(ordered))]
    return [ordered[turn] for turn in turns]
