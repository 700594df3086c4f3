"""A cell that is not understood: raised by what reads values, and found at its place by what calls it."""

from __future__ import annotations

from gongshi.findings import Message


class Misread(Exception):  # noqa: N818 - it is a refusal of a person's cell, no fault of the program
    """What is in a cell, and what should be."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.message = Message(zh, en)
