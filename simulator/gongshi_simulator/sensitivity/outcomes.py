"""Many variants of one scenario, each played in the same years: what a study of its numbers is worked out from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from typing import NamedTuple

import numpy as np

from gongshi_simulator.executors import results
from gongshi_simulator.experiment import chunks, replicate
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting, setting
from gongshi_simulator.streams import Floats


class Years(NamedTuple):
    """The years that every variant is played in: common random numbers, or differences would be of luck."""

    rules: FundRules
    seed: int
    replications: range


def outcomes(
    variants: Sequence[Scenario], years: Years, executor: Executor, told: Callable[[int], None] = lambda _: None
) -> tuple[Floats | None, ...]:
    """What each variant comes to [replication, `Number`]; ``told`` hears how many years are done, of all together.

    The variants have the same number of communities. Interrupted from the keyboard, those that are not done are None.
    """
    parts = chunks(setting(variants[0], years.rules), years.replications)
    arguments = ((here, years.seed, part) for here in (setting(one, years.rules) for one in variants) for part in parts)
    rows: list[dict[int, Floats]] = [{} for _ in variants]
    done = 0
    try:
        for place, numbers in results(executor, numbers_of, arguments):
            variant, part = divmod(place, len(parts))
            rows[variant][part] = numbers
            done += len(numbers)
            told(done)
    except KeyboardInterrupt:
        pass
    return tuple(
        np.concatenate([found[part] for part in range(len(parts))]) if len(found) == len(parts) else None
        for found in rows
    )


def numbers_of(setting: Setting, seed: int, replications: Sequence[int]) -> Floats:
    """What these years come to [replication, `Number`], and nothing that only a report needs."""
    return replicate(setting, seed, replications).numbers
