"""What no cell may bring into the records: characters that a reader does not see, and numbers of a person's own.

Nor are such numbers told again to a terminal, whose lines may be kept for all to see.
"""

from __future__ import annotations

from gongshi.findings import Message
from gongshi.model.refusal import shown
from gongshi.personal import personal_number
from gongshi.text import odd_character


def unwholesome(text: str) -> Message | None:
    """Why a text cannot be taken over; None where it can."""
    if odd := odd_character(text):
        return odd.message
    if personal := personal_number(text):
        zh, _, _ = personal.message.zh.partition("，")
        en, _, _ = personal.message.en.partition(", so ")
        return Message(
            f"{zh}；请删去，要留联系方式的写办公电话", f"{en}; delete it, or write the telephone of an office"
        )
    return None


def quoted(text: str) -> str:
    """A text as a message quotes it, on one line; one that holds a person's number is not told."""
    return "……" if personal_number(text) else shown(" ".join(text.split()))
