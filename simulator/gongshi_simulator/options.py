"""Options of the command line as they are typed: whole numbers as they stand, and where a link may lead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cyclopts import Token

from gongshi.commands.trouble import CouldNotRun
from gongshi.model.refusal import shown

REPLICATIONS = range(40, 10_001)
"""At least two years in each of the twenty batches that the intervals of lead times are taken from. Ten thousand know
a share to within a hundredth."""

SEEDS = range(2**32)

_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,99}")
_LINK = re.compile(
    r"""(https?://[\w.-]+(:[0-9]+)?(/[\w./~%+-]*)?  # an address of the web
    |[\w.~+-][\w./~%+-]*)                           # or a path from the report on: no scheme, no other host
    (\#[\w.-]+)?""",
    re.VERBOSE,
)


def whole_number(_type: type[int], tokens: Sequence[Token]) -> int:
    """The number that was typed; cyclopts' own conversion would take 40.5 for 40.

    Raises:
        CouldNotRun: for what is no whole number in plain digits.
    """
    typed = tokens[0].value
    if not _WHOLE.fullmatch(typed):
        option = tokens[0].keyword
        raise CouldNotRun(
            f"{option} 后面只能写整数，用半角数字，这里写的是“{shown(typed)}”",
            f"{option} takes a whole number in plain digits, not {shown(typed)!r}",
        )
    return int(typed)


def check_number(option: str, number: int, bounds: range) -> None:
    """Nothing, where ``number`` is within ``bounds``.

    Raises:
        CouldNotRun: where it is not.
    """
    if number not in bounds:
        raise CouldNotRun(
            f"{option} 应在 {bounds[0]} 到 {bounds[-1]} 之间，这里写的是 {number}",
            f"{option} takes {bounds[0]} to {bounds[-1]}, not {number}",
        )


def check_link(option: str, link: str) -> None:
    """Nothing, where ``link`` is a relative path or an address of the web.

    Raises:
        CouldNotRun: where it is anything else, which a browser might run.
    """
    if not _LINK.fullmatch(link):
        raise CouldNotRun(
            f"{option} 后面写相对路径或网址，例如 ../index.html、https://example.org/，这里写的是“{shown(link)}”",
            f"{option} takes a relative path or a web address, such as ../index.html, not {shown(link)!r}",
        )
