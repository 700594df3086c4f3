"""From the first proposals to the list for the council: the season, the sorting, and what is not taken up."""

from __future__ import annotations

from gongshi_simulator.community import Community, Steps
from gongshi_simulator.council import Item
from gongshi_simulator.log import Event
from gongshi_simulator.stages.urgency import Urgency
from gongshi_simulator.streams import Stream


def collected(here: Community) -> Steps:
    """The season of proposals; then one worker sorts all of them, and the party organisation settles the list.

    One, however many there are: assumed, so that like is judged alike; the others go on with what else there is.
    """
    season, draws = here.setting.scenario.proposing, here.draws
    came = sorted((draws.proposed_at.item(project), project) for project in draws.candidates)
    here.log.events.extend([Event(time, project, "proposed") for time, project in came])
    yield here.until(season.collection_days.value)
    yield from here.desk(draws.candidates[0], draws.sorting_hours, Urgency.SORTING)
    yield here.office(draws.sorting)
    now, is_shortlisted = here.env.now, (draws.luck[Stream.SHORTLISTED] < season.shortlisted.value).tolist()
    became = ("screened_out", "shortlisted")
    here.log.events.extend([Event(now, project, became[is_shortlisted[project]]) for project in draws.candidates])
    for project in draws.candidates:
        if is_shortlisted[project]:
            here.council.takes_up(Item(is_first_decision=True, since=now, project=project, attempt=0))
