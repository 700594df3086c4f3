"""What a checker says: a finding is a value with a rule, a level, a place and a message in two languages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from gongshi.place import Place

Language = Literal["zh", "en"]


class Level(StrEnum):
    """How much a finding weighs, heaviest first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def weight(self) -> int:
        """0 for the heaviest level."""
        return list(Level).index(self)


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence in Chinese and in English: what is, and what should be."""

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        """The sentence in one language."""
        return self.zh if language == "zh" else self.en


LEVEL_WORDS = {
    Level.ERROR: Message(zh="错误", en="error"),
    Level.WARNING: Message(zh="警告", en="warning"),
    Level.INFO: Message(zh="提示", en="info"),
}
"""What each level is called."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A message about one place.

    ``rule`` is the id of a rule of the pack (``R04``), ``record`` where a file does not have the form of a
    record, ``reference`` where one record names another that isn't there or tells otherwise, ``history`` where an
    event cannot follow what happened before it. ``basis`` says what the rule rests on where that is weaker than a
    published source.
    """

    place: Place
    rule: str
    level: Level
    message: Message
    basis: Message | None = None


RECORD = "record"
REFERENCE = "reference"
HISTORY = "history"
NO_PERSONAL_DATA = "R30"
"""The rule under which the loader refuses a text that holds a person's number."""


def by_place(finding: Finding) -> tuple[Place, int, str, str]:
    """The order in which findings are shown."""
    return (finding.place, finding.level.weight, finding.rule, finding.message.en)
