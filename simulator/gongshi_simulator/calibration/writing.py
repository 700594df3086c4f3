"""A calibration as a scenario file, which extends the one that was calibrated and says only what the records changed.

Its first line holds a fingerprint of the others, so that a file that somebody has worked on is told from one as it was
written, and is not written over.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from gongshi.commands.trouble import CouldNotRun
from gongshi.model.programme import Programme
from gongshi.model.scalars import IDENTIFIER, Plain
from gongshi.write import as_yaml
from gongshi_simulator.assumption import Assumption
from gongshi_simulator.calibration.calibrating import Calibration
from gongshi_simulator.calibration.measured import assumptions, with_numbers
from gongshi_simulator.calibration.wording import records

_MARK = "# gongshi calibrate 写成，改过的不会再覆盖。Written by gongshi calibrate, not over what was edited. sha256 "


def scenario_text(of: Calibration, programme: Programme, name: str) -> str:
    """The file ``name``.yaml: the same records give the same bytes.

    Raises:
        CouldNotRun: where what was measured makes no scenario.
    """
    with_numbers(of.scenario, assumptions(of), of.year)
    told = records(of.known)
    zh = f"# 从{told.zh}量出来的数；没有写的照 {of.scenario.id}。"
    en = f"# What was measured. {told.en}. The rest is that of {of.scenario.id}."
    body = f"{zh}\n{en}\n" + as_yaml(_tree(of, programme, name))
    return f"{_MARK}{_fingerprint(body)}\n{body}"


def refuse_others(path: Path) -> None:
    """Nothing, where ``path`` may be written.

    Raises:
        CouldNotRun: where its name is no scenario's, or something stands there that is not as it was written.
    """
    if path.suffix != ".yaml" or not IDENTIFIER.fullmatch(path.stem):
        raise CouldNotRun(
            f"{path} 不能作情景文件名；写小写字母、数字和连字符，以 .yaml 结尾，例如 my-fund.yaml",
            f"{path} cannot be a scenario's file; write lower-case letters, digits and hyphens, then .yaml",
        )
    if not path.exists() and not path.is_symlink():
        return
    if path.is_dir() or not (text := path.read_text(encoding="utf-8", errors="replace")).startswith(_MARK):
        raise CouldNotRun(
            f"{path} 不是本命令写的，不会覆盖；请另选文件名",
            f"{path} was not written by this command and is not written over; choose another name",
        )
    mark, _, body = text.partition("\n")
    if mark.removeprefix(_MARK) != _fingerprint(body):
        raise CouldNotRun(
            f"{path} 写成以后有人改过，不会覆盖；请另选文件名，或先把它移走",
            f"{path} was edited since it was written and is not written over; choose another name or move it away",
        )


def _fingerprint(body: str) -> str:
    return sha256(body.encode()).hexdigest()


def _tree(of: Calibration, programme: Programme, name: str) -> dict[str, object]:
    fund = programme.title
    tree: dict[str, object] = {
        "id": Plain(name),
        "extends": Plain(of.scenario.id),
        "title": {
            "zh": f"{fund.read('zh', 'zh').text}，照记录校准",
            "en": f"{fund.read('en', 'zh').text}, calibrated to its records",
        },
        "year": Plain(of.year),
    }
    for path, assumption in assumptions(of).items():
        section, key = path.split(".")
        within = tree.setdefault(section, {})
        assert isinstance(within, dict)
        within[key] = _ordered(assumption)
    return tree


def _ordered(assumption: Assumption) -> Mapping[str, object]:
    """As in scenario files: the number first, then what it rests on."""
    said = assumption.model_dump(warnings="error")
    last = ("basis", "why")
    return {**{key: value for key, value in said.items() if key not in last}, **{key: said[key] for key in last}}
