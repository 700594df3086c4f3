"""YAML text to plain values: the value, the place of each, and what is refused with its place."""

import time

import pytest

from gongshi.findings import Message
from gongshi.load.parse import NotARecord, Value, parse
from gongshi.load.yaml_causes import fault

COLON = Message(
    "这里多了一个冒号；文字里有冒号加空格时，整段要加引号",
    "there is one colon too many; put a text that has a colon and a space into quotes",
)
FIRST = Message(
    "这里不能用这个字符开头；是文字就加引号，是缩进就用空格",
    "nothing begins with this character; put a text into quotes, indent with spaces",
)
NO_COLON = Message(
    "这一行少了一个冒号，或者是接着上一行的文字，却没有缩进",
    "a colon is missing on this line, or it goes on with the text above and should be indented",
)
DASH = Message(
    "“-”开头的项没有对齐，或者写在了键的同一行",
    "the items that begin with a dash are not in one column, or stand on the line of their key",
)
ESCAPE = Message(
    "双引号里的反斜杠写得不对；用不着反斜杠时改用单引号",
    "a backslash in double quotes is wrong; use single quotes where none is needed",
)
SQUARE = Message("方括号没有合上，或者中间少了逗号", "a square bracket is not closed, or a comma is missing inside")
BRACE = Message("花括号没有合上，或者中间少了逗号", "a brace is not closed, or a comma is missing inside")
QUOTE = Message("从这里开始的引号没有合上", "the quote that opens here is never closed")
APART = Message(
    "这一行和上面接不上；请检查缩进是不是对齐", "this line does not go on from those above; check its indentation"
)
VALUE = Message("这里少了一个值", "a value is missing here")
DIRECTIVE = Message(
    "记录里不用 % 开头的指令，也不用 --- 和 ...", "records use no directives that begin with %, no --- and no ..."
)
SIGN = Message("文字以 *、& 或 ! 开头时，整段要加引号", "put a text that begins with *, & or ! into quotes")
BAR = Message(
    "| 和 > 后面先换行，再写文字；文字以 | 或 > 开头时，整段要加引号",
    "the text goes on the line below | and >; put a text that begins with one into quotes",
)
NO_NAME = "did not find expected alphabetic or numeric character"
FLOW, BLOCK = "while parsing a flow", "while scanning a block scalar"
NEXT = "while scanning for the next token"
ALIAS = Message(
    zh="记录里不用 & 和 * 引用；文字以 & 或 * 开头时请加引号，要重复的内容请照写",
    en="records use no & anchors and * aliases; quote a text that begins so, and write repeated things out",
)
TAG = Message(
    zh="记录里不用 ! 标签；文字以 ! 开头时请加引号", en="records use no ! tags; quote a text that begins with !"
)
SEVERAL = Message(zh="一个文件只放一份记录，请去掉 ---", en="one file holds one record; remove the ---")
KEY = Message(zh="冒号前面只能是一个词，不能是列表", en="a key must be one word, not a list or a mapping")
EMPTY = Message(zh="文件是空的，应有一份记录", en="the file is empty; it should hold a record")
TOO_DEEP = Message(zh="嵌套超过12层，记录不会这样深", en="nested more than 12 levels; no record is that deep")
TOO_MANY = Message(
    zh="一个文件里超过20000个值，请分成几份记录",
    en="more than 20000 values in one file; split it into several records",
)


def refusal(text: str) -> tuple[int, int, Message]:
    """Where and why the text is refused, as it must be."""
    with pytest.raises(NotARecord) as refused:
        parse(text)
    return refused.value.line, refused.value.column, refused.value.message


def twice(key: str, first: int, zh: str = "", en: str = "") -> Message:
    return Message(
        zh=f"“{key}”写了两次，第一次在第{first}行；每个字段只写一次{zh}",
        en=f"the key {key!r} stands twice, first on line {first}; write each key once{en}",
    )


def test_a_record_becomes_plain_values() -> None:
    text = "id: 2026-001\nplaces:\n- 社区公示栏\n- 'a: b'\ntitle: {zh: 灯, en: \"lamps\\tand\"}\nnote: |-\n  一\n  二\n"
    assert parse(text)[0] == {
        "id": "2026-001",
        "places": ["社区公示栏", "a: b"],
        "title": {"zh": "灯", "en": "lamps\tand"},
        "note": "一\n二",
    }


def test_a_scalar_that_other_programs_would_convert_stays_as_it_is_written() -> None:
    written = ["no", "0123", "12:30", "1_000", "2026-03-05", "null", "~", "1e3", "true", ".inf", "0x1F", "=", "<<"]
    assert parse("".join(f"- {scalar}\n" for scalar in written))[0] == written


def test_a_key_without_a_value_has_the_empty_text() -> None:
    assert parse("id:\nhistory:\n- \ntitle: ''\n")[0] == {"id": "", "history": [""], "title": ""}


def test_a_merge_key_is_a_key_like_any_other() -> None:
    assert parse("<<: a\n")[0] == {"<<": "a"}


def test_comments_and_the_marks_of_one_document_say_nothing() -> None:
    assert parse("# 示例\n---\nid: a  # 编号\n...\n") == ({"id": "a"}, (3, 1, {"id": (3, 5, None)}))


def test_every_value_in_block_style_has_its_line_and_column() -> None:
    text = "id: a\nhistory:\n- date: 2026-01-02\n  panel:\n    expert: 1\n-   event: filed\n"
    panel = (5, 5, {"expert": (5, 13, None)})
    first = (3, 3, {"date": (3, 9, None), "panel": panel})
    second = (6, 5, {"event": (6, 12, None)})
    assert parse(text)[1] == (1, 1, {"id": (1, 5, None), "history": (3, 1, [first, second])})


def test_every_value_in_flow_style_has_its_line_and_column() -> None:
    text = "a: {b: c,\n  d: [e, 'f', {g: h}]}\n"
    inner = (2, 6, [(2, 7, None), (2, 10, None), (2, 15, {"g": (2, 19, None)})])
    assert parse(text)[1] == (1, 1, {"a": (1, 4, {"b": (1, 8, None), "d": inner})})


def test_a_column_counts_characters_whatever_stands_before_it_on_the_line() -> None:
    text = "标题: {zh: 梧桐😀社区, en: Wutong}\n"
    assert parse(text)[1] == (1, 1, {"标题": (1, 5, {"zh": (1, 10, None), "en": (1, 21, None)})})


def test_windows_line_ends_count_as_one() -> None:
    assert parse("a: b\r\nc: d\r\n") == ({"a": "b", "c": "d"}, (1, 1, {"a": (1, 4, None), "c": (2, 4, None)}))


@pytest.mark.parametrize(
    ("text", "line", "column", "key", "first"),
    [
        ("amount: 100\nid: a\namount: 900\n", 3, 1, "amount", 1),
        ("{a: 1, b: 2, a: 3}", 1, 14, "a", 1),
        ("x:\n  金额: 1\n  b: 2\n  金额: 3\n", 4, 3, "金额", 2),
        ("'a': 1\n\"a\": 2\n", 2, 1, "a", 1),
        ("id:\nid: a\n", 2, 1, "id", 1),
    ],
)
def test_a_key_that_stands_twice_is_refused(text: str, line: int, column: int, key: str, first: int) -> None:
    assert refusal(text) == (line, column, twice(key, first))


def test_a_key_that_stands_twice_in_an_item_may_begin_a_new_one() -> None:
    new_item = ("，要是新的一项，前面加“- ”", ", begin a new item with a dash")
    assert refusal("- a: 1\n- b: 1\n  b: 2\n") == (3, 3, twice("b", 2, *new_item))


def test_the_line_named_first_is_that_of_the_key_and_not_of_its_value() -> None:
    assert refusal("history:\n- filed\nhistory:\n- closed\n") == (3, 1, twice("history", 1))


def test_one_key_in_two_mappings_is_no_repetition() -> None:
    assert parse("- {a: 1}\n- {a: {a: 2}}\n")[0] == [{"a": "1"}, {"a": {"a": "2"}}]


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("id: a\ntitle: *a\n", 2, 8, ALIAS),
        ("*a : b\n", 1, 1, ALIAS),
        ("a: &b c\nd: *b\n", 1, 4, ALIAS),
        ("资金: &b {c: d}\n", 1, 5, ALIAS),
        ("- &b [c]\n", 1, 3, ALIAS),
        ("a: &a [*a]\n", 1, 4, ALIAS),
        ("a: !!str b\n", 1, 4, TAG),
        ("a: ! b\n", 1, 4, TAG),
        ("- !x {a: b}\n", 1, 3, TAG),
        ("- !!python/object/apply:os.system [ls]\n", 1, 3, TAG),
        ("!x &y a: b\n", 1, 1, TAG),
        ("a: b\n---\nc: d\n", 2, 1, SEVERAL),
        ("---\n---\n", 2, 1, SEVERAL),
        ("a: b\n...\n---\n", 3, 1, SEVERAL),
        ("? [a]\n: b\n", 1, 3, KEY),
        ("a: 1\n{b: c}: d\n", 2, 1, KEY),
        ("{[a]: b}\n", 1, 2, KEY),
        ("", 1, 1, EMPTY),
        ("# 只有说明\n\n", 1, 1, EMPTY),
        (" \n\n ", 1, 1, EMPTY),
    ],
)
def test_what_records_do_not_use_is_refused_at_its_place(text: str, line: int, column: int, message: Message) -> None:
    assert refusal(text) == (line, column, message)


@pytest.mark.parametrize(
    ("text", "line", "column", "cause", "reason"),
    [
        ("id: a\ntitle: b: c\n", 2, 9, COLON, "mapping values are not allowed in this context"),
        ("标题: 梧: 桐\n", 1, 6, COLON, "mapping values are not allowed in this context"),
        ("a: [b\n", 1, 4, SQUARE, f"{FLOW} sequence did not find expected ',' or ']'"),
        ("a: {b\n", 1, 4, BRACE, f"{FLOW} mapping did not find expected ',' or '}}'"),
        ("a: 'b\n", 1, 4, QUOTE, "while scanning a quoted scalar found unexpected end of stream"),
        ("a:\n\tb: c\n", 2, 1, FIRST, f"{NEXT} found character that cannot start any token"),
        ("title: @我们\n", 1, 8, FIRST, f"{NEXT} found character that cannot start any token"),
        ("a: b\nc\n", 2, 1, NO_COLON, "while scanning a simple key could not find expected ':'"),
        ("a: - b\n", 1, 4, DASH, "block sequence entries are not allowed in this context"),
        ("[a]\nb\n", 2, 1, APART, "did not find expected <document start>"),
        ("a: [,]\n", 1, 5, VALUE, "while parsing a flow node did not find expected node content"),
        (
            "%YAML 3.0\n---\na: b\n",
            1,
            1,
            DIRECTIVE,
            "found incompatible YAML document",
        ),
        ('a: "\\ud800"\n', 1, 7, ESCAPE, "while parsing a quoted scalar found invalid Unicode character escape code"),
        ("a: |x\n", 1, 5, BAR, f"{BLOCK} did not find expected comment or line break"),
        ("goal: *办12次\n", 1, 8, SIGN, f"while scanning an alias {NO_NAME}"),
        ("goal: &办12次\n", 1, 8, SIGN, f"while scanning an anchor {NO_NAME}"),
        ("goal: !办12次\n", 1, 8, SIGN, "while scanning a tag did not find expected whitespace or line break"),
    ],
)
def test_broken_yaml_is_refused_where_it_breaks_with_its_cure(
    text: str, line: int, column: int, cause: Message, reason: str
) -> None:
    assert refusal(text) == (
        line,
        column,
        Message(zh=f"这里的格式不对：{cause.zh}", en=f"this is not YAML: {cause.en} ({reason})"),
    )


def test_a_fault_that_nobody_foresaw_names_the_usual_causes() -> None:
    assert fault("something new") == Message(
        "这里的格式不对：请检查冒号、缩进和引号",
        "this is not YAML: check colons, indentation and quotes (something new)",
    )


def test_a_character_that_yaml_does_not_know_is_refused_on_its_line() -> None:
    assert refusal("标题: 一\n说明: 二\n备注: 三\x00\n")[0] == 3


def nested(depth: int) -> Value:
    value: Value = ""
    for _ in range(depth):
        value = {"a": value}
    return value


def nested_text(depth: int) -> str:
    return "\n".join(f"{' ' * level}a:" for level in range(depth))


def test_twelve_levels_are_read() -> None:
    assert parse("[" * 12 + "]" * 12)[0] == [[[[[[[[[[[[]]]]]]]]]]]]
    assert parse(nested_text(12))[0] == nested(12)


def test_the_thirteenth_level_is_refused_where_it_begins() -> None:
    assert refusal("[" * 13 + "]" * 13) == (1, 13, TOO_DEEP)
    assert refusal("标: " + "[" * 12 + "]" * 12) == (1, 15, TOO_DEEP)
    assert refusal(nested_text(13)) == (13, 13, TOO_DEEP)


def test_twenty_thousand_values_are_read_and_one_more_is_refused() -> None:
    # Keys are values too, and so is the list or the mapping around them.
    assert parse("- a\n" * 19_999)[0] == ["a"] * 19_999
    assert refusal("- a\n" * 20_000)[2] == TOO_MANY
    assert parse("".join(f"k{number}: v\n" for number in range(9_999)))[0] == {f"k{n}": "v" for n in range(9_999)}
    assert refusal("- a\n" * 30_000) == (20_001, 3, TOO_MANY)


@pytest.mark.parametrize(
    ("piece", "times", "line", "column"),
    [
        ("[", 30_000, 1, 13),
        ("[", 262_144, 1, 13),
        ("{", 100_000, 1, 13),
        ("? ", 100_000, 1, 25),
        ("- ", 100_000, 1, 25),
        ("[{", 100_000, 1, 13),
        ("{a: ", 60_000, 1, 49),
        ("- ? ", 60_000, 1, 25),
    ],
)
def test_nesting_without_end_is_refused_in_under_a_second(piece: str, times: int, line: int, column: int) -> None:
    before = time.perf_counter()
    told = refusal(piece * times)
    assert time.perf_counter() - before < 1
    # libyaml has a limit of a thousand levels of its own since 0.2.6, and looks for it ahead.
    assert told in {(line, column, TOO_DEEP), (1, 1001, TOO_DEEP)}


@pytest.mark.parametrize(
    "text",
    [
        '"\\u' * 60_000,
        '"' * 262_144,
        "a: " * 80_000,
        "-\n" * 120_000,
        "&a " * 80_000,
        "*a " * 80_000,
        "!a " * 80_000,
        "%a\n" * 80_000,
        "---\n" * 60_000,
        "...\n" * 60_000,
        "a: |\n x\n" * 30_000,
        "]" * 200_000,
        ", " * 120_000,
        "\t" * 260_000,
        "#\n" * 130_000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_a_file_of_one_thing_repeated_is_refused_in_under_a_second(text: str) -> None:
    before = time.perf_counter()
    refusal(text)
    assert time.perf_counter() - before < 1
