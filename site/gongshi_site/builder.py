"""A site from a folder of records: what has changed since it was last built is made, the rest is taken over.

Pelican reads the pages of words, and only when one has changed: what it made of them is remembered with the site.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from jinja2 import Environment

from gongshi.check import judge_pack
from gongshi.commands.days import Days, days
from gongshi.commands.folders import cannot_read, cannot_write
from gongshi.commands.replacing import alone, swapped_in
from gongshi.commands.trouble import CouldNotRun
from gongshi.findings import Finding, Level
from gongshi.fund import ReadShared, Shared, read_fund, read_shared
from gongshi_site.choices import Choices, Kiosk
from gongshi_site.fingerprint import COMPILED, FolderDigests, digest, folder_digest, program_digest
from gongshi_site.host import read_prose
from gongshi_site.kiosk import WORKER, covered
from gongshi_site.language import LANGUAGES
from gongshi_site.making import Keys, Making, Progress, Sources, keys_of, seen
from gongshi_site.manifest import BEGUN, Manifest, load_manifest, manifest_path
from gongshi_site.output import Output, keep_common
from gongshi_site.pool import alongside, default_jobs
from gongshi_site.publish import is_site
from gongshi_site.releases.server import HEADERS_FILE
from gongshi_site.settings import THEME
from gongshi_site.summary import CommunitySummary
from gongshi_site.templates import environment
from gongshi_site.views.prose import Prose


def _silent(_done: int, _of: int) -> None:
    """Nothing is shown."""


def _nothing() -> None:
    """Nothing is said."""


@dataclass(frozen=True, slots=True)
class Order:
    """What site is to be built: from which records and words, where to, and how.

    ``content`` holds the residents' pages in Markdown; without it there are only the records' pages. ``beside`` are
    built folders that are put beside them, by name. ``as_of`` is the day as it was given on the command line,
    ``theme`` the folder of templates and static files.
    ``kiosk`` is how pages behave at one; ``covering`` is the id of the only community or sub-district that the site
    covers; ``address`` is where it is published, for QR codes. ``downloads`` adds what is taken away from it: sheets to
    print, and tables.
    ``full`` makes every page anew; ``durable`` makes sure that the site outlives a power cut.
    """

    data: Path
    output: Path
    content: Path | None = None
    beside: Mapping[str, Path] = field(default_factory=dict)
    as_of: str | None = None
    theme: Path = THEME
    languages: tuple[str, ...] = LANGUAGES
    jobs: int = field(default_factory=default_jobs)
    kiosk: Kiosk | None = None
    covering: str | None = None
    address: str | None = None
    downloads: bool = False
    full: bool = False
    durable: bool = True


@dataclass(frozen=True, slots=True)
class Built:
    """What became of an order. ``has_changed``: whether another site now stands in the output folder.

    ``findings`` are those of reading, ``broken_rules`` counts the errors that the rules find. ``pages`` counts the
    site's pages; it is None where nothing can be built, because programme or rules cannot be read.
    ``shows_last_good``: whether pages show, of records that cannot be read, what these held before.
    """

    findings: tuple[Finding, ...]
    broken_rules: int = 0
    pages: int | None = None
    has_changed: bool = False
    shows_last_good: bool = False


class Builder:
    """Builds one site, as often as asked; what it has read stays in memory for the next time."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self._templates: tuple[str, Environment] | None = None
        self._remembered: tuple[object, Manifest] | None = None
        self._digests = FolderDigests()

    def build(self, progress: Progress = _silent, waiting: Callable[[], None] = _nothing) -> Built:
        """Brings the site up to date; readers see the old one or the new one, whole.

        ``waiting`` is called where another build of the same site has to end first.

        Raises:
            CouldNotRun: for a day that is none, an output folder that is not ours or cannot be written, sources that
                cannot be read, and faults of the residents' pages, of templates and of the catalogue. The old site
                stays as it was.
        """
        try:
            with alone(self.order.output, is_site, waiting=waiting) as place:
                # Not before: while another build is waited for, programme and rules may be edited.
                read = read_shared(self.order.data)
                looked_at = days(self.order.as_of, read.shared.programme if read.shared else None)
                if read.shared is None:
                    return Built(read_fund(self.order.data).findings)
                return self._build(read, read.shared, looked_at, place, progress)
        except OSError as error:
            raise self._refused(error) from None

    def _build(self, read: ReadShared, shared: Shared, looked_at: Days, place: Path, progress: Progress) -> Built:
        communities = covered(read.communities, self.order.covering) if self.order.covering else read.communities
        # Beside what is read here the first time: what the old site remembers, and the pages of words.
        look, jobs = (self._digests, 1) if self._remembered else (folder_digest, self.order.jobs)
        with alongside(lambda: seen(communities, look), jobs) as folders:
            before = Manifest() if self.order.full else self._manifest(place)
            theme, words_read = folder_digest(self.order.theme, leaving_out=(COMPILED,)), self._words_digest()
            words = before.prose if before.read == words_read else self._words()
            sources = self._sources(communities, shared, looked_at, words)
            keys = keys_of(sources, theme, words_read, folders())
        if has_changed := not is_up_to_date(before, keys, place, for_kiosk=self.order.kiosk is not None):
            making = partial(Making, sources, keys, self._environment(theme), before, self.order.jobs)
            before = self._put_in_place(place, making, progress)
            self._remember(place, before)
        return self._built(read, before, has_changed=has_changed)

    def _put_in_place(self, place: Path, make: Callable[[Output], Making], progress: Progress) -> Manifest:
        """Makes the new site, which begins as was kept for it, and keeps what the next one is to begin with.

        That is the site it takes the place of, where the two have most pages in common; else the new one keeps its own.
        """
        kept = place / BEGUN
        doubtful: Set[str] | None = None

        def keep(old: Path) -> None:
            if doubtful is not None:
                keep_common(old, place, doubtful, kept)

        begun = None if self.order.full else kept
        with swapped_in(place, durable=self.order.durable, begun=begun, keep=keep) as new:
            making = make(Output(new, place))
            manifest = making.run(progress)
            doubtful = making.doubtful(manifest)
        return manifest

    def _refused(self, error: OSError) -> CouldNotRun:
        """That the machine refuses to read what the site is made from, or else to write the site."""
        order = self.order
        sources = [one.absolute() for one in (order.data, order.content, order.theme, *order.beside.values()) if one]
        named = Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | os.PathLike) else None
        if named is not None and any(named.absolute().is_relative_to(one) for one in sources):
            return cannot_read(named, error)
        return cannot_write(order.output, error)

    def write(self, words: Prose, folder: Path) -> None:
        """Makes every page of the site, with these pages of words, in ``folder``."""
        read = read_shared(self.order.data)
        assert read.shared is not None, read.findings
        looked_at = days(self.order.as_of, read.shared.programme)
        sources = self._sources(read.communities, read.shared, looked_at, words)
        theme = folder_digest(self.order.theme, leaving_out=(COMPILED,))
        keys = keys_of(sources, theme, self._words_digest(), seen(sources.communities))
        output = Output(folder, folder)
        Making(sources, keys, self._environment(theme), Manifest(), self.order.jobs, output).run(_silent)

    def _words(self) -> Prose:
        return read_prose(self.order.content, for_kiosk=self.order.kiosk is not None)

    def _sources(self, communities: tuple[Path, ...], shared: Shared, looked_at: Days, words: Prose) -> Sources:
        order = self.order
        choices = Choices(
            as_of=looked_at.as_of,
            present=looked_at.present,
            languages=order.languages,
            beside=tuple(order.beside),
            kiosk=order.kiosk,
            address=order.address,
            downloads=order.downloads,
        )
        return Sources(order.data, shared, communities, choices, words, order.theme, order.beside)

    def _built(self, read: ReadShared, manifest: Manifest, *, has_changed: bool) -> Built:
        assert read.shared is not None
        communities = manifest.communities.values()
        below = tuple(self._here(finding) for one in communities for finding in one.findings)
        of_pack = sum(finding.level is Level.ERROR for finding in judge_pack(read.shared.pack))
        return Built(
            findings=(*read.findings, *below),
            broken_rules=of_pack + sum(one.broken_rules for one in communities),
            pages=sum(path.endswith(".html") for made in manifest.made for path in made.files),
            has_changed=has_changed,
            shows_last_good=any(
                isinstance(one.summary, CommunitySummary) and one.summary.is_last_good for one in communities
            ),
        )

    def _here(self, finding: Finding) -> Finding:
        """The finding, its file named as the data folder was."""
        return replace(finding, place=replace(finding.place, file=(self.order.data / finding.place.file).as_posix()))

    def _words_digest(self) -> str:
        content = self.order.content
        files = folder_digest(content / "pages") if content is not None else ""
        return digest(program_digest(), files, repr(self.order.kiosk))

    def _environment(self, theme: str) -> Environment:
        """The theme's templates; they are read again when one has changed."""
        if self._templates is None or self._templates[0] != theme:
            self._templates = (theme, environment(self.order.theme))
        return self._templates[1]

    def _manifest(self, place: Path) -> Manifest:
        mark = _mark_of(place)
        if self._remembered is not None and mark is not None and self._remembered[0] == mark:
            return self._remembered[1]
        return load_manifest(place)

    def _remember(self, place: Path, manifest: Manifest) -> None:
        self._remembered = (_mark_of(place), manifest)


def is_up_to_date(manifest: Manifest, keys: Keys, place: Path, *, for_kiosk: bool) -> bool:
    """Whether the site at ``place`` is what these keys stand for, and none of its files is missing."""
    same = (
        (manifest.theme.key, manifest.beside.key, manifest.words.key) == (keys.theme, keys.beside, keys.words)
        and {name: one.key for name, one in manifest.communities.items()} == keys.communities
        and manifest.fund.key == keys.fund(manifest.communities.values())
    )
    files = [HEADERS_FILE, *([WORKER] if for_kiosk else []), *(path for made in manifest.made for path in made.files)]
    return same and all(os.path.exists(f"{place}/{path}") for path in files)  # noqa: PTH110 - thousands of times


def _mark_of(place: Path) -> object:
    """What tells the site at ``place`` from one that another command built there."""
    try:
        about = manifest_path(place).stat()
    except OSError:
        return None
    return (about.st_ino, about.st_mtime_ns)
