"""What one more of each scarce thing costs a year; the plan weighs these against what it gains."""

from __future__ import annotations

from typing import Annotated

from gongshi.model.record import Entry
from gongshi_simulator.assumption import Called, Money


class Costs(Entry):
    """All assumed, in yuan: nobody has published them. They are for weighing, not for budgeting."""

    worker_year: Annotated[Money, Called("社区多一名经办（每年，元）", "one more worker in a community, yuan a year")]
    committee_year: Annotated[Money, Called("监委会多一个小组（每年，元）", "one more supervision team, yuan a year")]
    reviewer_year: Annotated[
        Money, Called("街道多一名经办（每年，元）", "one more official of a street office, a year")
    ]
    expert_year: Annotated[Money, Called("多一个专家名额（每年，元）", "one more expert, yuan a year")]
    sitting: Annotated[Money, Called("多开一次议事会（元）", "one more sitting of a council, yuan")]
