"""From the first proposals to the list for the council: the season, the sorting, and what is not taken up."""

from __future__ import annotations

from gongshi_simulator.community import Community, Steps
from gongshi_simulator.council import Item
from gongshi_simulator.log import Event
from gongshi_simulator.stages.urgency import Urgency
from gongshi_simulator.streams import Stream


def collected(here: Community) -> Steps:
    """The season of proposals; then the workers sort them between them, and the party organisation settles the list."""
    season, draws = here.setting.scenario.proposing, here.draws
    came = sorted((draws.proposed_at.item(project), project) for project in draws.candidates)
    here.log.events.extend(Event(time, project, "proposed") for time, project in came)
    yield here.until(season.collection_days.value)
    workers = here.workers.servers.number
    hours = draws.sorting_hours / workers
    yield from [here.begins(here.desk(draws.candidates[0], hours, Urgency.SORTING)) for _ in range(workers)]
    yield here.office(draws.sorting)
    now, is_shortlisted = here.env.now, (draws.luck[Stream.SHORTLISTED] < season.shortlisted.value).tolist()
    here.log.events.extend(
        Event(now, project, "shortlisted" if is_shortlisted[project] else "screened_out")
        for project in draws.candidates
    )
    for project in draws.candidates:
        if is_shortlisted[project]:
            here.council.takes_up(Item(is_first_decision=True, since=now, project=project, attempt=0))
