"""All files of a data folder to records: what is where, and what is not as it should be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

from babel.numbers import get_currency_precision

from gongshi.findings import RECORD, Finding, Level, Message
from gongshi.load.parse import NotARecord
from gongshi.load.photographs import missing
from gongshi.load.read import read
from gongshi.load.strangers import in_the_wrong_folder, is_wrongly_ended, no_community, no_folder, stranger
from gongshi.load.typed import Loaded, load, typed, unread
from gongshi.meant import meant
from gongshi.model.community import Community
from gongshi.model.holidays import HolidayYear
from gongshi.model.meeting import Ballot, Meeting
from gongshi.model.notice import Notice
from gongshi.model.programme import Programme
from gongshi.model.project import Project
from gongshi.model.proposal import ProposalYear
from gongshi.model.record import Record
from gongshi.model.rule_pack import RulePack
from gongshi.model.scalars import MINOR_DIGITS
from gongshi.place import Place

R = TypeVar("R", bound=Record)

KINDS: dict[str, type[Record]] = {
    "programme": Programme,
    "rules": RulePack,
    "holidays": HolidayYear,
    "community": Community,
    "ballots": Ballot,
    "meetings": Meeting,
    "notices": Notice,
    "projects": Project,
    "proposals": ProposalYear,
}
"""File or folder -> the kind of record it holds."""

_COMMUNITY_FOLDERS = ("ballots", "meetings", "notices", "projects", "proposals")
_NOT_RECORDS = {"README.md", "photographs"}


@dataclass(slots=True)
class Shelf(Generic[R]):
    """The records of one kind in one folder, by id, and the names of the files that could not be read."""

    records: dict[str, R] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)


class LastGood(NamedTuple):
    """The text that a file had when it could last be read, and the day of which that was told."""

    text: str
    day: date


NONE_KEPT: Mapping[str, LastGood] = MappingProxyType({})


@dataclass(slots=True)
class CommunityFolder:
    """What stands in ``communities/<id>``; ``community`` is None where its own file could not be read.

    ``findings`` are those of its files; ``missing_photographs`` are the ones that projects name and that are not there;
    ``last_good`` names the files, from the folder, in whose place an earlier text was read, and the day on which that
    was last theirs; ``texts`` are those of the files, by the names that findings have for them.
    """

    id: str
    community: Community | None
    ballots: Shelf[Ballot]
    meetings: Shelf[Meeting]
    notices: Shelf[Notice]
    projects: Shelf[Project]
    proposals: Shelf[ProposalYear]
    findings: tuple[Finding, ...]
    missing_photographs: tuple[Finding, ...] = ()
    last_good: Mapping[str, date] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class SharedFiles:
    """What the communities of a data folder have in common, and the folder of each.

    ``programme`` and ``pack`` are None where they could not be read.
    """

    programme: Programme | None
    pack: RulePack | None
    holidays: list[HolidayYear]
    communities: list[Path]
    findings: list[Finding]


@dataclass(slots=True)
class DataFolder:
    """Everything read from a data folder. ``programme`` and ``pack`` are None where they could not be read."""

    programme: Programme | None
    pack: RulePack | None
    holidays: list[HolidayYear]
    communities: list[CommunityFolder]
    findings: list[Finding]


def read_folder(root: Path) -> DataFolder:
    """The records below ``root``. Findings name files by ``root`` as it was given."""
    shared = read_shared_files(root)
    communities = [read_community_folder(folder, shared.programme) for folder in shared.communities]
    below = (finding for one in communities for finding in (*one.findings, *one.missing_photographs))
    findings = [*shared.findings, *below]
    return DataFolder(shared.programme, shared.pack, shared.holidays, communities, findings)


def read_shared_files(root: Path) -> SharedFiles:
    """The records below ``root`` that belong to no community, and the folders of the communities, by name."""
    reader = _Reader()
    reader.strangers(root, ("programme.yaml", "rules.yaml", "holidays", "communities"))
    return SharedFiles(
        programme=reader.needed(root / "programme.yaml", Programme),
        pack=reader.needed(root / "rules.yaml", RulePack),
        holidays=list(reader.shelf(root / "holidays", HolidayYear).records.values()),
        communities=list(reader.community_folders(root)),
        findings=reader.findings,
    )


def read_community_folder(
    folder: Path, programme: Programme | None, last_good: Mapping[str, LastGood] = NONE_KEPT
) -> CommunityFolder:
    """The records of one community of ``programme``.

    ``last_good`` is read in place of what cannot be, by the files' names from ``folder``.
    """
    minor_digits = MINOR_DIGITS
    if programme is not None and programme.currency is not None:
        minor_digits = get_currency_precision(programme.currency)
    return _Reader(minor_digits, last_good).community(folder)


class _Reader:
    """Reads files of a data folder and collects findings on the way."""

    def __init__(self, minor_digits: int = MINOR_DIGITS, last_good: Mapping[str, LastGood] = NONE_KEPT) -> None:
        self.findings: list[Finding] = []
        self.minor_digits = minor_digits
        self.last_good = last_good
        self.used: dict[str, date] = {}
        self.texts: dict[str, str] = {}
        # Folder and name of the records of a community that stand elsewhere: found once, and not missed again.
        self.astray: set[tuple[str, str]] = set()

    def community_folders(self, root: Path) -> Iterator[Path]:
        """The folders of communities below ``root``."""
        for path in self._inside(root / "communities"):
            if path.is_dir() and not path.is_symlink():
                yield path
            elif path.name not in _NOT_RECORDS:
                self._say(Place(path.as_posix()), no_community(path))

    def _inside(self, folder: Path) -> Iterator[Path]:
        """What stands in a folder of records, but for hidden files; a link or a file in its place is found."""
        if folder.is_symlink() or folder.is_file():
            self._say(Place(folder.as_posix()), no_folder(folder))
        elif folder.is_dir():
            # By their names: paths would be compared part by part.
            inside = (path for path in folder.iterdir() if not path.name.startswith("."))
            yield from sorted(inside, key=lambda path: path.name)

    def community(self, folder: Path) -> CommunityFolder:
        """What stands in the folder of a community."""
        self.strangers(folder, ("community.yaml", *_COMMUNITY_FOLDERS))
        community = self.needed(folder / "community.yaml", Community)
        self.astray = set(self._astray(folder, community))
        if community is not None and community.id != folder.name:
            self._say(community.place("id"), _misnamed(community.id, folder.name))
        inside = CommunityFolder(
            id=folder.name,
            community=community or self._as_it_was("community.yaml", folder, Community),
            ballots=self.shelf(folder / "ballots", Ballot),
            meetings=self.shelf(folder / "meetings", Meeting),
            notices=self.shelf(folder / "notices", Notice),
            projects=self.shelf(folder / "projects", Project),
            proposals=self.shelf(folder / "proposals", ProposalYear),
            findings=(),
        )
        for name in _COMMUNITY_FOLDERS:
            shelf: Shelf[Any] = getattr(inside, name)
            shelf.broken |= {record for of, record in self.astray if of == name} - shelf.records.keys()
            self._fill_in(shelf, folder, name)
        inside.findings, inside.last_good, inside.texts = tuple(self.findings), self.used, self.texts
        inside.missing_photographs = tuple(missing(folder, inside.projects.records.values()))
        return inside

    def _fill_in(self, shelf: Shelf[Any], folder: Path, name: str) -> None:
        """Puts what could be read before in the place of what cannot be read."""
        for record in sorted(shelf.broken):
            if (before := self._as_it_was(f"{name}/{record}.yaml", folder, KINDS[name])) is not None:
                shelf.records[record] = before
                shelf.broken.remove(record)
        shelf.records = dict(sorted(shelf.records.items()))

    def _as_it_was(self, file: str, folder: Path, model: type[R]) -> R | None:
        """What a file held when it could be read; None where no such text is kept, or it is no record any more."""
        kept = self.last_good.get(file)
        if kept is None:
            return None
        try:
            record = typed(kept.text, f"{folder.as_posix()}/{file}", model, minor_digits=self.minor_digits)
        except NotARecord:
            return None
        if not isinstance(record.record, model):
            return None
        self.used[file] = kept.day
        return record.record

    def _astray(self, folder: Path, community: Community | None) -> Iterator[tuple[str, str]]:
        """What stands in a folder of nearly the right name, and the records beside the folders."""
        for path in folder.iterdir():
            is_known = path.name in _COMMUNITY_FOLDERS or (path.name == "community.yaml" and community is not None)
            if is_known or path.is_symlink():
                continue
            if path.is_dir() and (right := meant(path.name, dict.fromkeys(_COMMUNITY_FOLDERS, ""))):
                yield from ((right, record.stem) for record in path.glob("*.yaml"))
            elif path.suffix == ".yaml" and (right := self._kind_of(path, Community)):
                yield right, path.stem

    def shelf(self, folder: Path, model: type[R]) -> Shelf[R]:
        """The records of one kind in a folder."""
        shelf: Shelf[R] = Shelf()
        for path in self._inside(folder):
            if path.suffix != ".yaml":
                self._stranger(path)
                if is_wrongly_ended(path):
                    shelf.broken.add(path.stem)
            elif (record := self.one(path, model)) is not None:
                shelf.records[record.id] = record
            else:
                shelf.broken.add(path.stem)
        shelf.broken -= shelf.records.keys()
        return shelf

    def needed(self, path: Path, model: type[R]) -> R | None:
        """The record in the one file of its kind, whatever it calls itself; None where there is none, as by `one`."""
        if not path.exists() and not path.is_symlink():
            self._say(
                Place(path.as_posix()),
                Message(zh="缺少这个文件，请补上", en="this file is missing; there must be one"),
            )
            return None
        return self.one(path, model, any_name=True)

    def one(self, path: Path, model: type[R], *, any_name: bool = False) -> R | None:
        """The record in the file at ``path``; None where it holds none, which is then found."""
        name = path.as_posix()
        loaded = self._loaded(path, name, model)
        record = loaded.record
        if record is None and (right := self._kind_astray(path, model)):
            self._say(Place(name), in_the_wrong_folder(path.parent.name, right))
            self.astray.add((right, path.stem))
            return None
        self.findings.extend(loaded.findings)
        if not isinstance(record, model):
            return None
        misfit = _other_than_its_name(record, path.stem, any_name=any_name)
        if misfit is not None:
            self._say(*misfit)
            return None
        return record

    def _loaded(self, path: Path, name: str, model: type[Record]) -> Loaded:
        """As `load`, but that the text is kept."""
        try:
            self.texts[name] = read(path)
            return typed(self.texts[name], name, model, minor_digits=self.minor_digits)
        except NotARecord as refusal:
            return unread(refusal, name)

    def _kind_astray(self, path: Path, model: type[Record]) -> str | None:
        """The folder where a file of a community's folders belongs, if it is another one."""
        return self._kind_of(path, model) if path.parent.name in _COMMUNITY_FOLDERS else None

    def _kind_of(self, path: Path, model: type[Record]) -> str | None:
        """The folder in which a file would be a record, where it is none in its own and has keys unknown there."""
        for name in _COMMUNITY_FOLDERS:
            record = load(path, "", KINDS[name], minor_digits=self.minor_digits).record
            if record is not None and record.model_fields_set - set(model.model_fields):
                return name
        return None

    def strangers(self, folder: Path, known: Sequence[str]) -> None:
        """Finds what stands in ``folder`` beside what is ``known``."""
        for path in sorted(folder.iterdir()):
            if path.name not in known:
                self._stranger(path, known)

    def _stranger(self, path: Path, known: Sequence[str] = ()) -> None:
        if path.name not in _NOT_RECORDS and not path.name.startswith("."):
            self._say(Place(path.as_posix()), stranger(path, known))

    def _say(self, place: Place, message: Message) -> None:
        self.findings.append(Finding(place, RECORD, Level.ERROR, message))


def _other_than_its_name(record: Record, name: str, *, any_name: bool) -> tuple[Place, Message] | None:
    """Where a record says that it is another than its file's name says."""
    if record.id != name and not any_name:
        return record.place("id"), _misnamed(record.id, name)
    if isinstance(record, HolidayYear) and str(record.year) != record.id:
        return record.place("year"), _of_another_year(record.year, record.id)
    if isinstance(record, ProposalYear) and str(record.fiscal_year) != record.id:
        return record.place("fiscal_year"), _of_another_year(record.fiscal_year, record.id)
    return None


def _of_another_year(year: int, name: str) -> Message:
    return Message(
        zh=f"写的是{year}年，文件名却是“{name}”；两者必须相同",
        en=f"it is for {year}, but the file is named {name!r}; they must be the same",
    )


def _misnamed(written: str, name: str) -> Message:
    return Message(
        zh=f"编号 id 写的是“{written}”，文件名是“{name}”；两者必须相同",
        en=f"the id says {written!r} but the file is named {name!r}; they must be the same",
    )
