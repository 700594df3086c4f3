"""From the first proposals to the list for the council: the season, the sorting, and what is not taken up."""

from __future__ import annotations

from gongshi_simulator.community import Community, Steps
from gongshi_simulator.council import Item
from gongshi_simulator.log import Event
from gongshi_simulator.stages.urgency import Urgency
from gongshi_simulator.streams import Stream


def collected(here: Community) -> Steps:
    """The season of proposals; then the party organisation's workers sort all of them, and the list is settled."""
    season, draws = here.setting.scenario.proposing, here.draws
    came = sorted((draws.proposed_at.item(project), project) for project in draws.candidates)
    here.log.events.extend(Event(time, project, "proposed") for time, project in came)
    yield here.until(season.collection_days.value)
    hours = float(draws.once[Stream.SORTING_TASK][: draws.proposals].sum())
    yield from here.desk(draws.candidates[0], hours, Urgency.SORTING)
    yield here.office(draws.sorting)
    for project in draws.candidates:
        if here.occurs(Stream.SHORTLISTED, season.shortlisted.value, project):
            here.tell(project, "shortlisted")
            here.council.takes_up(Item(is_first_decision=True, since=here.env.now, project=project, attempt=0))
        else:
            here.tell(project, "screened_out")
