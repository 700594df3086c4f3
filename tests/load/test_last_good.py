"""A file that cannot be read is read as it was when it could be, where that text is kept; and found all the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from gongshi.fund import CommunityFund, UnreadCommunity, read_community, read_shared
from gongshi.load.tree import LastGood

LAMPS = "{id: p1, title: 路灯, budget: 1.25}\n"
DAY = date(2026, 5, 1)
SHUT = "{id: p1, title: 路灯\n"


def read(data: Path, last_good: Mapping[str, str]) -> CommunityFund | UnreadCommunity:
    shared = read_shared(data)
    assert shared.shared is not None
    kept = {file: LastGood(text, DAY) for file, text in last_good.items()}
    return read_community(shared.communities[0], shared.shared, kept)


def titles(read: CommunityFund | UnreadCommunity) -> list[str]:
    assert isinstance(read, CommunityFund)
    return [str(one.title) for one in read.projects]


def test_the_text_before_stands_in_the_place_of_a_broken_file(write_fund: Callable[..., Path]) -> None:
    data = write_fund({"projects/p1.yaml": SHUT, "projects/p0.yaml": "{id: p0, title: 花坛}"})
    community = read(data, {"projects/p1.yaml": LAMPS})
    assert titles(community) == ["花坛", "路灯"]
    assert isinstance(community, CommunityFund)
    assert community.last_good == {"projects/p1.yaml": DAY}
    assert community.unread["projects"] == frozenset()
    assert [finding.place.file for finding in community.faults] == [f"{data}/communities/wutong/projects/p1.yaml"]


def test_a_file_that_can_be_read_is_read_as_it_is(write_fund: Callable[..., Path]) -> None:
    community = read(write_fund({"projects/p1.yaml": LAMPS}), {"projects/p1.yaml": "{id: p1, title: 花坛}"})
    assert (titles(community), community.faults) == (["路灯"], ())


def test_a_file_that_is_gone_does_not_come_back(write_fund: Callable[..., Path]) -> None:
    community = read(write_fund({"projects/p0.yaml": "{id: p0, title: 花坛}"}), {"projects/p1.yaml": LAMPS})
    assert titles(community) == ["花坛"]


def test_a_file_that_was_given_another_ending_is_missed_and_found(write_fund: Callable[..., Path]) -> None:
    community = read(write_fund({"projects/p1.yml": LAMPS}), {"projects/p1.yaml": LAMPS})
    assert titles(community) == ["路灯"]
    assert len(community.faults) == 1


def test_a_text_that_is_no_record_any_more_is_of_no_use(write_fund: Callable[..., Path]) -> None:
    data = write_fund({"projects/p1.yaml": SHUT})
    for text in ("{id: p1, titel: 路灯}", "id: [", ""):
        community = read(data, {"projects/p1.yaml": text})
        assert (titles(community), len(community.faults)) == ([], 1)
        assert isinstance(community, CommunityFund)
        assert community.unread["projects"] == {"p1"}


def test_a_community_whose_own_file_is_broken_or_gone_is_read_as_it_was(write_fund: Callable[..., Path]) -> None:
    data = write_fund({"community.yaml": "id: wutong\ntitel: 梧桐\n", "projects/p1.yaml": LAMPS})
    own = {"community.yaml": "{id: wutong, title: 梧桐}"}
    assert titles(read(data, own)) == ["路灯"]
    (data / "communities/wutong/community.yaml").unlink()
    assert titles(read(data, own)) == ["路灯"]
    assert isinstance(read(data, {}), UnreadCommunity)


def test_an_amount_is_kept_in_the_digits_of_the_funds_currency(write_fund: Callable[..., Path]) -> None:
    programme = "{id: small, title: 小, currency: KWD}"
    community = read(write_fund({"/programme.yaml": programme, "projects/p1.yaml": SHUT}), {"projects/p1.yaml": LAMPS})
    assert isinstance(community, CommunityFund)
    assert community.projects[0].budget == 1250
