"""What typists of Chinese type where YAML wants something else: named at its own line and column.

YAML takes ``title：灯`` for plain text and complains of the line below. Whatever is looked for here is looked for only
where a text is broken already or a key cannot be one, so that ``：`` and ``，`` in an ordinary text are never blamed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from gongshi.findings import Message
from gongshi.model.vocabulary import KEY_WORDS


class Slip(NamedTuple):
    """What was typed wrongly and where, from 1."""

    line: int
    column: int
    message: Message


def slip_in(lines: Sequence[str], first: int, last: int) -> Slip | None:
    """The first slip on the lines from ``first`` to ``last``, counted from 1."""
    for number, line in enumerate(lines[first - 1 : last], first):
        for pattern, say in _SLIPS:
            if found := re.search(pattern, line[:_WIDEST]):
                return Slip(number, found.start("at") + 1, say(found["at"]))
    # Only where the fault begins: below, a word that is a key may stand in a text.
    begin = "".join(lines[first - 1 : first])
    if found := re.search(_KEY_ALONE, begin[:_WIDEST]):
        return Slip(first, found.end("at") + 1, _no_colon(found["at"]))
    if found := re.search(_CHINESE_KEY, begin[:_WIDEST]):
        return Slip(first, found.end("at"), _wide_colon_after(found["word"]))
    return None


def conflict_in(lines: Sequence[str]) -> Slip | None:
    """Where two versions of a file still stand side by side, as git leaves them."""
    marks = [number for number, line in enumerate(lines, 1) if _CONFLICT.match(line)]
    return Slip(marks[0], 1, _TWO_VERSIONS) if marks else None


def has_number_sign(text: str) -> bool:
    """Whether a ``#`` stands anywhere that `cut_by_comment` would look at: in most texts there is none."""
    return _NUMBER_SIGN.search(text) is not None


def cut_by_comment(value: str, behind: str) -> Message | None:
    """What to do where ``value`` is a text and ends at a ``#`` that looks like part of it: ``behind`` it on its line.

    A comment that is meant as one has a space after its ``#``, or two before it.
    """
    return _CUT if _NUMBER_SIGN.match(behind) and _TEXT.search(value) else None


def joined_items(value: str) -> Message | None:
    """What to do where ``value``, the one item of a list, is a text in which a full-width comma stands.

    A ``、`` is left alone: 失能、半失能老人 are one group of people.
    """
    return _JOINED if "，" in value and _TEXT.search(value.replace("，", "")) else None


def slip_in_key(key: str) -> tuple[int, Message] | None:
    """How far into ``key`` something stands that no key can have, and what to do about it."""
    for pattern, say in _SLIPS_IN_KEYS:
        if found := re.search(pattern, key):
            return found.start("at"), say(found["at"])
    if found := re.match(_CHINESE_KEY, key):
        return found.start("at"), _wide_colon_after(found["word"])
    return None


def in_plain_forms(said: Message, value: object) -> Message:
    """``said`` of a value that was refused, and which full-width characters in it are to be plain."""
    cures = list(_cures(value[:_WIDEST])) if isinstance(value, str) else []
    if not cures:
        return said
    between = "" if said.zh.endswith("？") else "；"
    return Message(
        zh=f"{said.zh}{between}要用半角：{'，'.join(cure.zh for cure in cures)}",
        en=f"{said.en}; plain characters are wanted: {', '.join(cure.en for cure in cures)}",
    )


def _cures(text: str) -> Iterator[Message]:
    # In a number a comma has no place, not even a plain one.
    nowhere = "" if re.search("[A-Za-z-]", text) else "，、"
    for typed in dict.fromkeys(one for one in text if one in _PLAIN and one not in nowhere):
        yield Message(f"“{typed}”改成“{_PLAIN[typed]}”", f"{_PLAIN[typed]} for {typed}")
    if re.search("[\uff10-\uff19]", text):
        yield Message("数字改成半角", "plain digits")
    if any(one in "“”‘’「」" for one in text):
        yield Message("去掉中文引号", "no Chinese quotes")
    if "\u3000" in text:
        yield Message("去掉全角空格", "no full-width space")
    for typed in dict.fromkeys(re.findall("[\u00a0\u2000-\u200a\u202f]", text)):
        yield Message(f"去掉特殊空格 U+{ord(typed):04X}", f"no U+{ord(typed):04X}")


def _wide_colon(_: str) -> Message:
    return Message(
        zh="这里是全角冒号“：”，应改成半角冒号加一个空格“: ”",
        en="this is a full-width colon; write a plain one and a space after it",
    )


def _wide_colon_after(word: str) -> Message:
    said, keys = _wide_colon(""), _IN_CHINESE[word]
    return Message(
        zh=f"{said.zh}；“{word}”要写成 {' 或 '.join(keys)}", en=f"{said.en}; {word} is written {' or '.join(keys)}"
    )


def _keys_in_chinese() -> dict[str, list[str]]:
    keys: dict[str, list[str]] = {}
    for name, words in KEY_WORDS.items():
        called = keys.setdefault(words.zh.partition("，")[0], [])
        called.extend({name.rpartition(".")[2]}.difference(called))
    return keys


def _odd_space(typed: str) -> Message:
    if typed == "\u3000":
        return Message(
            zh="这里是全角空格，应改成半角空格；缩进只用半角空格",
            en="this is a full-width space; write plain spaces",
        )
    return Message(
        zh=f"这里的空格不是普通空格（是 U+{ord(typed):04X}），请改成半角空格",
        en=f"this is no plain space but U+{ord(typed):04X}; write plain spaces",
    )


def _no_space(_: str) -> Message:
    return Message(zh="冒号后面少了一个空格", en="a space is missing after the colon")


def _no_space_after_dash(_: str) -> Message:
    return Message(zh="“-”后面少了一个空格", en="a space is missing after the dash")


def _wrong_dash(typed: str) -> Message:
    return Message(
        zh=f"每一项前面应是半角减号加一个空格“- ”，这里是“{typed}”",
        en=f"an item begins with a plain hyphen and a space, not with {typed}",
    )


def _wide_bracket(typed: str) -> Message:
    plain = _BRACKETS[typed]
    return Message(zh=f"这里是全角的“{typed}”，应改成半角的“{plain}”", en=f"{typed} is full-width; write {plain}")


def _wide_comma(typed: str) -> Message:
    return Message(
        zh=f"括号里用“{typed}”隔开了两项，应改成半角逗号加一个空格“, ”",
        en=f"{typed} stands between two items in brackets; write a plain comma and a space",
    )


def _wide_quote(typed: str) -> Message:
    return Message(
        zh=f"这里的 {typed} 不算引号；整段文字里有冒号加空格时，两头要用半角引号",
        en=f"{typed} does not quote; put a text that has a colon and a space into plain quotes",
    )


def _no_colon(typed: str) -> Message:
    return Message(
        zh=f"{typed} 后面少了冒号；应写半角冒号加一个空格“: ”",
        en=f"the colon after {typed} is missing; write a colon and a space",
    )


_TWO_VERSIONS = Message(
    zh="这里留着合并时没有处理的冲突标记；请在 <<<<<<< 和 >>>>>>> 之间只留下对的内容，再删去这几行标记",
    en="a merge conflict was left here; keep what is right between <<<<<<< and >>>>>>>, and delete the marks",
)
_WIDEST = 500
"""Further right than this on its line nothing is looked for: a line of a megabyte must not take its time."""

_CUT = Message(
    zh="从这个 # 起都被当作注释，不算这段文字；是文字就给整段加引号，是注释就在 # 后面空一格",
    en="all from this # on is taken for a comment; put the text into quotes, or a space after the # of a comment",
)
_JOINED = Message(
    "方括号里只有一项；要写几项，中间用半角逗号加一个空格“, ”；只是一项，就给这段文字加引号",
    "the brackets hold one item; write a plain comma and a space between several, or put the one into quotes",
)
_NUMBER_SIGN = re.compile(r" #[^\s#]")
_TEXT = re.compile(r"[^\x21-\x7e]")
_CONFLICT = re.compile(r"<{7}( |$)")
_BRACKETS = {"｛": "{", "｝": "}", "【": "[", "】": "]", "［": "[", "］": "]"}
_PLAIN = _BRACKETS | {"，": ",", "、": ",", "：": ":", "。": ".", "．": ".", "－": "-", "—": "-", "／": "/"}
"""What is typed in Chinese -> what is written instead where no text is wanted."""

# What is looked for in few texts is compiled only then: it would be a thirtieth of what any command needs to begin.
# Where a key may begin on its line: after spaces, dashes and an opening brace.
_BEGIN = r"^[ -]*\{? *"
_KEY = r"[A-Za-z_]+"
_NEXT_KEY = rf"(?=\s*{_KEY}\s*[:：])"
_KNOWN = "|".join({key.rpartition(".")[2] for key in KEY_WORDS})
_ODD_SPACE = "[\u3000\u00a0\u2000-\u200a\u202f]"
_KEY_ALONE = rf"^[ -]*(?P<at>{_KNOWN})(?= +[^ :]|$)(?!.*: )"

_IN_CHINESE = _keys_in_chinese()
"""What keys are called in Chinese -> those that are called so."""
_CHINESE_KEY = rf"{_BEGIN}(?P<word>{'|'.join(map(re.escape, _IN_CHINESE))})\s*(?P<at>：)"

_SLIPS: tuple[tuple[str, Callable[[str], Message]], ...] = (
    (rf"^[ -]*(?P<at>{_ODD_SPACE})", _odd_space),
    (r"^ *(?P<at>[－—–―·•])(?= *[{A-Za-z])", _wrong_dash),
    (r"^ *(?P<at>-)(?=[{\[A-Za-z])", _no_space_after_dash),
    (rf"(?:^|[:\-\[,]) *(?P<at>[｛【［])(?=.*{_KEY} *[:：])", _wide_bracket),
    (rf"(?:{_BEGIN}|[{{,，]\s*)['\"“]?{_KEY}['\"”]?\s*(?P<at>：)", _wide_colon),
    (rf"{_BEGIN}{_KEY}:(?P<at>{_ODD_SPACE})", _odd_space),
    (rf"(?:{_BEGIN}|[{{,，]\s*){_KEY}(?P<at>:)(?![ /]|$)", _no_space),
    (rf"[{{\[][^{{}}\[\]]*(?P<at>[，、；]){_NEXT_KEY}", _wide_comma),
    (r"[{\[].*[^ ] (?P<at>#)(?=[^\s#])", lambda _: _CUT),
    (r"\{[^{}]*(?P<at>｝)", _wide_bracket),
    (r"\[[^\[\]]*(?P<at>[】］])", _wide_bracket),
    (rf"{_BEGIN}{_KEY}: +(?P<at>[“‘「『]).*: ", _wide_quote),
)
"""What is looked for on a line of a broken text, each at ``at``."""

_SLIPS_IN_KEYS: tuple[tuple[str, Callable[[str], Message]], ...] = (
    (rf"^(?P<at>{_ODD_SPACE})", _odd_space),
    (r"^(?P<at>[－—–―·•])", _wrong_dash),
    (r"^(?P<at>-)(?=[{\[A-Za-z])", _no_space_after_dash),
    (rf"^['\"“]?{_KEY}['\"”]?\s*(?P<at>：)", _wide_colon),
    (rf"^{_KEY}(?P<at>:)(?!//)", _no_space),
    (rf"^(?P<at>{_KNOWN}) +\S", _no_colon),
)
"""What is looked for in a key."""
