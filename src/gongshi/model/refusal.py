"""How a model refuses a value: in both languages, under the rule whose words it speaks where there is one."""

from __future__ import annotations

from typing import NamedTuple

from pydantic_core import PydanticCustomError

from gongshi.findings import RECORD, Message

REFUSED = "refused"


def refused(zh: str, en: str, *, rule: str = RECORD, at: str | tuple[str, ...] | None = None) -> PydanticCustomError:
    """The error that a validator raises; the loader turns it into a finding with its place.

    ``at``: the key at fault where a whole entry is refused, with dots where it lies deeper (``council.members``); of
    several the first one that was written.
    """
    return PydanticCustomError(REFUSED, "{en}", {"zh": zh, "en": en, "rule": rule, "at": at})


class Missing(NamedTuple):
    """Annotates a required field: the rule that requires it, and what to say when it is not there."""

    rule: str
    message: Message


def shown(value: object) -> str:
    """A value as a message quotes it: on one line, without what would act on a terminal, and not too long."""
    text = "".join(character if character.isprintable() else "·" for character in str(value)[:_LONGEST])
    return text if len(str(value)) <= _LONGEST else f"{text}……"


_LONGEST = 60
