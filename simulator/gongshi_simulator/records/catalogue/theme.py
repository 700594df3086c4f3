"""What a project can be about.

``{place}`` stands for the name of a compound, where a project belongs to one.
"""

from __future__ import annotations

from typing import NamedTuple

from gongshi.model.terms import Category


class Theme(NamedTuple):
    """A subject: its title, what it is for, its goal, what somebody wished for, and why it is not taken up if so."""

    zh: str
    en: str
    category: Category
    goal: str
    wish: str
    reason: str = ""

    @property
    def has_place(self) -> bool:
        """Whether it belongs to one compound."""
        return "{place}" in self.zh
