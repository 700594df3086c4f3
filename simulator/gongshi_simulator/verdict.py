"""What an interval of a difference says of it, in words."""

from __future__ import annotations

from gongshi.model.terms import Term
from gongshi_simulator.intervals import Mean


class Verdict(Term):
    """Whether two things differ."""

    SAME = "same", "完全一样", "exactly the same"
    OPEN = "open", "分不出有没有差别", "not told apart from nothing"
    MORE = "more", "多", "more"
    LESS = "less", "少", "less"

    @property
    def is_told_apart(self) -> bool:
        """Whether the difference is more than chance."""
        return self in {Verdict.MORE, Verdict.LESS}


def verdict(difference: Mean) -> Verdict:
    """The verdict on a difference: by whether its interval contains nought."""
    if difference.is_same and difference.mean == 0:
        return Verdict.SAME
    if difference.low > 0:
        return Verdict.MORE
    return Verdict.LESS if difference.high < 0 else Verdict.OPEN
