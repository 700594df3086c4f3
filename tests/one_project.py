"""A small project of which a test needs a few keys, or one event."""

from __future__ import annotations


def project(*lines: str, name: str = "2026-001") -> dict[str, str]:
    """A project with these keys; the first of them stands on line 4."""
    text = "".join(f"{line}\n" for line in lines)
    return {f"projects/{name}.yaml": f"id: {name}\ntitle: 健身角\nfiscal_year: 2026\n{text}"}


def history(event: str, name: str = "2026-001") -> dict[str, str]:
    """A project of which one event is known, on line 5."""
    return project("history:", f"- {{{event}}}", name=name)
