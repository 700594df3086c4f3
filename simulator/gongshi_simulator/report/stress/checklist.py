"""The whole checklist: what a simulation study reports so that others can judge and repeat it.

Source: Monks, Currie, Onggo, Robinson, Kunc and Taylor (2019), Strengthening the reporting of empirical simulation
studies: introducing the STRESS guidelines, Journal of Simulation 13(1), the checklist for discrete-event simulation.
"""

from __future__ import annotations

from gongshi.findings import Message
from gongshi_simulator.report.evidence import Evidence
from gongshi_simulator.report.stress.item import Part
from gongshi_simulator.report.stress.logic import components, logic, objectives
from gongshi_simulator.report.stress.study import code, data, experimentation, implementation


def checklist(seen: Evidence) -> tuple[Part, ...]:
    """All six sections and their twenty items, 2.5 in its five parts."""
    return (
        Part(Message("1、目的", "1 Objectives"), objectives(seen)),
        Part(Message("2、逻辑", "2 Logic"), (*logic(seen), *components(seen))),
        Part(Message("3、数据", "3 Data"), data(seen)),
        Part(Message("4、实验", "4 Experimentation"), experimentation(seen)),
        Part(Message("5、实现", "5 Implementation"), implementation(seen)),
        Part(Message("6、代码", "6 Code access"), (code(),)),
    )
