"""Ways of looking at a page: kind, colours, size of type, width of the screen, language, with script or without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle

from acceptance.kinds import AT_KIOSK, KINDS, PREFIXES
from acceptance.pairs import Choice, all_choices, pairwise

WIDTHS = {
    "320": (320, 640),
    "360": (360, 740),
    "768": (768, 1024),
    "1366": (1366, 768),
    "kiosk": (1080, 1920),
    "small-kiosk": (768, 1366),
}
BODY = {"standard": 18, "large": 24, "larger": 30}
THEMES = ("light", "dark", "contrast")
VIEWS = {"theme": THEMES, "size": tuple(BODY)}
READERS = {"language": tuple(PREFIXES), "script": ("on", "off")}


@dataclass(frozen=True, slots=True)
class Run:
    """A page of one kind opened once, and looked at in some widths one after another."""

    kind: str
    theme: str
    size: str
    widths: str
    """Names of ``WIDTHS`` with plus signs between; axe looks at the last."""
    language: str
    script: str = "on"
    build: str = "site"

    def __str__(self) -> str:
        script = "script" if self.script == "on" else "no-script"
        return f"{self.kind}-{self.theme}-{self.size}-{self.widths}-{self.language}-{script}"

    @property
    def body(self) -> int:
        """The size of running text, in CSS pixels."""
        return BODY[self.size]

    @property
    def target(self) -> int:
        """The least side of what is tapped, in CSS pixels."""
        return 60 if self.build == "kiosk" or self.size != "standard" else 48

    @property
    def seen(self) -> Iterator[Choice]:
        """What meets in this run, one choice a width."""
        for width in self.widths.split("+"):
            yield {
                "kind": self.kind,
                "theme": self.theme,
                "size": self.size,
                "width": width,
                "language": self.language,
                "script": self.script,
            }


def selected() -> list[Run]:
    """Every two of kind, theme, size, width, language and script meet."""
    widths = ("320+kiosk", "1366+360", "768")
    return [Run(**choice) for choice in pairwise({"kind": tuple(KINDS), **VIEWS, "widths": widths, **READERS})]


def every() -> list[Run]:
    """Every kind in every theme, size and width; languages and script take turns, so that they meet each of these."""
    return _in_turns({"widths": ("320+768+360", "1366+kiosk"), "kind": tuple(KINDS), **VIEWS}, READERS)


def at_kiosk(*, of_all: bool) -> list[Run]:
    """A kiosk's own build on the two screens it has: each kind once, or in every theme and size."""
    kinds = {"build": ("kiosk",), "widths": ("small-kiosk+kiosk",), "kind": AT_KIOSK}
    languages = {"language": tuple(PREFIXES)}
    return _in_turns(kinds | VIEWS, languages) if of_all else _in_turns(kinds, VIEWS | languages)


def _in_turns(factors: Mapping[str, Sequence[str]], turns: Mapping[str, Sequence[str]]) -> list[Run]:
    return [
        Run(**choice, **turn) for choice, turn in zip(all_choices(factors), cycle(all_choices(turns)), strict=False)
    ]
