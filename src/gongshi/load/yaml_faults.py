"""What the YAML library says of a broken text, said so that a community worker knows what to do, and where.

The library speaks English, and its C part other words than its Python part; the first cause below whose words occur in
what it says is the one told. It often notices a fault only on the line below: what was typed wrongly is looked for on
the lines that it had begun to read.
"""

from __future__ import annotations

import re

import yaml

from gongshi.findings import Message
from gongshi.load.slips import Slip, conflict_in, slip_in

_CAUSES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("mapping values are not allowed",), "这里多了一个冒号；文字里有冒号加空格时，整段要加引号"),
    (("',' or ']'",), "方括号没有合上，或者中间少了逗号"),
    (("',' or '}'",), "花括号没有合上，或者中间少了逗号"),
    (("unexpected end of stream",), "从这里开始的引号没有合上"),
    (("tab character", "'\\t'"), "行首用了 Tab 键，应当用空格"),
    (("cannot start any token",), "这里不能用这个字符开头；是文字就加引号，是缩进就用空格"),
    (("could not find expected ':'",), "这一行少了一个冒号，或者是接着上一行的文字，却没有缩进"),
    (("'-' indicator", "sequence entries are not allowed"), "“-”开头的项没有对齐，或者写在了键的同一行"),
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
# Where these begin, and not where the library at last gives up, is the fault.
_FROM_THE_START = ("simple key", "quoted scalar", "flow sequence", "flow mapping")
_KEY_ALONE = re.compile(r"(?P<indent> *)(- +)?[A-Za-z_]+ *")
_NO_ITEM = re.compile(r"(?P<indent> *)(?P<key>[A-Za-z_]+):")


def fault(said: str) -> Message:
    """The message for what the library ``said``; its own words stay in the English one, where they can be looked up."""
    cause = next((zh for signs, zh in _CAUSES if any(sign in said for sign in signs)), _OTHER)
    return Message(zh=f"这里的格式不对：{cause}", en=f"this is not YAML; check colons, indentation and quotes ({said})")


def located(error: yaml.MarkedYAMLError, text: str, last: yaml.Event | None) -> Slip:
    """What is wrong with ``text`` and where; ``last`` is the last thing in it that could be read."""
    # The end of a text is noticed on the line behind the last.
    lines = [*text.splitlines(), ""]
    problem = error.problem_mark or error.context_mark
    line, column = (problem.line + 1, problem.column + 1) if problem is not None else (1, 1)
    first = _first_line(error, last, line)
    found = conflict_in(lines) or _open_quote(error, last) or _open_bracket(error, last) or slip_in(lines, first, line)
    if found is not None:
        return found
    if error.context_mark is not None and _begins_above(error, line):
        line, column = error.context_mark.line + 1, error.context_mark.column + 1
    return _misaligned(error, lines, first, Slip(line, column, _said(error)))


def _said(error: yaml.MarkedYAMLError) -> Message:
    return fault(" ".join(part for part in (error.context, error.problem) if part))


def _begins_above(error: yaml.MarkedYAMLError, line: int) -> bool:
    begins = any(kind in (error.context or "") for kind in _FROM_THE_START)
    return begins and error.context_mark is not None and error.context_mark.line + 1 < line


def _first_line(error: yaml.MarkedYAMLError, last: yaml.Event | None, line: int) -> int:
    """The line on which what the library could not read began."""
    if error.context_mark is not None and _begins_above(error, line):
        return error.context_mark.line + 1
    if isinstance(last, yaml.ScalarEvent) and not last.style and last.start_mark is not None:
        return last.start_mark.line + 1
    return line


def _open_quote(error: yaml.MarkedYAMLError, last: yaml.Event | None) -> Slip | None:
    """A quoted text right before the fault: it swallowed lines, or something stands behind its closing quote."""
    if not isinstance(last, yaml.ScalarEvent) or last.style not in {"'", '"'}:
        return None
    if "flow" in (error.context or ""):
        return None
    begin, end, problem = last.start_mark, last.end_mark, error.problem_mark
    if begin is None or end is None or problem is None or problem.line != end.line:
        return None
    if begin.line != end.line:
        return Slip(begin.line + 1, begin.column + 1, _swallows(end.line + 1))
    return Slip(problem.line + 1, problem.column + 1, _BEHIND_A_QUOTE)


def _open_bracket(error: yaml.MarkedYAMLError, last: yaml.Event | None) -> Slip | None:
    """A bracket behind which there is nothing on its own line, and something else below."""
    problem = error.problem_mark
    if (
        not isinstance(last, yaml.CollectionStartEvent)
        or problem is None
        or "node content" not in (error.problem or "")
    ):
        return None
    begin = last.start_mark
    if begin is None or begin.line == problem.line:
        return None
    return Slip(begin.line + 1, begin.column + 1, _OPEN_BRACKET)


def _swallows(line: int) -> Message:
    return Message(
        zh=f"从这里开始的引号到第{line}行才合上，多半是这一行漏了后面的引号",
        en=f"the quote that opens here closes only on line {line}; the closing quote of this line is probably missing",
    )


_OPEN_BRACKET = Message(
    zh="从这里开始的括号没有合上，或者里面少了内容",
    en="the bracket that opens here is not closed, or something in it is missing",
)
_BEHIND_A_QUOTE = Message(
    zh="引号合上以后又有文字；整段文字都要在引号里面，里面再要引号就用中文引号",
    en="there is text behind the closing quote; put all of it inside the quotes",
)


def _misaligned(error: yaml.MarkedYAMLError, lines: list[str], first: int, found: Slip) -> Slip:
    """``found``, told better where its line begins in the wrong column, or without the dash of those above it."""
    problem, context = error.problem or "", error.context or ""
    before, written = lines[found.line - 1][: found.column - 1], lines[found.line - 1][found.column - 1 :]
    if "mapping values are not allowed" in problem and (key := _KEY_ALONE.fullmatch(before)):
        return _too_far_right(lines, first, found.line, len(key["indent"]))
    if written.startswith("{") and not before.strip() and ("simple key" in context or "block" in context):
        return found._replace(message=_NO_DASH)
    if "document start" in problem and (indented := _indented_beginning(lines)):
        return indented
    if "expected key" in problem or "<block end>" in problem:
        if _lost_its_dash(lines, found.line - 1):
            return Slip(found.line - 1, found.column, _NO_DASH)
        return found._replace(message=_ANOTHER_COLUMN)
    return found


def _indented_beginning(lines: list[str]) -> Slip | None:
    """The first key of a record, where it stands further right than the rest."""
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith("#"):
            indent = len(line) - len(line.lstrip(" "))
            return Slip(number, 1, _INDENTED_BEGINNING) if indent else None
    return None


def _too_far_right(lines: list[str], first: int, line: int, indent: int) -> Slip:
    """A key further right than the line on which the text above it began: the library complains of its colon."""
    wanted = _indentation(lines[first - 1])
    if indent <= wanted:
        return Slip(first, 1, _NO_COLON_ABOVE)
    if _lost_its_dash(lines, first):
        return Slip(first, wanted + 1, _NO_DASH)
    return Slip(line, indent + 1, _indent(indent, wanted))


def _lost_its_dash(lines: list[str], number: int) -> bool:
    """Whether a key stands where the items of a list above begin with it and a dash, or a list is yet to begin."""
    found = _NO_ITEM.match(lines[number - 1]) if number > 1 else None
    if found is None:
        return False
    column, key = len(found["indent"]), found["key"]
    above = (one for one in reversed(lines[: number - 1]) if one.strip() and len(one) - len(one.lstrip()) <= column)
    before = next(above, "")
    items = (f"- {key}:", f"- {{{key}:")
    return before.startswith(items, column) or (_indentation(before) == column and before.rstrip().endswith(":"))


def _indentation(line: str) -> int:
    """How far from the left a line's key stands."""
    return len(line) - len(line.lstrip(" -"))


def _indent(indent: int, wanted: int) -> Message:
    return Message(
        zh=f"这一行的缩进不对：前面有{indent}个空格，上面是{wanted}个；同一组的字段要对齐",
        en=f"this line is indented by {indent} spaces, those above by {wanted}; keys of one group share a column",
    )


_INDENTED_BEGINNING = Message(
    zh="这一行前面多了空格；要和下面的字段对齐",
    en="there are spaces before this line; it shares a column with the keys below",
)
_ANOTHER_COLUMN = Message(
    zh="这一行的缩进和上面的对不齐；同一组的字段、同一个列表的“-”，前面的空格要一样多",
    en="this line is indented unlike those above; keys of one group, and dashes of one list, share a column",
)
_NO_DASH = Message(
    zh="这一项前面少了“- ”，或者没有和上面的项对齐", en="the dash before this item is missing, or is in another column"
)
_NO_COLON_ABOVE = Message(
    zh="这一行少了冒号；应写成“字段: 内容”，冒号后面空一格",
    en="there is no colon on this line; write “key: value”, with a space after the colon",
)
