"""The pages over the whole fund, made in two parts, each of which may be made in a process of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gongshi_site.choices import Choices
from gongshi_site.feeds.feed import Place
from gongshi_site.feeds.files import Told, place_files, places
from gongshi_site.fingerprint import digest
from gongshi_site.language import language, speaking
from gongshi_site.manifest import Made
from gongshi_site.output import Output
from gongshi_site.pages import FUND_PARTS, Page, fund_home
from gongshi_site.render import Rendered, Renderer, path_of, root_of
from gongshi_site.search.documents import data_file, documents
from gongshi_site.views.fund.overview import Overview
from gongshi_site.views.fund.subscribe import subscribe_page
from gongshi_site.views.paths import SEARCHED
from gongshi_site.views.topics import can_be_followed, followed_paths


class MadePage(NamedTuple):
    """A page over the fund: its language, its path in it and in the site, the digests of its file and what it shows."""

    language: str
    view: str
    path: str
    file: str
    shown: str


@dataclass(frozen=True, slots=True)
class OverFund:
    """Makes them. Of their many lists one change concerns few: a page that shows the same as ``before`` stays.

    ``base`` stands for all that they rest on beside the summaries, ``key`` for that and the summaries. ``told`` is what
    each community has to tell.
    """

    fund: Overview
    renderer: Renderer
    output: Output
    before: Made
    base: str
    key: str
    told: Sequence[Told]
    choices: Choices

    def stay(self) -> bool:
        """Takes them over where nothing that they rest on has changed; tells whether it did."""
        return self.before.key == self.key and self.output.take_over(self.before.files)

    def part(self, number: int) -> list[MadePage]:
        """Makes the pages of one of `FUND_PARTS`; with the first what is searched, with the last what is followed."""
        made: list[MadePage] = []
        for spoken in self.choices.languages:
            with speaking(spoken):
                made.extend(map(self._made, FUND_PARTS[number](self.fund)))
                if number == 0:
                    made.append(self._searched())
                if number == len(FUND_PARTS) - 1 and can_be_followed(self.fund.shared, self.choices):
                    made.extend(self._followed())
        return made

    def _searched(self) -> MadePage:
        """What the page of search looks through."""
        of = documents(self.fund)
        path, shown = root_of(language()) + SEARCHED, digest(self.base, repr(of))
        stays = self.before.shown.get(path) == shown and self.output.take_over([path])
        file = self.before.files[path] if stays else self.output.put(Rendered(path, data_file(of)))
        return MadePage(language(), SEARCHED, path, file, shown)

    def _followed(self) -> Iterator[MadePage]:
        """The feeds and calendars of the sub-districts and of the fund, and the page that leads to all there are."""
        yield self._made(Page("subscribe", subscribe_page(self.fund, self.choices.address)))
        for place in places(self.fund.shared.programme, self.told, self.fund.as_of):
            shown = digest(self.base, repr(place))
            paths = [root_of(language()) + path for path in followed_paths(place.folder)]
            stay = all(self.before.shown.get(path) == shown for path in paths) and self.output.take_over(paths)
            files = {path: self.before.files[path] for path in paths} if stay else self._put(place)
            for path, file in files.items():
                yield MadePage(language(), path.removeprefix(root_of(language())), path, file, shown)

    def _put(self, place: Place) -> dict[str, str]:
        return {file.path: self.output.put(file) for file in place_files(place, self.choices.address)}

    def together(self, parts: Iterable[MadePage]) -> Made:
        """All of them, given those of the parts: with the home page, which leads only to those that there are."""
        made = list(parts)
        for spoken in self.choices.languages:
            paths = frozenset(page.view for page in made if page.language == spoken)
            with speaking(spoken):
                made.append(self._made(fund_home(self.fund, paths)))
        made.sort(key=lambda page: page.path)
        return Made(self.key, {page.path: page.file for page in made}, {page.path: page.shown for page in made})

    def _made(self, page: Page) -> MadePage:
        path, shown = path_of(page), digest(self.base, page.template, repr(page.view))
        stays = self.before.shown.get(path) == shown and self.output.take_over([path])
        file = self.before.files[path] if stays else self.output.put(self.renderer.render(page))
        return MadePage(language(), page.view.path, path, file, shown)
