"""Scenario files: one by itself, or one that extends another and changes a few of its numbers.

What a file changes it says whole: a number is never changed without its basis and its reason, or the old reason would
stand beside the new number. Bounds that it leaves out stay as they were. Its id and its title are its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from gongshi.findings import RECORD, Finding, Level, Message, by_place
from gongshi.load.parse import NotARecord, Value, parse
from gongshi.load.read import read
from gongshi.load.typed import checked, refuse_personal, unread
from gongshi.meant import meant
from gongshi.model.refusal import shown
from gongshi.model.scalars import IDENTIFIER
from gongshi.place import Mark, Place, down
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.scenarios import shipped

_MOST_BELOW = 5
_OWN = frozenset({"id", "title", "extends"})
_IN_LANGUAGES = frozenset({"title", "why"})
"""Keys whose mapping is of languages: one value, not several."""


class ScenarioFile(NamedTuple):
    """A file that a scenario is read from."""

    path: Path
    content: bytes


class ReadScenario(NamedTuple):
    """What became of a scenario's file: a scenario, None where it is none, and the files read, its own first."""

    scenario: Scenario | None
    findings: tuple[Finding, ...]
    files: tuple[ScenarioFile, ...] = ()


class _Written(NamedTuple):
    """What stands in a file, and where."""

    file: ScenarioFile
    values: Mapping[str, Value]
    mark: Mark

    def finding(self, message: Message, *at: str) -> Finding:
        """What is said of the value ``at``, or of what is around it where that was not written."""
        line, column, _ = down(self.mark, *at)
        return Finding(Place(self.file.path.as_posix(), line, column), RECORD, Level.ERROR, message)


class _Whole(NamedTuple):
    """A scenario, also as the values that another takes over, and the files that it was put together from."""

    scenario: Scenario
    values: Mapping[str, Value]
    files: tuple[ScenarioFile, ...]


class _Refused(Exception):  # noqa: N818 - it is a refusal of a person's text, not a fault of the program
    def __init__(self, *findings: Finding) -> None:
        super().__init__(*(finding.message.en for finding in findings))
        self.findings = tuple(sorted(findings, key=by_place))


def read_scenario(path: Path) -> ReadScenario:
    """The scenario in the file ``path``, which must be named as its id, over those that it extends.

    Findings are of one file: what is extended must be right by itself before a change to it is looked at.
    """
    try:
        whole = _whole(path, ())
    except _Refused as refusal:
        return ReadScenario(None, refusal.findings)
    return ReadScenario(whole.scenario, (), whole.files)


def read_shipped(identifier: str) -> Scenario:
    """The shipped scenario of this id."""
    return _whole(shipped()[identifier], ()).scenario


def _whole(path: Path, above: tuple[Path, ...]) -> _Whole:
    """The scenario in ``path``, which those ``above`` extend."""
    written = _written(path)
    below = _extended(written, above)
    inherited = below.values if below else {}
    values = _over(inherited, written.values)
    loaded = checked(values, written.mark, path.as_posix(), Scenario)
    unreasoned = (written.finding(_no_reason(at), *at) for at in _unreasoned(written.values, inherited))
    if wrong := (*unreasoned, *loaded.findings):
        raise _Refused(*wrong)
    assert isinstance(loaded.record, Scenario)
    if loaded.record.id != path.stem:
        raise _Refused(written.finding(_misnamed(loaded.record.id, path.stem), "id"))
    taken_over = {key: value for key, value in values.items() if key not in _OWN}
    return _Whole(loaded.record, taken_over, (written.file, *(below.files if below else ())))


def _written(path: Path) -> _Written:
    """What stands in the file ``path``."""
    name = path.as_posix()
    try:
        text = read(path)
        refuse_personal(text)
        value, mark = parse(text)
    except NotARecord as refusal:
        raise _Refused(*unread(refusal, name).findings) from None
    if not isinstance(value, dict):
        raise _Refused(*checked(value, mark, name, Scenario).findings)
    return _Written(ScenarioFile(path, text.encode()), value, mark)


def _extended(written: _Written, above: tuple[Path, ...]) -> _Whole | None:
    """What a file extends; None where it stands by itself."""
    if "extends" not in written.values:
        return None
    path, extends = written.file.path, written.values["extends"]
    if not isinstance(extends, str) or not IDENTIFIER.fullmatch(extends):
        raise _Refused(written.finding(_no_identifier(extends), "extends"))
    base = _found(path, extends)
    if base is None:
        raise _Refused(written.finding(_unknown(extends), "extends"))
    if base in (*above, path) or len(above) >= _MOST_BELOW:
        raise _Refused(written.finding(_around(extends), "extends"))
    return _whole(base, (*above, path))


def _found(path: Path, extends: str) -> Path | None:
    """The file of the scenario that is extended: beside the one that does so, else one of those that are shipped."""
    candidates = (path.with_name(f"{extends}.yaml"), shipped().get(extends))
    return next((one for one in candidates if one is not None and one.is_file()), None)


def _over(below: Mapping[str, Value], changes: Mapping[str, Value]) -> dict[str, Value]:
    """The values of ``below`` with the ``changes``, mapping by mapping; a text in two languages is one value."""
    merged = dict(below)
    for key, value in changes.items():
        under = merged.get(key)
        is_group = isinstance(value, dict) and isinstance(under, dict) and key not in _IN_LANGUAGES
        merged[key] = _over(under, value) if is_group else value  # type: ignore[arg-type]
    return merged


def _unreasoned(changes: Mapping[str, Value], below: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """Section and key of every number that stands below and is changed without basis or why."""
    for section, numbers in changes.items():
        under = below.get(section)
        if not isinstance(numbers, dict) or not isinstance(under, dict):
            continue
        for key, one in numbers.items():
            if key in under and isinstance(one, dict) and not {"basis", "why"} <= one.keys():
                yield section, key


def _no_identifier(extends: Value) -> Message:
    typed = f"，这里写的是“{shown(extends)}”" if isinstance(extends, str) else ""
    en = f", not {shown(extends)!r}" if isinstance(extends, str) else ""
    return Message(
        f"extends 写一个情景的编号，不带文件夹和 .yaml，例如 community-year{typed}",
        f"extends takes the id of one scenario without folder and .yaml, such as community-year{en}",
    )


def _unknown(extends: str) -> Message:
    known = list(shipped())
    likely = meant(extends, dict.fromkeys(known, ""))
    if likely is not None:
        return Message(
            f"没有情景“{extends}”，是不是 {likely}？",
            f"there is no scenario {extends!r}; did you mean {likely}?",
        )
    return Message(
        f"没有情景“{extends}”：同一文件夹里没有 {extends}.yaml，自带的有：{'、'.join(known)}",
        f"there is no scenario {extends!r}: no {extends}.yaml in this folder; shipped are {', '.join(known)}",
    )


def _no_reason(at: tuple[str, ...]) -> Message:
    number = ".".join(at)
    return Message(
        f"改了 {number}，没有写 basis 和 why；换了数，依据和理由也要换",
        f"{number} is changed without basis and why; a new number has a reason of its own",
    )


def _around(extends: str) -> Message:
    return Message(
        f"照“{extends}”改，绕回了自己，或者一层层多于{_MOST_BELOW}层；请改 extends",
        f"extending {extends!r} leads back to itself, or through more than {_MOST_BELOW} scenarios; change extends",
    )


def _misnamed(written: str, name: str) -> Message:
    return Message(
        zh=f"编号 id 写的是“{written}”，文件名是“{name}”；两者必须相同",
        en=f"the id says {written!r} but the file is named {name!r}; they must be the same",
    )
