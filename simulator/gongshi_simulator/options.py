"""Options of the command line as they are typed: whole numbers as they stand, and where a link may lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from os import cpu_count
from typing import Annotated, Literal, NamedTuple, TypeAlias

from cyclopts import Parameter, Token

from gongshi.commands.trouble import CouldNotRun
from gongshi.model.refusal import shown

REPLICATIONS = range(40, 10_001)
"""At least two years in each of the twenty batches that the intervals of lead times are taken from. Ten thousand know
a share to within a hundredth."""

SEEDS = range(2**32)
JOBS = range(1, 1025)

HALF_WIDTHS = (0.001, 0.5)

_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,99}")
_DECIMAL = re.compile(r"0|1|0\.[0-9]{1,6}")
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


Whole: TypeAlias = Annotated[int, Parameter(converter=whole_number)]
"""A whole number."""


def decimal(_type: type[float], tokens: Sequence[Token]) -> float:
    """The number from 0 to 1 that was typed, such as 0.01.

    Raises:
        CouldNotRun: for anything else.
    """
    typed = tokens[0].value
    if not _DECIMAL.fullmatch(typed):
        option = tokens[0].keyword
        raise CouldNotRun(
            f"{option} 后面写 0 到 1 之间的小数，例如 0.01，这里写的是“{shown(typed)}”",
            f"{option} takes a number from 0 to 1, such as 0.01, not {shown(typed)!r}",
        )
    return float(typed)


Decimal: TypeAlias = Annotated[float, Parameter(converter=decimal)]
"""A number from 0 to 1."""

Executors: TypeAlias = Literal["serial", "processes", "dask", "ray"]
"""Where replications are worked out."""


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


def check_half_width(option: str, half_width: float | None) -> None:
    """Nothing, where ``half_width`` is none, or can be reached and means something.

    Raises:
        CouldNotRun: where it is too narrow or too wide.
    """
    least, most = HALF_WIDTHS
    if half_width is not None and not least <= half_width <= most:
        raise CouldNotRun(
            f"{option} 应在 {least} 到 {most} 之间，这里写的是 {half_width:g}",
            f"{option} takes {least} to {most}, not {half_width:g}",
        )


class How(NamedTuple):
    """How scenarios are played, and the page of a site that what is written leads back to."""

    replications: int
    seed: int
    executor: Executors
    jobs: int
    site: str | None


def how(replications: int, seed: int, executor: Executors, jobs: int | None, site: str | None) -> How:
    """The options that all commands that play scenarios have; by default as many ``jobs`` as there are cores.

    Raises:
        CouldNotRun: for the first of them that is out of its bounds.
    """
    played = How(replications, seed, executor, jobs or cpu_count() or 1, site)
    check_number("--replications", replications, REPLICATIONS)
    check_number("--seed", seed, SEEDS)
    check_number("--jobs", played.jobs, JOBS)
    if site is not None:
        check_link("--site", site)
    return played


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
