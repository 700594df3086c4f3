"""A vote of the residents: when, how many took part, and how the votes were counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.model.meeting import Ballot
from gongshi_site.language import _, _n, label
from gongshi_site.words import Row, Said, Speaker, rows, short_day


class BallotRows(NamedTuple):
    """What a community's page shows of a ballot."""

    title: Said
    rows: tuple[Row, ...]


def ballots(fund: CommunityFund) -> Iterator[BallotRows]:
    """The ballots of a community."""
    speaker = Speaker(fund.programme)
    for ballot in fund.ballots.values():
        yield BallotRows(speaker.said(ballot.title), _rows(ballot, speaker))


def _rows(ballot: Ballot, speaker: Speaker) -> tuple[Row, ...]:
    own = {True: _("只限本地居民"), False: _("不限本地居民")}
    return rows(
        [
            (_("开始"), short_day(ballot.first_day) if ballot.first_day else None),
            (_("截止"), short_day(ballot.last_day) if ballot.last_day else None),
            (_("投票人数"), _n("{count}人", ballot.ballots_cast) if ballot.ballots_cast is not None else None),
            (_("投票方式"), speaker.maybe(ballot.vote_type)),
            (_("计票办法"), speaker.maybe(ballot.counting_rule)),
            (_("渠道"), label(ballot.channel) if ballot.channel else None),
            (_("谁可以投"), own[ballot.own_residents] if ballot.own_residents is not None else None),
            (_("说明"), speaker.maybe(ballot.note)),
        ]
    )
