"""One thing that happened to a project, with what is needed to write it down."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from gongshi_simulator.records.chronicle import Chronicle, meeting_id
from gongshi_simulator.records.happenings import Course, Happening
from gongshi_simulator.records.numbers import Numbered
from gongshi_simulator.records.panels import Bench
from gongshi_simulator.records.subjects import Subject
from gongshi_simulator.ways import Way


class Moment(NamedTuple):
    """The happening at position ``at`` of a project's course."""

    told: Chronicle
    bench: Bench
    numbered: Numbered
    course: Course
    at: int

    @property
    def happening(self) -> Happening:
        """What happened."""
        return self.course[self.at]

    @property
    def day(self) -> date:
        """When."""
        return self.happening.day

    @property
    def project(self) -> int:
        """To which project, by its number in the draws."""
        return self.happening.project

    @property
    def way(self) -> Way:
        """How the project is carried out."""
        return self.told.way(self.project)

    @property
    def subject(self) -> Subject:
        """What the project is about."""
        return self.told.subjects[self.project]

    @property
    def time(self) -> int:
        """How often something of its kind had happened to the project before."""
        return sum(one.event == self.happening.event for one in self.course[: self.at])

    @property
    def decision(self) -> int:
        """How often the project had been decided on again before."""
        return sum(one.event in {"redeliberated", "rep_voted"} for one in self.course[: self.at])

    @property
    def number(self) -> str:
        """The number of its paper."""
        return self.numbered[self.project, self.at]

    @property
    def meeting(self) -> str:
        """The id of the meeting that decided."""
        return meeting_id(self.day, of_reps=self.happening.event == "rep_voted")

    def picked(self, sentences: tuple[str, ...]) -> str:
        """One of several sentences: the same for the same project."""
        return sentences[self.project % len(sentences)]
