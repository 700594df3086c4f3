"""What the YAML library says of a broken text, said so that a community worker knows what to do.

The library speaks English, and its C part other words than its Python part; the first cause below whose words occur in
what it says is the one told.
"""

from __future__ import annotations

from gongshi.findings import Message

_CAUSES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("mapping values are not allowed",), "这里多了一个冒号；文字里有冒号加空格时，整段要加引号"),
    (("',' or ']'",), "方括号没有合上，或者中间少了逗号"),
    (("',' or '}'",), "花括号没有合上，或者中间少了逗号"),
    (("unexpected end of stream",), "引号没有合上"),
    (("tab character", "'\\t'"), "行首用了 Tab 键，应当用空格"),
    (("cannot start any token",), "这里不能用这个字符开头；是文字就加引号，是缩进就用空格"),
    (("could not find expected ':'",), "少了一个冒号，或者接着上一行的文字没有缩进"),
    (("'-' indicator", "sequence entries are not allowed"), "“-”开头的项没有对齐，或者写在了键的同一行"),
    (("expected key", "<block end>"), "缩进没有对齐，或者上面一行少了冒号"),
    (
        ("directive", "incompatible", "document separator", "document indicator"),
        "记录里不用 % 开头的指令，也不用 --- 和 ...",
    ),
    (("document start",), "这一行和上面接不上；请检查缩进是不是对齐"),
    (("node content",), "这里少了一个值"),
    (("escape",), "双引号里的反斜杠写得不对；用不着反斜杠时改用单引号"),
    (("comment",), "这一行后面多了字；注释的 # 前面要空一格"),
)
_OTHER = "请检查冒号、缩进和引号"


def fault(said: str) -> Message:
    """The message for what the library ``said``; its own words stay in the English one, where they can be looked up."""
    cause = next((zh for signs, zh in _CAUSES if any(sign in said for sign in signs)), _OTHER)
    return Message(zh=f"这里的格式不对：{cause}", en=f"this is not YAML; check colons, indentation and quotes ({said})")
