"""A simulated year as the files of a data folder, and how a folder that was written so is known again.

A README beside the records says where they come from, and has the fingerprint of all files: a folder in which somebody
has changed, added or removed one is not taken for ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from gongshi.model.notice import Notice
from gongshi.model.programme import Programme, Source, SubDistrict
from gongshi.model.record import Record
from gongshi.model.words import words
from gongshi.write import canonical
from gongshi_simulator.fund_rules import Papers
from gongshi_simulator.model import CommunityYear
from gongshi_simulator.records.catalogue.places import subdistrict
from gongshi_simulator.records.chronicle import Chronicle, chronicle
from gongshi_simulator.records.community import community
from gongshi_simulator.records.meetings import meetings
from gongshi_simulator.records.notices import notices
from gongshi_simulator.records.panels import Bench, bench
from gongshi_simulator.records.projects import projects
from gongshi_simulator.records.proposals import proposal_years
from gongshi_simulator.records.rules import rule_pack
from gongshi_simulator.setting import Setting
from gongshi_simulator.streams import Key

README = "README.md"
_EXAMPLE = "# 示例数据：推演写出的虚构记录，与任何真实社区无关\n"
_README = """\
# 示例数据：推演的一年

这里的记录是 gongshi 推演写出来的，全是虚构，与任何真实社区无关。情景 {scenario}，种子 {seed}，第 {replication} 遍。
改过、添过或删过文件以后，gongshi 不会再覆盖这个文件夹。

These records were written by a simulation and are fictional.
Scenario {scenario}, seed {seed}, replication {replication}.
Once a file is changed, added or removed, gongshi does not write over this folder again."""


class Played(NamedTuple):
    """Which simulated year: that of this number, under this seed."""

    seed: int
    replication: int


def write_records(
    folder: Path, setting: Setting, papers: Papers, played: Played, years: Iterable[CommunityYear]
) -> None:
    """Writes the records of a simulated year into the empty ``folder``: those of ``years``, one community each.

    Raises:
        OSError: where the folder cannot be written to.
    """
    fingerprints = {}
    for name, record in _records(setting, papers, played, years):
        content = (_EXAMPLE + canonical(record)).encode()
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        fingerprints[name] = sha256(content).hexdigest()
    told = _README.format(scenario=setting.scenario.id, seed=played.seed, replication=played.replication)
    (folder / README).write_text(f"{told}\n\n{_seal(told, fingerprints)}\n", encoding="utf-8")


def is_written(folder: Path) -> bool:
    """Whether all that stands in a folder is as `write_records` wrote it."""
    readme = folder / README
    files = [path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()]
    if readme not in files or any(path.is_symlink() for path in files):
        return False
    told, _, seal = readme.read_text(encoding="utf-8", errors="replace").rpartition("\n\n")
    fingerprints = {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files if path != readme
    }
    return seal == f"{_seal(told, fingerprints)}\n"


def _seal(told: str, fingerprints: Mapping[str, str]) -> str:
    """The fingerprint of a README's text and all files beside it."""
    lines = "".join(f"{name} {fingerprint}\n" for name, fingerprint in sorted(fingerprints.items()))
    return f"SHA-256: {sha256((told + lines).encode()).hexdigest()}"


def _records(
    setting: Setting, papers: Papers, played: Played, years: Iterable[CommunityYear]
) -> Iterator[tuple[str, Record]]:
    """Every record with its path below the data folder."""
    pack = rule_pack(papers.pack, setting.scenario)
    judges, streets, hung = bench(pack), set(), set()
    for year in years:
        told = chronicle(setting, year, Key(played.seed, year.number, played.replication))
        for folder, record in _of_community(told, judges):
            if isinstance(record, Notice):
                hung |= {day.year for day in (record.posting_start, record.posting_end) if day is not None}
            yield f"communities/{told.name.id}/{folder}", record
        streets.add(setting.subdistrict_of(year.number))
    yield "programme.yaml", _programme(setting, played, sorted(streets))
    yield "rules.yaml", pack
    for holidays in papers.holidays:
        if min(hung) <= holidays.year <= max(hung):
            yield f"holidays/{holidays.id}.yaml", holidays


def _of_community(told: Chronicle, judges: Bench) -> Iterator[tuple[str, Record]]:
    written = projects(told, judges)
    yield "community.yaml", community(told)
    for folder, records in (
        ("meetings", meetings(told)),
        ("notices", notices(told, written)),
        ("projects", written.values()),
        ("proposals", proposal_years(told)),
    ):
        yield from ((f"{folder}/{record.id}.yaml", record) for record in records)


def _programme(setting: Setting, played: Played, streets: Iterable[int]) -> Programme:
    scenario = setting.scenario
    at = f"{scenario.id}, {played.seed}, {played.replication}"
    named = [subdistrict(number) for number in streets]
    return Programme(
        id="simulated-fund",
        title=words({"zh": "示例区社区保障资金（推演）", "en": "Example District Community Support Fund (simulated)"}),
        district=words({"zh": "示例区", "en": "Example District"}),
        country=words({"zh": "中国", "en": "China"}),
        currency="CNY",
        language="zh",
        example=True,
        as_of=date(scenario.year, 12, 31),
        source=Source(
            title=words({"zh": f"推演的一年（情景、种子、第几遍：{at}）", "en": f"A simulated year ({at})"}),
            note=words(
                {
                    "zh": "虚构的记录，由推演写出，与任何真实社区无关。",
                    "en": "Fictional records, written by a simulation; no real community is meant.",
                }
            ),
        ),
        subdistricts=tuple(SubDistrict(id=one.id, title=words({"zh": one.zh, "en": one.en})) for one in named),
    )
