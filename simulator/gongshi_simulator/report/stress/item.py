"""An item of the STRESS-DES checklist, and the sections it has."""

from __future__ import annotations

from typing import NamedTuple

from gongshi.findings import Message


class Item(NamedTuple):
    """An item of the checklist: its number there, what it asks for, and what holds for this run."""

    number: str
    called: Message
    text: Message


class Part(NamedTuple):
    """A section of the checklist."""

    called: Message
    items: tuple[Item, ...]
