"""One build of a site into a new folder.

Each group of files is made anew, or taken over from the old folder where nothing that it rests on has changed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from jinja2 import Environment

from gongshi import __version__
from gongshi.fund import Shared
from gongshi.look import stylesheet
from gongshi.open_data.files import OpenData
from gongshi.open_data.subject import Subject
from gongshi_site.choices import PRIVATE, Choices
from gongshi_site.feeds.files import Told
from gongshi_site.fingerprint import digest, folder_digest, program_digest
from gongshi_site.kiosk import WORKER, worker
from gongshi_site.language import speaking
from gongshi_site.manifest import BEGUN, Made, MadeCommunity, Manifest, manifest_file
from gongshi_site.open_data import data_files, folder_of, part_path, read_part, sizes_of
from gongshi_site.output import Output
from gongshi_site.over_fund import OverFund
from gongshi_site.pages import FUND_PARTS, Page
from gongshi_site.paper.press import Press
from gongshi_site.pool import alongside, worked
from gongshi_site.publish import MARK
from gongshi_site.releases.server import HEADERS_FILE, headers_file
from gongshi_site.render import Rendered, Renderer, site_in
from gongshi_site.summary import CommunitySummary
from gongshi_site.unit import Maker, ReadCommunity, Written
from gongshi_site.views.frame import frame
from gongshi_site.views.fund.overview import overview
from gongshi_site.views.linked_data import linked_data_of
from gongshi_site.views.open_data import data_page
from gongshi_site.views.paths import DATA
from gongshi_site.views.prose import Prose, chosen

Progress = Callable[[int, int], None]
"""Is told how many communities are made, and of how many."""

FEW_RECORDS = 300
"""Up to so many changed records, starting processes takes longer than they save."""


@dataclass(frozen=True, slots=True)
class Sources:
    """All that a site is made from. ``root`` is the folder of records, in it ``communities`` the folder of each."""

    root: Path
    shared: Shared
    communities: tuple[Path, ...]
    choices: Choices
    words: Prose
    theme: Path
    beside: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class Keys:
    """What stands for the sources of each group of files; ``shared`` is a part of all but the first three."""

    theme: str
    beside: str
    read: str
    shared: str
    communities: Mapping[str, str]

    @property
    def words(self) -> str:
        """Of the pages of words."""
        return digest(self.shared, self.read)

    def fund(self, communities: Iterable[ReadCommunity | MadeCommunity]) -> str:
        """Of the pages over the fund."""
        return digest(self.shared, *(one.summarised for one in communities))


def seen(folders: Iterable[Path], look: Callable[[Path], str] = folder_digest) -> Mapping[str, str]:
    """What stands for all files in the folder of each community, by its name."""
    return {folder.name: look(folder) for folder in folders}


def keys_of(sources: Sources, theme: str, read: str, communities: Mapping[str, str]) -> Keys:
    """The keys of a site, given what stands for its theme, for its pages of words, and for the folders as `seen`."""
    titles = {
        language: [(page.path, page.title, page.languages) for page in pages]
        for language, pages in sources.words.items()
    }
    shared = digest(
        program_digest(),
        theme,
        repr(sources.choices),
        repr(titles),
        folder_digest(sources.root, leaving_out=("communities",)),
    )
    return Keys(
        theme=digest(program_digest(), theme),
        beside=digest(*(part for name, path in sources.beside.items() for part in (name, folder_digest(path)))),
        read=read,
        shared=shared,
        communities={name: _community_key(shared, name, files) for name, files in communities.items()},
    )


def _community_key(shared: str, name: str, files: str) -> str:
    return digest(shared, name, files)


@dataclass(frozen=True, slots=True)
class Making:
    """A build. ``before`` is what the site in the output's old folder remembers."""

    sources: Sources
    keys: Keys
    templates: Environment
    before: Manifest
    jobs: int
    output: Output

    def run(self, progress: Progress) -> Manifest:
        """Makes the site's files and returns what it is to remember.

        Raises:
            CouldNotRun: for a fault of a template or of the catalogue.
        """
        if self._makes_most():
            self.output.keep(BEGUN)
        stay = {name: one for name, one in self.before.communities.items() if self._stays(name, one)}
        changed = [folder for folder in self.sources.communities if folder.name not in stay]
        made, fund = self._many(changed, stay, progress) if _are_many(changed) else self._few(changed, stay, progress)
        communities = dict(sorted((stay | made).items()))
        manifest = Manifest(
            theme=self._group(self.before.theme, self.keys.theme, self._theme_files),
            beside=self._group(self.before.beside, self.keys.beside, self._beside_files),
            read=self.keys.read,
            prose=self.sources.words,
            words=self._group(self.before.words, self.keys.words, self._prose_pages),
            fund=fund,
            open_data=self._open_data(communities),
            communities=communities,
        )
        memory = manifest_file(manifest)
        self.output.put(memory)
        self.output.leave_only({memory.path, *(path for made in manifest.made for path in made.files)})
        # The records' texts are in it, with all that pages leave out: nothing for a server that shows this folder.
        (self.output.new / PRIVATE).chmod(0o700)
        if self.sources.choices.kiosk:
            self.output.put(Rendered(WORKER, worker(self.output.new).encode()))
        self.output.put(Rendered(HEADERS_FILE, headers_file(self.output.new).encode()))
        self.output.put(_mark(manifest, self.sources.choices))
        return manifest

    def doubtful(self, manifest: Manifest) -> Set[str] | None:
        """The old site's files of which it is not sure that they are the new one's as well; None for most of them."""
        if self.output.keeps:
            return None
        before = {id(made) for made in self.before.made}
        same = {path for made in manifest.made if id(made) in before for path in made.files}
        return self.output.standing.keys() - same

    def _makes_most(self) -> bool:
        """Whether most communities are made anew, so that the next site begins with this one and not with the old."""
        before = self.before.communities
        same = sum(name in before and before[name].key == key for name, key in self.keys.communities.items())
        return same <= len(self.keys.communities) // 2

    def _group(self, before: Made, key: str, files: Callable[[], Iterator[Rendered]]) -> Made:
        if before.key == key and self.output.take_over(before.files):
            return before
        return Made(key, {file.path: self.output.put(file) for file in files()})

    def _stays(self, name: str, before: MadeCommunity) -> bool:
        return self.keys.communities.get(name) == before.key and self.output.take_over(before.files)

    def _many(
        self, changed: Sequence[Path], stay: Mapping[str, MadeCommunity], progress: Progress
    ) -> tuple[dict[str, MadeCommunity], Made]:
        """The changed communities, each in one of several processes, and then the pages over the fund."""
        made: dict[str, MadeCommunity] = {}
        for name, one in worked(self._made, changed, self.jobs):
            made[name] = one
            progress(len(made), len(changed))
        over_fund = self._over_fund({**stay, **made})
        if over_fund.stay():
            return made, self.before.fund
        return made, over_fund.together(chain(*worked(over_fund.part, range(len(FUND_PARTS)), self.jobs)))

    def _few(
        self, changed: Sequence[Path], stay: Mapping[str, MadeCommunity], progress: Progress
    ) -> tuple[dict[str, MadeCommunity], Made]:
        """The pages of the changed communities beside those over the fund: as much in one process as in another."""
        read = {folder.name: self._read(folder) for folder in changed}
        over_fund = self._over_fund({**stay, **read})
        if over_fund.stay():
            written, fund = self._written(read), self.before.fund
        else:
            first, *others = range(len(FUND_PARTS))
            with alongside(lambda: (self._written(read), list(map(over_fund.part, others))), self.jobs) as beside:
                pages = over_fund.part(first)
                written, rest = beside()
            fund = over_fund.together(chain(pages, *rest))
        made = self._pressed(written, jobs=self.jobs)
        if changed:
            progress(len(made), len(changed))
        return made, fund

    def _written(self, read: Mapping[str, ReadCommunity]) -> dict[str, Written]:
        maker = self._maker()
        return {name: maker.written(one, self.before.communities.get(name)) for name, one in read.items()}

    def _made(self, folder: Path) -> tuple[str, MadeCommunity]:
        written = self._written({folder.name: self._read(folder)})
        return folder.name, self._pressed(written, jobs=1)[folder.name]

    def _pressed(self, written: Mapping[str, Written], *, jobs: int) -> dict[str, MadeCommunity]:
        """The communities with the sheets that were still to be pressed."""
        sheets = [sheet for one in written.values() for sheet in one.to_press]
        files = dict(worked(self._maker().pressed, sheets, jobs))
        return {
            name: replace(made, files={**made.files, **{sheet.path: files[sheet.path] for sheet in to_press}})
            for name, (made, to_press) in written.items()
        }

    def _read(self, folder: Path) -> ReadCommunity:
        key = self.keys.communities[folder.name]
        read = self._maker().read(folder, key, self.before.communities.get(folder.name))
        # Edited while it was read: nobody knows which of its records the pages show, so they are made again.
        same = _community_key(self.keys.shared, folder.name, folder_digest(folder)) == key
        return read if same else replace(read, key="")

    def _maker(self) -> Maker:
        sources = self.sources
        press, base = Press(sources.theme), self.keys.shared
        return Maker(sources.root, sources.shared, sources.choices, self._renderer(), press, self.output, base)

    def _renderer(self) -> Renderer:
        return Renderer(
            self.templates, {language: self._around(language) for language in self.sources.choices.languages}
        )

    def _around(self, language: str) -> Mapping[str, object]:
        choices = self.sources.choices
        with speaking(language):
            return {
                "frame": frame(self.sources.shared, choices),
                "pages": chosen(self.sources.words, choices.languages)[language],
                "languages": choices.languages,
            }

    def _prose_pages(self) -> Iterator[Rendered]:
        pages = chosen(self.sources.words, self.sources.choices.languages)
        return self._rendered(lambda language: (Page("page", one) for one in pages[language]))

    def _over_fund(self, communities: Mapping[str, ReadCommunity | MadeCommunity]) -> OverFund:
        ordered = [communities[name] for name in sorted(communities)]
        sources = self.sources
        return OverFund(
            fund=overview(sources.shared, [one.summary for one in ordered], sources.choices.as_of),
            renderer=self._renderer(),
            output=self.output,
            before=self.before.fund,
            base=self.keys.shared,
            key=self.keys.fund(ordered),
            told=tuple(Told(one.summary, one.lately) for one in ordered),
            choices=sources.choices,
        )

    def _open_data(self, communities: Mapping[str, MadeCommunity]) -> Made:
        """The open data of the whole fund, made of the parts that the communities have kept."""
        parts = {name: part for name, one in communities.items() if (part := one.files.get(part_path(name)))}
        if not self.sources.choices.downloads:
            return Made()
        key = digest(self.keys.shared, *(f"{name} {part}" for name, part in parts.items()), *communities)
        return self._group(self.before.open_data, key, lambda: self._open_data_files(communities))

    def _open_data_files(self, communities: Mapping[str, MadeCommunity]) -> Iterator[Rendered]:
        choices, programme = self.sources.choices, self.sources.shared.programme
        known = [one.summary for one in communities.values() if isinstance(one.summary, CommunitySummary)]
        unread = tuple(sorted(communities.keys() - {one.id for one in known}))
        parts = [read_part(self.output.new / part_path(one.id)) for one in known]
        made = OpenData(Subject(programme, choices.as_of, unread=unread), parts)
        files = tuple(data_files(made, folder_of(DATA)))
        yield from files
        yield from self._rendered(lambda language: [self._data_page(language, made, files, known)])

    def _data_page(
        self, language: str, made: OpenData, files: Iterable[Rendered], communities: Sequence[CommunitySummary]
    ) -> Page:
        page = data_page(made.of, sizes_of(files), made.rows, communities)
        site = site_in(language, self.sources.choices)
        return Page("open_data", page, linked=linked_data_of(page, made.of, site) if site else None)

    def _rendered(self, pages: Callable[[str], Iterable[Page]]) -> Iterator[Rendered]:
        renderer = self._renderer()
        for language in self.sources.choices.languages:
            with speaking(language):
                yield from map(renderer.render, pages(language))

    def _theme_files(self) -> Iterator[Rendered]:
        yield Rendered("theme/tokens.css", stylesheet().encode())
        yield from _files_below(self.sources.theme / "static", "theme")

    def _beside_files(self) -> Iterator[Rendered]:
        for name, folder in self.sources.beside.items():
            yield from _files_below(folder, name)


def _are_many(folders: Iterable[Path]) -> bool:
    """Whether there are more records in these communities than one process should read."""
    return sum(1 for folder in folders for _ in folder.glob("*/*.yaml")) > FEW_RECORDS


def _files_below(folder: Path, name: str) -> Iterator[Rendered]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield Rendered(f"{name}/{path.relative_to(folder).as_posix()}", path.read_bytes())


def _mark(manifest: Manifest, choices: Choices) -> Rendered:
    """The mark of a site of ours; ``id`` is another one whenever anything that readers see is another."""
    files = {path: one for made in manifest.made for path, one in made.files.items() if not path.startswith(PRIVATE)}
    about = {
        "generator": "gongshi",
        "version": __version__,
        "id": digest(*(part for pair in sorted(files.items()) for part in pair)),
        "as_of": choices.as_of.isoformat(),
    }
    return Rendered(MARK, f"{json.dumps(about)}\n".encode())
