"""What open data are about: a fund or one of its communities, on a day; where they come from, on which terms."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from gongshi.findings import Message
from gongshi.model.community import Community
from gongshi.model.programme import Programme
from gongshi.model.words import Words

NO_LICENCE = Message(
    zh="没有声明许可：这项资金没有说明别人可以怎样使用这些数据。",
    en="No licence is declared: the fund has not said on which terms these data may be used.",
)


class Subject(NamedTuple):
    """``community`` is None for a whole fund; ``unread`` are the communities of which nothing could be read."""

    programme: Programme
    as_of: date
    community: Community | None = None
    unread: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """A name for programs."""
        return f"{self.programme.id}-{self.community.id}" if self.community else self.programme.id

    @property
    def identifier(self) -> str:
        """What tells these data from all others, whatever their day: a UUID made of their name."""
        return str(uuid5(NAMESPACE_URL, f"gongshi:{self.name}"))

    @property
    def title(self) -> Message:
        """What they are called: in Chinese and in English, where the records have it."""
        own, of = self.programme.language, self.community
        zh, en = (self._title(language, own, of) for language in ("zh", "en"))
        return Message(f"{zh}：开放数据", f"{en}: open data")

    def _title(self, language: str, own: str | None, of: Community | None) -> str:
        fund = read(self.programme.title, language, own)
        return (
            f"{fund}，{read(of.title, language, own)}"
            if of and language == "zh"
            else (f"{fund}, {read(of.title, language, own)}" if of else fund)
        )


def read(text: Words, language: str, own: str | None) -> str:
    """A text in a language, else in the fund's own."""
    return text.read(language, own).text
