"""What the YAML library says of a broken text, in both languages and with its cure.

The library speaks English, and its C part other words than its Python part; the first cause below whose words occur in
what it says is the one told.
"""

from __future__ import annotations

from gongshi.findings import Message

_CAUSES: tuple[tuple[tuple[str, ...], Message], ...] = (
    (
        ("mapping values are not allowed",),
        Message(
            "这里多了一个冒号；文字里有冒号加空格时，整段要加引号",
            "there is one colon too many; put a text that has a colon and a space into quotes",
        ),
    ),
    (
        ("',' or ']'",),
        Message("方括号没有合上，或者中间少了逗号", "a square bracket is not closed, or a comma is missing inside"),
    ),
    (
        ("',' or '}'",),
        Message("花括号没有合上，或者中间少了逗号", "a brace is not closed, or a comma is missing inside"),
    ),
    (
        ("unexpected end of stream",),
        Message("从这里开始的引号没有合上", "the quote that opens here is never closed"),
    ),
    (
        ("tab character", "'\\t'"),
        Message("行首用了 Tab 键，应当用空格", "the line begins with a tab; indent it with spaces"),
    ),
    (
        ("cannot start any token",),
        Message(
            "这里不能用这个字符开头；是文字就加引号，是缩进就用空格",
            "nothing begins with this character; put a text into quotes, indent with spaces",
        ),
    ),
    (
        ("could not find expected ':'",),
        Message(
            "这一行少了一个冒号，或者是接着上一行的文字，却没有缩进",
            "a colon is missing on this line, or it goes on with the text above and should be indented",
        ),
    ),
    (
        ("'-' indicator", "sequence entries are not allowed"),
        Message(
            "“-”开头的项没有对齐，或者写在了键的同一行",
            "the items that begin with a dash are not in one column, or stand on the line of their key",
        ),
    ),
    (
        ("directive", "incompatible", "document separator", "document indicator"),
        Message(
            "记录里不用 % 开头的指令，也不用 --- 和 ...",
            "records use no directives that begin with %, no --- and no ...",
        ),
    ),
    (
        ("document start",),
        Message(
            "这一行和上面接不上；请检查缩进是不是对齐",
            "this line does not go on from those above; check its indentation",
        ),
    ),
    (("node content",), Message("这里少了一个值", "a value is missing here")),
    (
        ("escape",),
        Message(
            "双引号里的反斜杠写得不对；用不着反斜杠时改用单引号",
            "a backslash in double quotes is wrong; use single quotes where none is needed",
        ),
    ),
    (
        ("scanning an alias", "scanning an anchor", "scanning a tag"),
        Message("文字以 *、& 或 ! 开头时，整段要加引号", "put a text that begins with *, & or ! into quotes"),
    ),
    (
        ("block scalar",),
        Message(
            "| 和 > 后面先换行，再写文字；文字以 | 或 > 开头时，整段要加引号",
            "the text goes on the line below | and >; put a text that begins with one into quotes",
        ),
    ),
)
_OTHER = Message("请检查冒号、缩进和引号", "check colons, indentation and quotes")


def fault(said: str) -> Message:
    """The message for what the library ``said``; its own words stay in the English one, where they can be looked up."""
    cause = next((cause for signs, cause in _CAUSES if any(sign in said for sign in signs)), _OTHER)
    return Message(zh=f"这里的格式不对：{cause.zh}", en=f"this is not YAML: {cause.en} ({said})")
