"""The desk, the street office, and the work."""

from __future__ import annotations

from typing import Annotated

from pydantic import model_validator
from scipy import special

from gongshi.model.record import Entry
from gongshi.model.refusal import refused
from gongshi_simulator.assumption import (
    Called,
    Chance,
    Days,
    Hands,
    HoursOfADay,
    HoursOfReporting,
    Items,
    Month,
    Months,
    Some,
    SomeChance,
    Spread,
)
from gongshi_simulator.sections.parts import HARDLY_EVER

_WEEK, _MONTH = 5, 21
"""Working days."""

_FROM_THE_DAY = (
    *("weekly_report_hours", "monthly_report_hours", "annual_report_hours"),
    *("hours_left_when_busy", "busy_months"),
)
"""What takes from a worker's hours."""


class Desk(Entry):
    """The community's own workers, and what keeps them from this fund's projects."""

    workers: Annotated[Hands, Called("经办这项工作的社区工作者", "community workers on it")]
    hours_a_day: Annotated[HoursOfADay, Called("每人每个工作日可用的小时", "hours a worker has for it a day")]
    task_hours: Annotated[Spread, Called("每件案头工作（小时）", "a task at the desk, hours")]
    weekly_report_hours: Annotated[HoursOfReporting, Called("每周督察材料（每人小时）", "weekly report, hours each")]
    monthly_report_hours: Annotated[HoursOfReporting, Called("每月通报材料（每人小时）", "monthly report, hours each")]
    annual_report_hours: Annotated[HoursOfReporting, Called("年度评价材料（12月，每人小时）", "annual report, hours")]
    busy_months: Annotated[Months, Called("年底本职加重的月数", "months at the year's end with other duties")]
    hours_left_when_busy: Annotated[SomeChance, Called("那几个月剩下的时间比例", "share of hours left then")]

    @model_validator(mode="after")
    def _time_is_left(self) -> Desk:
        left = self.hours_a_december_day
        if left <= 0:
            raise refused(
                f"督察、通报、评价的材料占满了每天 {self.hours_a_day.value} 小时，12月没有时间办项目",
                f"reports take all of the {self.hours_a_day.value} hours a day; in December none is left for projects",
                at=("hours_a_day", *_FROM_THE_DAY),
            )
        return self

    @property
    def reporting_hours_a_day(self) -> float:
        """What weekly and monthly reports take of each working day."""
        return self.weekly_report_hours.value / _WEEK + self.monthly_report_hours.value / _MONTH

    @property
    def hours_a_december_day(self) -> float:
        """What is left of a working day in December, when the annual report is due too."""
        busy = self.hours_left_when_busy.value if self.busy_months.value else 1.0
        return self.hours_a_day.value * busy - self.reporting_hours_a_day - self.annual_report_hours.value / _MONTH


class StreetOffice(Entry):
    """What the communities of a sub-district share: its officials and its experts."""

    reviewers: Annotated[Hands, Called("街道经办人员", "officials of the street office on it")]
    hours_a_day: Annotated[HoursOfADay, Called("每人每个工作日可用的小时", "hours an official has for it a day")]
    filing_hours: Annotated[Spread, Called("审一件备案（小时）", "reviewing a filing, hours")]
    filing_working_days: Annotated[Spread, Called("备案流转（工作日）", "a filing's way through, working days")]
    filing_returned: Annotated[Chance, Called("备案退回补正的可能", "chance that a filing is sent back once")]
    midterm_month: Annotated[Month, Called("中期评议在几月", "month of the mid-term review")]
    midterm_hours: Annotated[Spread, Called("中期评议一个项目（小时）", "mid-term review of a project, hours")]
    midterm_failed: Annotated[Chance, Called("中期评议要求整改的可能", "chance that the review asks for mending")]
    experts: Annotated[Hands, Called("可请的专家", "experts to be had")]


class Choosing(Entry):
    """How an implementer is found."""

    call_working_days: Annotated[Spread, Called("征集、比选一次（工作日）", "one call and its review, working days")]
    micro_call_working_days: Annotated[Spread, Called("征集子项目（工作日）", "call for child projects, working days")]
    bidders: Annotated[Items, Called("平均有几家报名", "bidders, mean")]
    min_bidders: Annotated[Items, Called("至少几家才能比选", "bidders needed")]
    contract_working_days: Annotated[Spread, Called("签约（工作日）", "contract, working days")]

    @model_validator(mode="after")
    def _ever_enough(self) -> Choosing:
        bidders, needed = self.bidders.value, self.min_bidders.value
        if float(special.pdtrc(needed - 1, bidders)) < HARDLY_EVER:
            raise refused(
                f"平均 {bidders} 家报名，够 {needed} 家的征集二十次没有一次；请改 bidders 或 min_bidders",
                f"where {bidders} apply on average, less than one call in twenty finds {needed}; "
                "change bidders or min_bidders",
                at=("min_bidders", "bidders"),
            )
        return self


class Work(Entry):
    """How long the work itself takes, and who watches it."""

    service_days: Annotated[Spread, Called("服务类实施（天）", "services, days")]
    works_days: Annotated[Spread, Called("工程类实施（天）", "works, days")]
    micro_days: Annotated[Spread, Called("小微子项目实施（天）", "child projects, days")]
    contractors: Annotated[Hands, Called("一个街道可用的施工队", "contractors to be had in a sub-district")]
    terminated: Annotated[Chance, Called("中途终止的可能", "chance of ending early")]
    visit_every_days: Annotated[Days, Called("监委会多少天看一次", "days between visits of the committee")]
    visit_hours: Annotated[Spread, Called("看一次（小时）", "a visit, hours")]


class Judging(Entry):
    """Acceptance and evaluation, and what they find wanting."""

    committees: Annotated[Hands, Called("监委会可同时出的小组", "teams of the supervision committee")]
    committee_hours_a_day: Annotated[HoursOfADay, Called("监委会每个工作日可用的小时", "hours a team has a day")]
    panel_hours: Annotated[Spread, Called("一次验收或评议（小时）", "an acceptance or evaluation, hours")]
    notice_working_days: Annotated[Spread, Called("约齐各方（工作日）", "bringing all together, working days")]
    survey_working_days: Annotated[Spread, Called("听取居民意见（工作日）", "asking residents, working days")]
    acceptance_failed: Annotated[Chance, Called("验收不合格的可能", "chance that acceptance fails")]
    evaluation_failed: Annotated[Chance, Called("评议不合格的可能", "chance that evaluation fails")]
    rectification_days: Annotated[Spread, Called("整改（天）", "rectification, days")]


class CarriedIn(Entry):
    """What last year left unfinished: it wants the same people, and counts among last year's projects."""

    in_progress: Annotated[Some, Called("上年未完工的项目", "projects still in progress")]
    delivered: Annotated[Some, Called("上年完工未结项的项目", "projects delivered, not closed")]
    remaining_days: Annotated[Spread, Called("还要实施多久（天）", "work that is left, days")]
