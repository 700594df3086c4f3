"""A name on the command line that is none of those there are."""

from __future__ import annotations

from collections.abc import Mapping

from gongshi.findings import Message
from gongshi.meant import meant
from gongshi.model.refusal import shown


def not_among(typed: str, known: Mapping[str, str], kind: Message) -> Message:
    """That there is nothing called ``typed``: the name probably meant, else all there are.

    ``known``: each name with what it is called in Chinese, or nothing. ``kind``: what kind of thing they are, the
    Chinese with its measure word.
    """
    name = meant(typed, known)
    if name is not None:
        return Message(
            zh=f"没有“{shown(typed)}”这{kind.zh}，是不是 {_called(name, known)}？",
            en=f"there is no {kind.en} {shown(typed)!r}; did you mean {shown(name)}?",
        )
    return Message(
        zh=f"没有“{shown(typed)}”这{kind.zh}；可选的有：{'、'.join(_called(one, known) for one in known)}",
        en=f"there is no {kind.en} {shown(typed)!r}; there are {', '.join(map(shown, known))}",
    )


def _called(name: str, known: Mapping[str, str]) -> str:
    return f"{shown(name)}（{shown(known[name])}）" if known[name] else shown(name)
