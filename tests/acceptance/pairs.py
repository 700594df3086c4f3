"""A small selection of runs in which every two values of any two factors meet at least once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, product

Choice = dict[str, str]
Pair = frozenset[tuple[str, str]]


def all_choices(factors: Mapping[str, Sequence[str]]) -> Iterator[Choice]:
    """Every combination of one value of each factor."""
    return (dict(zip(factors, values, strict=True)) for values in product(*factors.values()))


def pairs_in(choice: Choice) -> Iterator[Pair]:
    """Every two of the values that meet in ``choice``."""
    return (frozenset(two) for two in combinations(choice.items(), 2))


def pairwise(factors: Mapping[str, Sequence[str]]) -> list[Choice]:
    """Choices in which all pairs meet; the same for the same factors.

    Greedy: a choice starts from the first pair that has not met, and every other factor takes the value that makes
    most new pairs with what is chosen. Source: Cohen et al. (1997), the AETG system, without its random trials.
    """
    # A dict keeps the order, which a set does not: the same factors must give the same choices.
    unmet = dict.fromkeys(
        frozenset({(one, value), (other, its)})
        for one, other in combinations(factors, 2)
        for value, its in product(factors[one], factors[other])
    )
    choices: list[Choice] = []
    while unmet:
        choice = _choice(factors, unmet)
        choices.append(choice)
        for pair in pairs_in(choice):
            unmet.pop(pair, None)
    return choices


def _choice(factors: Mapping[str, Sequence[str]], unmet: Collection[Pair]) -> Choice:
    chosen = dict(next(iter(unmet)))
    for factor, values in factors.items():
        if factor not in chosen:
            new = [sum(frozenset({known, (factor, value)}) in unmet for known in chosen.items()) for value in values]
            chosen[factor] = values[new.index(max(new))]
    return {factor: chosen[factor] for factor in factors}
