"""What open data are about: a fund or one of its communities, on a day; where they come from, on which terms."""

from __future__ import annotations

from collections.abc import Iterator
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
        """What they are called."""
        fund = self.said(self.programme.title)
        if self.community is None:
            return Message(f"{fund.zh}：开放数据", f"{fund.en}: open data")
        of = self.said(self.community.title)
        return Message(f"{of.zh}（{fund.zh}）：开放数据", f"{of.en} ({fund.en}): open data")

    def said(self, text: Words) -> Message:
        """A text of the records in both languages; where one is missing, in the fund's own."""
        own = self.programme.language
        return Message(text.read("zh", own).text, text.read("en", own).text)


def facts(of: Subject) -> Iterator[tuple[Message, Message]]:
    """What one should know before one reads the data: what each is about, and the fact."""
    programme, day = of.programme, of.as_of.isoformat()
    yield (
        Message("以哪天为准", "As of"),
        Message(f"{day}；这一天以后的事不在里面。", f"{day}; what came later is not in them."),
    )
    if programme.example:
        yield Message("示例", "Example"), EXAMPLE
    yield Message("来源", "Source"), of.said(programme.title)
    if programme.source is not None:
        yield Message("原始资料", "Original source"), of.said(programme.source.title)
    yield Message("许可", "Licence"), licence(of)
    if of.unread:
        zh, en = "、".join(of.unread), ", ".join(of.unread)
        yield (
            Message("缺的社区", "Missing"),
            Message(f"这些社区的记录读不了，不在里面：{zh}", f"The records of these cannot be read: {en}"),
        )
    yield (
        Message("空着的格子", "Empty cells"),
        Message("记录里没有写，不是 0。", "Nobody wrote it down; it is not 0."),
    )


EXAMPLE = Message("示例数据，与任何真实社区无关。", "Example data; no real community is meant.")


def licence(of: Subject) -> Message:
    """On which terms the data may be used, or that nobody has said."""
    declared = of.programme.licence
    if declared is None:
        return NO_LICENCE
    title = of.said(declared.title)
    return Message(f"{title.zh} {declared.link}", f"{title.en} {declared.link}")
