"""The papers behind a project: contracts, minutes and what was attached to its notices, each with its fingerprint."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import steps
from gongshi.model.event import Called, Contracted, Posted, Selected
from gongshi.model.meeting import Document
from gongshi.model.project import Project
from gongshi_site.views.decision import Decided, meeting_title
from gongshi_site.views.paths import meeting_path, notice_path
from gongshi_site.words import Link, Said, Speaker


class Paper(NamedTuple):
    """One document. ``fingerprint`` is its SHA-256 in hexadecimal; ``link`` leads to where it belongs."""

    title: Said
    fingerprint: str | None
    link: Link | None


def documents(project: Project, fund: CommunityFund, as_of: date) -> tuple[Paper, ...]:
    """The documents of the project's history by ``as_of``, in its order, each once."""
    speaker = Speaker(fund.programme)
    papers = (
        Paper(speaker.said(document.title), document.sha256, link)
        for document, link in _documents(project, fund, as_of)
    )
    return tuple(dict.fromkeys(papers))


def of_notice(attached: tuple[Document, ...], speaker: Speaker) -> tuple[Paper, ...]:
    """What is attached to a notice."""
    return tuple(Paper(speaker.said(one.title), one.sha256, None) for one in attached)


def _documents(project: Project, fund: CommunityFund, as_of: date) -> Iterator[tuple[Document, Link | None]]:
    speaker = Speaker(fund.programme)
    for step in steps(project, as_of):
        match step.event:
            case Contracted(document=document) if document is not None:
                yield document, None
            case Posted(notice=name) | Called(notice=name) | Selected(notice=name):
                if (notice := fund.notice(name)) is not None:
                    link = Link(speaker.said(notice.title), notice_path(fund.community, notice))
                    yield from ((document, link) for document in notice.documents)
            case event if isinstance(event, Decided):
                meeting = fund.meeting(event.meeting)
                if meeting is not None and meeting.minutes is not None and meeting.minutes.document is not None:
                    yield (
                        meeting.minutes.document,
                        Link(meeting_title(meeting, fund), meeting_path(fund.community, meeting)),
                    )
            case _:
                pass
