"""What a page is about, as search engines read it: JSON-LD with the words of schema.org.

Such data name things by full addresses, so that only a site whose address is known has any.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from markupsafe import Markup

from gongshi.fund import CommunityFund
from gongshi.history import resolved_amount, terms_of
from gongshi.model.community import Community
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.words import Words
from gongshi.open_data.subject import Subject
from gongshi.open_data.values import amount_of
from gongshi_site.language import _, language
from gongshi_site.markup import markup
from gongshi_site.views.open_data import DataPage
from gongshi_site.views.paths import HOME, community_path, notice_path, project_path
from gongshi_site.words import Link, Said, Speaker

Node = dict[str, Any]


class Site(NamedTuple):
    """Where a site is published: its root, and the root of its pages in the language being written, without slashes."""

    root: str
    pages: str

    def page(self, path: str) -> str:
        """The full address of a page."""
        return f"{self.pages}/{path}"


def linked_data(record: object, title: Said, fund: CommunityFund, site: Site, as_of: date) -> Markup | None:
    """What the page of a record of a community is about; None for a record of another kind."""
    of = _Of(fund, site, as_of)
    if isinstance(record, Community):
        return _graph([of.community(), _trail(site, (Link(title, community_path(record)),))])
    here = Link(of.speaker.said(fund.community.title), community_path(fund.community))
    if isinstance(record, Project):
        path = project_path(fund.community, record)
        return _graph([of.project(record), _trail(site, (here, Link(title, path)))])
    if isinstance(record, Notice):
        path = notice_path(fund.community, record)
        return _graph([*of.notice(record), _trail(site, (here, Link(title, path)))])
    return None


def linked_data_of(page: DataPage, of: Subject, site: Site) -> Markup:
    """What a page of open data is about."""
    trail = (*([page.community] if page.community else []), Link(Said((page.title,)), page.path))
    return _graph([_data_set(page, of, site), _trail(site, trail)])


class _Of(NamedTuple):
    """A community on a day, with the words for it."""

    fund: CommunityFund
    site: Site
    as_of: date

    @property
    def speaker(self) -> Speaker:
        """Says the fund's texts."""
        return Speaker(self.fund.programme)

    @property
    def id(self) -> str:
        """The community as a thing that others refer to."""
        return f"{self.site.page(community_path(self.fund.community))}#community"

    def said(self, text: Words | None) -> str | None:
        """A text of the records in the language being written."""
        return None if text is None else str(self.speaker.said(text))

    def community(self) -> Node:
        """The community, and whom to ask there."""
        community = self.fund.community
        contact = community.contact
        named = [one for one in self.fund.programme.subdistricts if one.id == community.subdistrict]
        return _known(
            {
                "@type": "GovernmentOrganization",
                "@id": self.id,
                "name": self.said(community.title),
                "url": self.site.page(community_path(community)),
                "description": self.said(community.summary),
                "telephone": contact.telephone if contact else None,
                "address": self.said(contact.address) if contact else None,
                "parentOrganization": {"@type": "GovernmentOrganization", "name": self.said(named[0].title)}
                if named
                else None,
            }
        )

    def project(self, project: Project) -> Node:
        """The project, and the money that is in force for it."""
        page = self.site.page(project_path(self.fund.community, project))
        return _known(
            {
                "@type": "Project",
                "@id": f"{page}#project",
                "identifier": project.id,
                "name": self.said(project.title),
                "description": self.said(terms_of(project, self.as_of).goal),
                "url": page,
                "parentOrganization": {"@id": self.id},
                "funding": self._grant(project),
            }
        )

    def _grant(self, project: Project) -> Node | None:
        programme = self.fund.programme
        amount = amount_of(resolved_amount(project, self.as_of), programme)
        if not amount:
            return None
        money = _known({"@type": "MonetaryAmount", "value": str(amount), "currency": programme.currency})
        return {
            "@type": "MonetaryGrant",
            "name": self.said(programme.title),
            "amount": money,
            "funder": {"@type": "Organization", "name": self.said(programme.title)},
        }

    def notice(self, notice: Notice) -> Iterator[Node]:
        """The page of the notice, and the period in which it hangs."""
        page = self.site.page(notice_path(self.fund.community, notice))
        start, end = (one.isoformat() if one else None for one in (notice.posting_start, notice.posting_end))
        event = f"{page}#period" if start and end else None
        yield _known(
            {
                "@type": "WebPage",
                "@id": page,
                "name": self.said(notice.title),
                "url": page,
                "inLanguage": _TAGS[language()],
                "datePublished": start,
                "expires": end,
                "publisher": {"@id": self.id},
                "about": {"@id": event} if event else None,
            }
        )
        if event:
            yield self._period(notice, event, {"startDate": start, "endDate": end})

    def _period(self, notice: Notice, event: str, days: Mapping[str, str | None]) -> Node:
        return {
            "@type": "Event",
            "@id": event,
            "name": _("{title}的公示期", title=self.said(notice.title)),
            **days,
            "location": {"@type": "Place", "name": self.said(self.fund.community.title)},
            "organizer": {"@id": self.id},
        }


_TAGS = {"zh": "zh-CN", "en": "en"}


def _data_set(page: DataPage, of: Subject, site: Site) -> Node:
    speaker, licence, home = Speaker(of.programme), of.programme.licence, site.page(page.path)
    place = of.community.title if of.community else of.programme.district
    title = of.title.zh if language() == "zh" else of.title.en
    return _known(
        {
            "@type": "Dataset",
            "@id": f"{home}#data",
            "identifier": of.identifier,
            "name": title,
            "description": _("社区资金的项目、会议、公告、付款和结果。{title}。", title=title),
            "url": home,
            "inLanguage": _TAGS[language()],
            "isAccessibleForFree": True,
            "license": licence.link if licence else None,
            "dateModified": of.as_of.isoformat(),
            "spatialCoverage": str(speaker.said(place)) if place else None,
            "creator": {"@type": "Organization", "name": str(speaker.said(of.programme.title))},
            "distribution": [_download(path, site) for path in (one.path for one in (*page.whole, *page.tables))],
        }
    )


_MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "xes": "application/xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


def _download(path: str, site: Site) -> Node:
    name = path.rpartition("/")[2]
    kind = _MEDIA_TYPES[name.rpartition(".")[2]]
    return {"@type": "DataDownload", "name": name, "encodingFormat": kind, "contentUrl": f"{site.root}/{path}"}


def _trail(site: Site, links: Iterable[Link]) -> Node:
    """Where a page stands, from the home page on."""
    ways = (Link(Said((_("首页"),)), HOME), *links)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": str(one.said), "item": site.page(one.path)}
            for number, one in enumerate(ways, start=1)
        ],
    }


def _known(node: Mapping[str, Any]) -> Node:
    return {name: value for name, value in node.items() if value is not None}


def _graph(nodes: list[Node]) -> Markup:
    """The nodes as the text of a script element: nothing in it can end the element."""
    text = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False, separators=(",", ":"))
    return markup(text.replace("<", "\\u003c"))
