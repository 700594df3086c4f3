"""The unit of work: one community's records to its pages, its last good texts and its summary, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from gongshi.check import judge_community
from gongshi.findings import Finding, Level
from gongshi.fund import CommunityFund, Shared, UnreadCommunity, read_community
from gongshi.history import known_on
from gongshi.load.tree import LastGood
from gongshi_site.choices import Choices
from gongshi_site.feeds.files import community_files
from gongshi_site.feeds.news import News, Spoken, lately, news
from gongshi_site.fingerprint import digest
from gongshi_site.language import language, speaking
from gongshi_site.manifest import Made, MadeCommunity, last_good_file, load_last_good, summary_digest
from gongshi_site.open_data import data_files, folder_of, open_data_of, part_file, sizes_of
from gongshi_site.output import Output
from gongshi_site.pages import Page, community_pages, pictures, sheet_pages, short_pages
from gongshi_site.paper.press import Press
from gongshi_site.paper.sheet import Sheet
from gongshi_site.photographs import NO_PHOTOGRAPHS, Photographs, Taken, photographs
from gongshi_site.pictures.drawing import PictureFile
from gongshi_site.qr import code_for, drawn
from gongshi_site.render import Rendered, Renderer, root_of, site_in
from gongshi_site.sheets import sheet_of
from gongshi_site.summary import CommunitySummary, Summary, summarise, summarise_unread
from gongshi_site.views.community import community_link
from gongshi_site.views.faults import Marks
from gongshi_site.views.linked_data import Site, linked_data, linked_data_of
from gongshi_site.views.open_data import data_page
from gongshi_site.views.paths import data_path
from gongshi_site.views.topics import can_be_followed
from gongshi_site.views.unread import unread_page


@dataclass(frozen=True, slots=True)
class ReadCommunity:
    """A community that has been read and judged, and of which no page is made yet.

    ``records`` are those known on the day of the site, ``kept`` is the file of their texts for later builds, ``news``
    all that they have to tell; all else is as in `MadeCommunity`.
    """

    key: str
    records: CommunityFund | UnreadCommunity
    photographs: Photographs
    kept: Rendered
    summary: Summary
    news: Spoken
    lately: Spoken
    summarised: str
    findings: tuple[Finding, ...]
    broken_rules: int


class Written(NamedTuple):
    """A community whose pages are made, and the sheets that are still to be pressed."""

    made: MadeCommunity
    to_press: tuple[Sheet | PictureFile, ...]


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes communities: holds what all of them share, for which ``base`` stands, and where their pages go."""

    root: Path
    shared: Shared
    choices: Choices
    renderer: Renderer
    press: Press
    output: Output
    base: str

    def read(self, folder: Path, key: str, earlier: MadeCommunity | None) -> ReadCommunity:
        """Reads and judges the community in ``folder``; ``earlier`` is what the old site remembers of it."""
        community = read_community(folder, self.shared)
        broken_rules = self._broken_rules(community)
        findings = community.faults
        before = load_last_good(self.output.old, folder.name) if findings else {}
        if before:
            community = read_community(folder, self.shared, before)
        kept = last_good_file(_to_keep(folder, community, before, self.choices), folder.name)
        shown = NO_PHOTOGRAPHS
        if isinstance(community, CommunityFund):
            shown = photographs(folder, community, self._taken(earlier))
            community = known_on(community, self.choices.as_of)
        summary = self._summary(community)
        told = self._news(community)
        told_lately = lately(told, self.choices.as_of)
        return ReadCommunity(
            key=key,
            records=community,
            photographs=shown,
            kept=kept,
            summary=summary,
            news=told,
            lately=told_lately,
            summarised=summary_digest(summary, told_lately),
            findings=tuple(_below(finding, self.root) for finding in (*findings, *shown.findings)),
            broken_rules=broken_rules,
        )

    def written(self, read: ReadCommunity, earlier: MadeCommunity | None) -> Written:
        """Makes the community's files but for the sheets to print that are not as they were ``earlier``."""
        followed = self._followed(read, earlier.followed if earlier else Made())
        files = {**self._files(read.records, read.photographs), **followed.files}
        files |= {one.path: self.output.put(one) for one in (read.kept, *self._open_data(read.records))}
        sheets = tuple(self._sheets(read.records))
        recipes = {sheet.path: self.press.recipe(sheet) for sheet in sheets}
        stay = {sheet.path for sheet in sheets if self._stays(sheet, recipes[sheet.path], earlier)}
        if earlier:
            files |= {path: earlier.files[path] for path in stay}
        made = MadeCommunity(
            key=read.key,
            files=files,
            sheets=recipes,
            summary=read.summary,
            lately=read.lately,
            summarised=read.summarised,
            followed=followed,
            findings=read.findings,
            broken_rules=read.broken_rules,
        )
        return Written(made, tuple(sheet for sheet in sheets if sheet.path not in stay))

    def pressed(self, sheet: Sheet | PictureFile) -> tuple[str, str]:
        """Makes the file of a sheet or a picture; its path, and the digest of the file."""
        return sheet.path, self.output.put(Rendered(sheet.path, self.press.pressed(sheet)))

    def _stays(self, sheet: Sheet | PictureFile, recipe: str, earlier: MadeCommunity | None) -> bool:
        known = earlier is not None and sheet.path in earlier.files and earlier.sheets.get(sheet.path) == recipe
        return known and self.output.take_over([sheet.path])

    def _sheets(self, community: CommunityFund | UnreadCommunity) -> Iterator[Sheet | PictureFile]:
        """What is to be printed of the community, in the first of the site's languages: paper hangs in one."""
        if isinstance(community, CommunityFund) and self.choices.downloads:
            with speaking(self.choices.languages[0]):
                for page in sheet_pages(community, self.choices.as_of):
                    yield sheet_of(page, self.renderer)
                yield from pictures(community, self.choices.as_of)

    def _followed(self, read: ReadCommunity, before: Made) -> Made:
        """The feeds and calendars of a community. Most edits change nothing in them."""
        if not can_be_followed(self.shared, self.choices):
            return Made()
        since = self.choices.as_of
        if isinstance(read.summary, CommunitySummary) and read.summary.last_entry is not None:
            since = read.summary.last_entry
        titled = repr(read.summary.title) if isinstance(read.summary, CommunitySummary) else read.summary.id
        key = digest(self.base, titled, repr(read.news), since.isoformat())
        if before.key == key and self.output.take_over(before.files):
            return before
        files = community_files(self.shared.programme, read.records, read.news, since, self.choices.address)
        return Made(key, {file.path: self.output.put(file) for file in files})

    def _news(self, community: CommunityFund | UnreadCommunity) -> Spoken:
        if not can_be_followed(self.shared, self.choices):
            return {}
        if isinstance(community, UnreadCommunity):
            return {language: News() for language in self.choices.languages}
        return news(community, self.choices.as_of, self.choices.languages)

    def _taken(self, earlier: MadeCommunity | None) -> Taken:
        """The old site's files of the community."""
        known = earlier.files if earlier else {}

        def taken(path: str) -> bytes | None:
            file = self.output.old / path
            return file.read_bytes() if path in known and file.is_file() else None

        return taken

    def _broken_rules(self, community: CommunityFund | UnreadCommunity) -> int:
        if isinstance(community, UnreadCommunity):
            return 0
        found = judge_community(community, self.choices.as_of, present=self.choices.present)
        return sum(finding.level is Level.ERROR for finding in found)

    def _summary(self, community: CommunityFund | UnreadCommunity) -> Summary:
        if isinstance(community, UnreadCommunity):
            return summarise_unread(community)
        return replace(summarise(community, self.choices.as_of), is_last_good=bool(community.last_good))

    def _files(self, community: CommunityFund | UnreadCommunity, shown: Photographs) -> Mapping[str, str]:
        files = {photograph.path: self.output.put(photograph) for photograph in shown.files}
        for spoken in self.choices.languages:
            with speaking(spoken):
                marks = Marks(community) if isinstance(community, CommunityFund) else None
                for page in self._pages(community, shown):
                    rendered = self.renderer.render(page, marks.above(page.view.path) if marks else None)
                    files[rendered.path] = self.output.put(rendered)
                    if page.template == "short":
                        files |= self._code(page.view.to, spoken)
        return files

    def _open_data(self, community: CommunityFund | UnreadCommunity) -> Iterator[Rendered]:
        """What is taken away of the community, the page that leads to it, and its part of the fund's open data."""
        if not self.choices.downloads or isinstance(community, UnreadCommunity):
            return
        made = open_data_of(community, self.choices.as_of)
        yield part_file(made.parts[0], community.community.id)
        files = tuple(data_files(made, folder_of(data_path(community.community))))
        yield from files
        for spoken in self.choices.languages:
            with speaking(spoken):
                page = data_page(made.of, sizes_of(files), made.rows, community_link(community))
                site = site_in(spoken, self.choices)
                linked = linked_data_of(page, made.of, site) if site else None
                yield self.renderer.render(Page("open_data", page, linked=linked), Marks(community).above(page.path))

    def _code(self, path: str, language: str) -> Mapping[str, str]:
        """The QR code of a page. Drawing it takes longer than all else about the page, so one that is there stays."""
        assert self.choices.address is not None
        code = code_for(self.choices.address, root_of(language), path)
        if self.output.take_over([code.path]):
            return {code.path: digest((self.output.new / code.path).read_bytes())}
        return {code.path: self.output.put(Rendered(code.path, drawn(code.address).encode()))}

    def _pages(self, community: CommunityFund | UnreadCommunity, shown: Photographs) -> Iterator[Page]:
        if isinstance(community, UnreadCommunity):
            yield Page("unread", unread_page(community))
        else:
            pages = tuple(community_pages(community, self.choices.as_of, shown.pictures))
            site = site_in(language(), self.choices)
            yield from (self._linked(page, community, site) for page in pages) if site else pages
            if self.choices.address:
                yield from short_pages(pages)

    def _linked(self, page: Page, community: CommunityFund, site: Site) -> Page:
        """The page with what search engines are told of it."""
        if page.record is None:
            return page
        return page._replace(linked=linked_data(page.record, page.view.title, community, site, self.choices.as_of))


def _to_keep(
    folder: Path, community: CommunityFund | UnreadCommunity, before: Mapping[str, LastGood], choices: Choices
) -> Mapping[str, LastGood]:
    """The texts of all record files of which nothing was found; of the others, what is kept of them already."""
    found = {finding.place.file for finding in community.faults}
    shown = community.last_good if isinstance(community, CommunityFund) else {}
    texts = {file: kept for file, kept in before.items() if file in shown or (folder / file).exists()}
    below = f"{folder.as_posix()}/"
    for file, text in community.texts.items():
        if file not in found:
            texts[file.removeprefix(below)] = LastGood(text, choices.as_of)
    return texts


def _below(finding: Finding, root: Path) -> Finding:
    """The finding, its file named from the data folder, wherever that stands."""
    return replace(finding, place=replace(finding.place, file=Path(finding.place.file).relative_to(root).as_posix()))
