"""Why a command could not run at all, as against what it found."""

from __future__ import annotations

from gongshi.findings import Message

COULD_NOT_RUN = 2


class CouldNotRun(Exception):  # noqa: N818 - it names what happened, not a fault of the program
    """Raised by a command; the command line prints it in both languages and exits with 2."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.message = Message(zh, en)

    def __str__(self) -> str:
        return f"{self.message.zh} | {self.message.en}"
