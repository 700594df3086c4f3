"""One build of a site into a new folder.

Each group of files is made anew, or taken over from the old folder where nothing that it rests on has changed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment

from gongshi import __version__
from gongshi.fund import Shared
from gongshi.look import stylesheet
from gongshi_site.choices import Choices
from gongshi_site.fingerprint import digest, folder_digest, program_digest
from gongshi_site.kiosk import WORKER, worker
from gongshi_site.language import speaking
from gongshi_site.manifest import PRIVATE, Made, MadeCommunity, Manifest, manifest_file
from gongshi_site.output import Output
from gongshi_site.pages import Page, fund_pages
from gongshi_site.pool import alongside, worked
from gongshi_site.publish import MARK
from gongshi_site.releases.server import HEADERS_FILE, headers_file
from gongshi_site.render import Rendered, Renderer, path_of
from gongshi_site.unit import Maker, ReadCommunity
from gongshi_site.views.frame import frame
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
    """What stands for the sources of each group of files; ``shared`` is a part of all but the first two."""

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


def seen(folders: Iterable[Path]) -> Mapping[str, str]:
    """What stands for all files in the folder of each community, by its name."""
    return {folder.name: folder_digest(folder) for folder in folders}


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
    output: Output
    before: Manifest
    jobs: int

    def run(self, progress: Progress) -> Manifest:
        """Makes the site's files and returns what it is to remember.

        Raises:
            CouldNotRun: for a fault of a template or of the catalogue.
        """
        stay = {name: one for name, one in self.before.communities.items() if self._stays(name, one)}
        changed = [folder for folder in self.sources.communities if folder.name not in stay]
        made, fund = self._many(changed, stay, progress) if _are_many(changed) else self._few(changed, stay, progress)
        manifest = Manifest(
            theme=self._group(self.before.theme, self.keys.theme, self._theme_files),
            beside=self._group(self.before.beside, self.keys.beside, self._beside_files),
            read=self.keys.read,
            prose=self.sources.words,
            words=self._group(self.before.words, self.keys.words, self._prose_pages),
            fund=fund,
            communities=dict(sorted((stay | made).items())),
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
        return made, self._fund({**stay, **made})

    def _few(
        self, changed: Sequence[Path], stay: Mapping[str, MadeCommunity], progress: Progress
    ) -> tuple[dict[str, MadeCommunity], Made]:
        """The pages of the changed communities in one process, and those over the fund in another."""
        read = {folder.name: self._read(folder) for folder in changed}
        with alongside(lambda: {name: self._maker().written(one) for name, one in read.items()}, self.jobs) as written:
            fund = self._fund({**stay, **read})
            made = written()
        if changed:
            progress(len(made), len(changed))
        return made, fund

    def _made(self, folder: Path) -> tuple[str, MadeCommunity]:
        return folder.name, self._maker().written(self._read(folder))

    def _read(self, folder: Path) -> ReadCommunity:
        key = self.keys.communities[folder.name]
        read = self._maker().read(folder, key, self.before.communities.get(folder.name))
        # Edited while it was read: nobody knows which of its records the pages show, so they are made again.
        same = _community_key(self.keys.shared, folder.name, folder_digest(folder)) == key
        return read if same else replace(read, key="")

    def _maker(self) -> Maker:
        sources = self.sources
        return Maker(sources.root, sources.shared, sources.choices, self._renderer(), self.output)

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

    def _fund(self, communities: Mapping[str, ReadCommunity | MadeCommunity]) -> Made:
        """The pages over the fund. Of their many lists one change concerns few: a page that shows the same stays."""
        ordered = [communities[name] for name in sorted(communities)]
        before, key = self.before.fund, self.keys.fund(ordered)
        if before.key == key and self.output.take_over(before.files):
            return before
        summaries, renderer = [one.summary for one in ordered], self._renderer()
        pages: list[tuple[str, Page]] = []
        for language in self.sources.choices.languages:
            with speaking(language):
                of_fund = fund_pages(self.sources.shared, summaries, self.sources.choices.as_of)
                pages.extend((language, page) for page in of_fund)

        def made(number: int) -> tuple[str, str, str]:
            language, page = pages[number]
            with speaking(language):
                path, shows = path_of(page), digest(self.keys.shared, page.template, repr(page.view))
                stays = before.shown.get(path) == shows and self.output.take_over([path])
                return path, before.files[path] if stays else self.output.put(renderer.render(page)), shows

        all_new = not before.shown
        done = sorted(worked(made, range(len(pages)), self.jobs if all_new else 1))
        return Made(key, {path: file for path, file, _ in done}, {path: shows for path, _, shows in done})

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
