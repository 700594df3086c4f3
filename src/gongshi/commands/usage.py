"""What is wrong with a command as it was typed, and how it is typed."""

from __future__ import annotations

from enum import Enum
from functools import singledispatch
from typing import get_args

from cyclopts import exceptions as faults

from gongshi.commands.choice import not_among
from gongshi.findings import Message
from gongshi.model.refusal import shown

# The dashes that an input method puts where two hyphens were meant.
_LONG_DASHES = "—–－"


def usage_fault(fault: faults.CycloptsError) -> Message:
    """What is wrong with the command line that ``fault`` was raised for, with its cure."""
    said = _long_dash(fault) or _said(fault)
    manual = " ".join(["gongshi", *(fault.command_chain or ()), "--help"])
    return Message(zh=f"{said.zh}（写法见 {manual}）", en=f"{said.en} (see {manual})")


def _long_dash(fault: faults.CycloptsError) -> Message | None:
    typed = next((token for token in fault.root_input_tokens or () if token.startswith(tuple(_LONG_DASHES))), None)
    if typed is None:
        return None
    meant = f"--{typed.lstrip(_LONG_DASHES + '-')}"
    return Message(
        zh=f"“{shown(typed)}”前面的横线不对，应是两个半角减号：{shown(meant)}",
        en=f"{shown(typed)} begins with the wrong dash; type two hyphens: {shown(meant)}",
    )


@singledispatch
def _said(fault: faults.CycloptsError) -> Message:
    return Message(zh="命令写得不对", en=f"the command is not written well: {' '.join(str(fault).split())}")


@_said.register
def _unknown_command(fault: faults.UnknownCommandError) -> Message:
    assert fault.unused_tokens is not None
    assert fault.app is not None
    typed = fault.unused_tokens[0]
    known = [name for name in fault.app if not name.startswith("-")]
    if typed.startswith("-"):
        return Message(
            zh=f"要先写命令，再写“{shown(typed)}”这样的选项；命令有：{'、'.join(known)}",
            en=f"a command comes before options such as {shown(typed)}; there are {', '.join(known)}",
        )
    return not_among(typed, dict.fromkeys(known, ""), Message("个命令", "command"))


@_said.register
def _unknown_option(fault: faults.UnknownOptionError) -> Message:
    typed = (fault.token.keyword or fault.token.value).split("=", 1)[0]
    known = [name for argument in fault.argument_collection if argument.parse for name in argument.names]
    return not_among(typed, dict.fromkeys(known, ""), Message("个选项", "option"))


@_said.register
def _missing(fault: faults.MissingArgumentError) -> Message:
    assert fault.argument is not None
    name = fault.keyword or fault.argument.name
    if name in {token.split("=", 1)[0] for token in fault.root_input_tokens or ()}:
        return Message(zh=f"{name} 后面少了内容", en=f"{name} wants a value after it")
    if fault.argument.index is not None:
        name = name.lstrip("-").upper()
    return Message(zh=f"少写了 {name}", en=f"{name} is missing")


@_said.register
def _no_value(fault: faults.CoercionError) -> Message:
    assert fault.token is not None
    assert fault.argument is not None
    typed, wanted = shown(fault.token.value), fault.target_type
    name = fault.token.keyword or fault.argument.name.lstrip("-").upper()
    if choices := _choices(wanted):
        return Message(
            zh=f"{name} 没有“{typed}”这一种，可选的有：{'、'.join(choices)}",
            en=f"{name} takes one of {', '.join(choices)}, not {typed!r}",
        )
    if wanted is bool:
        return Message(zh=f"{name} 后面不写内容，去掉“{typed}”", en=f"{name} takes no value; leave {typed!r} out")
    return Message(zh=f"{name} 后面不能写“{typed}”", en=f"{name} cannot take {typed!r}")


def _choices(wanted: type | None) -> list[str]:
    """The words of a closed list; none where anything of a kind is taken."""
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return [str(one.value) for one in wanted]
    return [str(one) for one in get_args(wanted)]


@_said.register
def _repeated(fault: faults.RepeatArgumentError) -> Message:
    name = fault.token.keyword
    return Message(zh=f"{name} 只能写一次，请去掉一个", en=f"{name} stands twice; write it once")


@_said.register
def _too_many(fault: faults.UnusedCliTokensError) -> Message:
    typed = " ".join(map(shown, fault.unused_tokens or ()))
    return Message(
        zh=f"多写了“{typed}”；名称里有空格时，要用引号括起来",
        en=f"{typed!r} is one thing too many; a name with a space in it wants quotes",
    )
