"""Streams of random numbers: each depends on its own key and on nothing else."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from scipy import stats

from gongshi_simulator.streams import EVERY_REPLICATION, Key, Stream, Uniforms

KEY = Key(seed=7, community=3, replication=11)
Z = 4.0


def test_a_stream_is_philox_under_its_own_key() -> None:
    """The key is that of Salmon et al. (2011): two words, of seed and replication and of community and stream."""
    key = np.array([7 << 32 | 11, 3 << 32 | Stream.WORK], dtype=np.uint64)
    expected = np.random.Generator(np.random.Philox(key=key)).random((5, 8))
    assert Uniforms(KEY).of(Stream.WORK, 5, 8).tolist() == expected.tolist()


def test_no_two_streams_have_one_number() -> None:
    assert len(Stream) == len(Stream.__members__)
    assert all(0 < one < 2**32 for one in Stream)


def test_what_was_asked_for_before_changes_nothing() -> None:
    uniforms = Uniforms(KEY)
    for one in reversed(Stream):
        uniforms.of(one, 3)
    uniforms.of(Stream.WORK, 1)
    assert [uniforms.of(one, 20).tolist() for one in Stream] == [Uniforms(KEY).of(one, 20).tolist() for one in Stream]


def test_more_rows_leave_the_first_as_they_are() -> None:
    few, many = (Uniforms(KEY).of(Stream.CALL, rows, 8) for rows in (20, 90))
    assert many[:20].tolist() == few.tolist()


def test_no_two_keys_give_the_same_numbers() -> None:
    ends = (0, 1, 2**31, 2**32 - 2)
    keys = [Key(*one) for one in combinations(ends, 3)] + [Key(*reversed(one)) for one in combinations(ends, 3)]
    keys += [Key(0, 0, 0), Key(1, 0, 0), Key(0, 1, 0), Key(0, 0, 1), Key(1, 1, EVERY_REPLICATION)]
    told = {tuple(Uniforms(key).of(one, 2).tolist()) for key in keys for one in (Stream.PROPOSED, Stream.CHILD_WORK)}
    assert len(told) == 2 * len(set(keys))


@pytest.mark.parametrize("stream", [Stream.WORK, Stream.SEVERITY, Stream.OBJECTING])
def test_over_replications_numbers_are_uniform(stream: Stream) -> None:
    first = [Uniforms(Key(1, 0, one)).of(stream, 1).item() for one in range(4000)]
    assert stats.kstest(first, "uniform").pvalue > 2 * stats.norm.sf(Z)


def test_neighbouring_keys_are_not_correlated() -> None:
    """Of n independent pairs the correlation is normal about nought with an error of 1 / sqrt(n)."""
    here = np.array([Uniforms(Key(1, 0, one)).of(Stream.WORK, 25) for one in range(400)])
    beside = {
        "replication": np.array([Uniforms(Key(1, 0, one + 1)).of(Stream.WORK, 25) for one in range(400)]),
        "community": np.array([Uniforms(Key(1, 1, one)).of(Stream.WORK, 25) for one in range(400)]),
        "seed": np.array([Uniforms(Key(2, 0, one)).of(Stream.WORK, 25) for one in range(400)]),
        "stream": np.array([Uniforms(Key(1, 0, one)).of(Stream.SURVEY, 25) for one in range(400)]),
        "project": np.roll(here, 1, axis=1),
    }
    z = {name: np.corrcoef(here.ravel(), other.ravel())[0, 1] * 100 for name, other in beside.items()}
    assert {name: abs(one) < Z for name, one in z.items()} == dict.fromkeys(beside, True)
