"""Time that passes in the records and that no number of a scenario stands for: a planner adds it in mind."""

from __future__ import annotations

from collections.abc import Mapping

from gongshi.findings import Message
from gongshi.model.terms import Mode
from gongshi_simulator.calibration.day_count import Days
from gongshi_simulator.calibration.durations import Duration, stretch
from gongshi_simulator.calibration.elsewhere import at_desk
from gongshi_simulator.calibration.stretches import JUDGED

GAPS = (
    Duration(
        "filing_to_start",
        Message("个自行实施项目", "projects run by residents"),
        stretch("filed", "started", "delivered"),
        Days.WORKING,
        meant=lambda one: one.mode in {Mode.SELF, Mode.SELF_ORG},
    ),
    Duration(
        "contract_to_start",
        Message("个委托项目", "commissioned projects"),
        stretch("contracted", "started", "delivered"),
        Days.WORKING,
        meant=lambda one: one.mode is Mode.COMMISSIONED,
    ),
    Duration(
        "judged_to_closing",
        Message("个评议合格的项目", "projects that have passed"),
        stretch(JUDGED, "closed"),
        Days.WORKING,
        without=at_desk,
    ),
)
BESIDE: Mapping[str, Message] = {
    "filing_to_start": Message("自行实施项目备案到开工（工作日）", "self-run, filing to start, working days"),
    "contract_to_start": Message("委托项目签约到开工（工作日）", "commissioned, contract to start, working days"),
    "quorate": Message("到会人数够的议事会", "sittings with a quorum"),
    "reopened": Message("重新议定的公示", "postings that reopened a resolution"),
    "judged_to_closing": Message("都合格到结项（工作日）", "passed to closed, working days"),
}
