"""Online, only a community's own residents propose, vote and evaluate.

网上的提议、投票和评议只由本社区居民参加；社会组织可以到各社区提议。

Asked of what came in online: a proposal of residents or representatives, an evaluation, a ballot. A proposal that names
a compound of the community comes from there.

只问网上来的：居民或居民代表的提议、评议、投票。提议写了本社区院落的，就算本社区的。

Source: the guide to e管家 as used in Qingbaijiang, Chengdu: organisations may propose anywhere, residents only in their
own community.

来源：成都市青白江区“e管家”使用说明：组织可以到各社区提议，居民只在自己的社区。

Passes:

    history:
    - {date: 2026-10-28, event: evaluated, outcome: passed, channel: online, own_residents: true}

Fails:

    history:
    - {date: 2026-10-28, event: evaluated, outcome: passed, channel: online, own_residents: false}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import steps
from gongshi.model.event import Evaluated
from gongshi.model.proposal import ProposalYear
from gongshi.model.terms import Channel, ProposerKind
from gongshi.place import Place
from gongshi.rules.verdict import NoParameters, Verdict, broken, holds, unknown

ID = "R33"
NAME = Message(zh="线上只由本社区居民参加", en="online for own residents only")
Parameters = NoParameters

_RESIDENTS = frozenset({ProposerKind.RESIDENT, ProposerKind.RESIDENT_REP})


def judge(fund: CommunityFund, as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each proposal, evaluation and ballot that was held online."""
    for year in fund.proposal_years:
        yield from _of_proposals(year, as_of)
    for project in fund.projects:
        for step in steps(project, as_of):
            event = step.event
            if isinstance(event, Evaluated) and event.channel is Channel.ONLINE:
                place = project.place("history", step.at, "own_residents")
                yield _verdict(place, event.own_residents, _EVALUATION)
    for ballot in fund.ballots.values():
        has_begun = ballot.first_day is None or ballot.first_day <= as_of
        if has_begun and ballot.channel is Channel.ONLINE:
            yield _verdict(ballot.place("own_residents"), ballot.own_residents, _BALLOT)


def _of_proposals(year: ProposalYear, as_of: date) -> Iterator[Verdict]:
    for index, one in enumerate(year.proposals):
        is_out = one.date is None or one.date <= as_of
        if is_out and one.channel is Channel.ONLINE and one.proposer in _RESIDENTS:
            own = one.own_residents if one.own_residents is not None or one.compound is None else True
            yield _verdict(year.place("proposals", index, "own_residents"), own, _PROPOSAL)


def _verdict(place: Place, own: bool | None, words: Message) -> Verdict:  # noqa: FBT001 - a fact of three values
    if own:
        return holds(place)
    if own is None:
        return unknown(
            place,
            f"线上的{words.zh}没有写是不是只由本社区居民参加 own_residents",
            f"whether the online {words.en} came from the community's own residents is not written (own_residents)",
        )
    return broken(
        place,
        f"线上的{words.zh}有本社区以外的居民参加；只计本社区居民的",
        f"the online {words.en} was open to residents of other places; count the community's own only",
    )


_PROPOSAL = Message(zh="提议", en="proposal")
_EVALUATION = Message(zh="评议", en="evaluation")
_BALLOT = Message(zh="投票", en="ballot")
