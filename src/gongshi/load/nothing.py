"""What is said of a value that says that there is none, or that nobody knows it yet."""

from __future__ import annotations

from gongshi.findings import Message
from gongshi.model.refusal import shown

_NOTHING = {
    "",
    "无",
    "暂无",
    "没有",
    "未定",
    "待定",
    "不详",
    "未知",
    "不知道",
    "/",
    "-",
    "—",
    "——",
    "~",
    "null",
    "none",
    "n/a",
}


def says_nothing(value: object) -> bool:
    """Whether ``value`` is empty, or a word for nothing."""
    return isinstance(value, str) and value.strip().lower() in _NOTHING


def left_out(value: str, key: Message, *, required: bool) -> Message:
    """What to do with a key that has no value. ``key``: its name, in Chinese with what it is called."""
    found = _found(value, key)
    if required:
        return Message(zh=f"{found.zh}；这一项必须写", en=f"{found.en}; it has to be written")
    return Message(
        zh=f"{found.zh}；没有或者还不知道，就去掉这一行",
        en=f"{found.en}; where there is none, or nobody knows yet, leave the line out",
    )


def empty_list(value: str, key: Message) -> Message:
    """What to do with a list in whose place there is nothing."""
    found = _found(value, key)
    return Message(
        zh=f"{found.zh}；一项也没有就写 {key.en}: []，还不知道就去掉这一行",
        en=f"{found.en}; write {key.en}: [] where there are none, and leave the line out where nobody knows yet",
    )


def empty_item(value: str, key: Message) -> Message:
    """What to do with an item of a list that has nothing in it."""
    found = _found(value, Message(f"{key.zh}里有一项", f"an item of {key.en}"))
    return Message(zh=f"{found.zh}；请去掉这一项", en=f"{found.en}; leave this item out")


def _found(value: str, key: Message) -> Message:
    if not value.strip():
        return Message(zh=f"{key.zh}是空的", en=f"{key.en} is empty")
    return Message(zh=f"{key.zh}写的是“{shown(value)}”", en=f"{key.en} says {shown(value)!r}")
