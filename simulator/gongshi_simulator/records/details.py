"""What records say and no log holds, drawn once for a community's year: uniform numbers from streams of their own.

They decide nothing in the model, so that a year is the same whether it is written down or not.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongshi_simulator.draws import ATTEMPTS, MONTHS, Draws
from gongshi_simulator.setting import Setting
from gongshi_simulator.streams import Floats, Key, Stream, Uniforms
from gongshi_simulator.ways import Way


@dataclass(frozen=True, slots=True)
class Details:
    """Uniform numbers, by the numbers that projects and proposals have in the draws.

    ``theme`` by way, and two for what is not taken up. [proposal]: ``merged_into``, ``proposer``, ``channel``.
    [project, decision]: ``abstaining``, the first decision before the second ones. [project, attempt]:
    ``second_vote``, ``objection_words``, ``asked``, ``satisfied``; ``objection_day`` [project, attempt,
    representative]. [project]: ``visit_words``, ``implementer``, ``last_year``. ``assembly`` by day of the year,
    ``last_years_sittings`` by month.
    """

    theme: Floats
    merged_into: Floats
    proposer: Floats
    channel: Floats
    abstaining: Floats
    second_vote: Floats
    objection_day: Floats
    objection_words: Floats
    asked: Floats
    satisfied: Floats
    visit_words: Floats
    implementer: Floats
    assembly: Floats
    last_year: Floats
    last_years_sittings: Floats


def details(setting: Setting, draws: Draws, key: Key) -> Details:
    """The details of the year ``key``, whose ``draws`` these are."""
    uniforms, proposals = Uniforms(key), draws.proposals
    projects = proposals + len(draws.carried_in)
    return Details(
        theme=uniforms.of(Stream.THEME, len(Way) + 2),
        merged_into=uniforms.of(Stream.MERGED_INTO, proposals),
        proposer=uniforms.of(Stream.PROPOSER, projects),
        channel=uniforms.of(Stream.CHANNEL, projects),
        abstaining=uniforms.of(Stream.ABSTAINING, projects, 1 + ATTEMPTS),
        second_vote=uniforms.of(Stream.SECOND_VOTE, projects, ATTEMPTS),
        objection_day=uniforms.of(
            Stream.OBJECTION_DAY, projects, ATTEMPTS, setting.scenario.objecting.resident_reps.value
        ),
        objection_words=uniforms.of(Stream.OBJECTION_WORDS, projects, ATTEMPTS),
        asked=uniforms.of(Stream.ASKED, projects, ATTEMPTS),
        satisfied=uniforms.of(Stream.SATISFIED, projects, ATTEMPTS),
        visit_words=uniforms.of(Stream.VISIT_WORDS, projects),
        implementer=uniforms.of(Stream.IMPLEMENTER, projects),
        assembly=uniforms.of(Stream.ASSEMBLY, setting.days),
        last_year=uniforms.of(Stream.LAST_YEAR, projects),
        last_years_sittings=uniforms.of(Stream.LAST_YEARS_SITTINGS, MONTHS),
    )


def chosen(uniform: float, number: int) -> int:
    """Which of ``number`` things a uniform number picks."""
    return int(uniform * number)
