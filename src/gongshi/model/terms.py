"""The fund's vocabulary: every closed list of a record, each term with its Chinese and English name.

Source: the glossary of the handbook, after the published practice of Chengdu's community support fund.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self, cast


class Term(StrEnum):
    """One word of a closed list: the value in the file, and its names in two languages."""

    zh: str
    en: str

    def __new__(cls, value: str, zh: str, en: str) -> Self:
        """A term with its names."""
        term = str.__new__(cls, value)
        term._value_ = value
        term.zh = zh
        term.en = en
        return term

    @classmethod
    def of(cls, value: str) -> Self:
        """The term that a file calls ``value``."""
        return cast("Self", cls._value2member_map_[value])


class Pot(Term):
    """Where a community's money comes from."""

    SUPPORT = "support", "保障资金", "support fund"
    INCENTIVE = "incentive", "激励资金", "incentive fund"


class Category(Term):
    """What a project is for: five priority fields, and two more that are paid from the fund."""

    PARTY_SERVICE = "party_service", "党组织服务群众", "service to the public by the party organisation"
    RESIDENT_CAPACITY = "resident_capacity", "居民素质提升", "residents' learning"
    VOLUNTEERING = "volunteering", "志愿服务", "volunteering"
    ENVIRONMENT = "environment", "社区和院落生态环境整治", "community and compound environment"
    COMMUNITY_BUILDING = "community_building", "社区总体营造", "community building"
    INFRASTRUCTURE = "infrastructure", "基础设施建设", "infrastructure"
    RUNNING_COSTS = "running_costs", "运行经费", "running costs"


class Mode(Term):
    """How a project is carried out."""

    SELF = "self", "社区自行实施", "by the residents' committee itself"
    SELF_ORG = "self_org", "居民自组织实施", "by a self-organised group"
    COMMISSIONED = "commissioned", "委托实施", "commissioned"
    MICRO = "micro", "小微项目", "micro-grant"


class ProjectKind(Term):
    """What is bought with the money: it decides which majority a resolution needs."""

    SERVICE = "service", "服务类", "services"
    WORKS = "works", "工程类", "works"
    GOODS = "goods", "货物类", "goods"


class Role(Term):
    """In which capacity somebody takes part: people are roles and counts, never names."""

    PARTY_ORG = "party_org", "社区党组织", "party organisation"
    RESIDENTS_COMMITTEE = "residents_committee", "居民委员会", "residents' committee"
    RESIDENTS_COUNCIL = "residents_council", "居民议事会成员", "residents' council"
    RESIDENT_REP = "resident_rep", "居民代表", "resident representatives"
    SUPERVISION_COMMITTEE = "supervision_committee", "居务监督委员会成员", "supervision committee"
    SUBDISTRICT = "subdistrict", "街道干部", "sub-district staff"
    RESIDENT_ACTIVIST = "resident_activist", "居民骨干", "active residents"
    EXPERT = "expert", "专业机构或专家", "professional body or expert"
    DEPARTMENT = "department", "职能部门", "government department"
    IMPLEMENTER = "implementer", "实施方人员", "implementer's own people"


class Body(Term):
    """Who meets."""

    RESIDENTS_COUNCIL = "residents_council", "居民议事会", "residents' council"
    RESIDENTS_ASSEMBLY = "residents_assembly", "居民会议", "residents' assembly"
    REP_ASSEMBLY = "rep_assembly", "居民代表会议", "assembly of resident representatives"
    RESIDENTS_COMMITTEE = "residents_committee", "居民委员会", "residents' committee"
    PARTY_ORG = "party_org", "社区党组织", "party organisation"
    SUPERVISION_COMMITTEE = "supervision_committee", "居务监督委员会", "supervision committee"
    SUBDISTRICT = "subdistrict", "街道办事处", "sub-district office"


class NoticeKind(Term):
    """What a public notice announces."""

    COLLECTION = "collection", "民意征集公告", "call for proposals"
    SHORTLIST = "shortlist", "项目清单公示", "shortlist"
    RESOLUTION = "resolution", "议决结果公示", "resolution"
    CALL = "call", "项目征集公告", "call for implementers"
    SELECTION = "selection", "评审结果公示", "selection"
    ACCEPTANCE = "acceptance", "验收结果公示", "acceptance"
    EVALUATION = "evaluation", "评议结项公示", "evaluation and closing"
    FINANCE = "finance", "财务公开", "finance"


class ProposerKind(Term):
    """Who proposes."""

    RESIDENT = "resident", "居民", "residents"
    RESIDENT_REP = "resident_rep", "居民代表", "resident representatives"
    SELF_ORG = "self_org", "居民自组织", "self-organised group"
    SOCIAL_ORG = "social_org", "社会组织", "registered social organisation"
    SOCIAL_ENTERPRISE = "social_enterprise", "社会企业", "social enterprise"
    RESIDENTS_COMMITTEE = "residents_committee", "居民委员会", "residents' committee"
    PARTY_ORG = "party_org", "社区党组织", "party organisation"


class Channel(Term):
    """How a proposal came in."""

    VISIT = "visit", "入户走访", "home visit"
    COMPOUND_MEETING = "compound_meeting", "院落会", "compound meeting"
    OFFICE = "office", "社区服务窗口", "community office"
    ONLINE = "online", "线上", "online"
    PAPER = "paper", "书面意见", "on paper"


class Screening(Term):
    """What the party organisation's sorting made of a proposal."""

    SHORTLISTED = "shortlisted", "列入清单", "shortlisted"
    MERGED = "merged", "合并", "merged with others"
    SCREENED_OUT = "screened_out", "未列入", "not taken up"


class Outcome(Term):
    """The result of an acceptance or an evaluation."""

    PASSED = "passed", "合格", "passed"
    FAILED = "failed", "不合格", "failed"


class Reconsidered(Term):
    """What a second decision did to the first."""

    UPHELD = "upheld", "维持原议决", "upheld"
    AMENDED = "amended", "修改后通过", "amended"
    OVERTURNED = "overturned", "撤销原议决", "overturned"


class Scope(Term):
    """What an objection is against."""

    PROJECT = "project", "单个项目", "one project"
    RESOLUTION = "resolution", "整项议决", "the whole resolution"


class ImplementerKind(Term):
    """Who carries a project out."""

    RESIDENTS_COMMITTEE = "residents_committee", "居民委员会", "residents' committee"
    SELF_ORG = "self_org", "居民自组织", "self-organised group"
    SOCIAL_ORG = "social_org", "社会组织", "registered social organisation"
    SOCIAL_ENTERPRISE = "social_enterprise", "社会企业", "social enterprise"
    COMPANY = "company", "企业", "company"


class Basis(Term):
    """What a rule or a number rests on."""

    SOURCED = "sourced", "有公开来源", "sourced"
    MEASURED = "measured", "从记录中量出", "measured from records"
    COMPARATOR = "comparator", "参照同类办法", "taken from comparable rules"
    INFERRED = "inferred", "推断", "inferred"
    ASSUMED = "assumed", "假定", "assumed"


class DayKind(Term):
    """Which days a period counts."""

    CALENDAR = "calendar", "自然日", "calendar days"
    WORKING = "working", "工作日", "working days"


class Roll(Term):
    """Which last days move on to the next day that is not one of them."""

    NONE = "none", "不顺延", "never moved"
    HOLIDAYS = "holidays", "遇法定节假日顺延", "moved past statutory holidays"
    REST_DAYS = "rest_days", "遇节假日和周末顺延", "moved past holidays and weekends"


class Coverage(Term):
    """Up to which stage a fund's records speak; about what comes later they say nothing."""

    RESOLUTION = "resolution", "只到议决", "up to the resolution"
    WHOLE = "whole", "全过程", "from proposal to closing"


class Prevailing(Term):
    """What counts where the paper on the wall and the site differ."""

    PAPER = "paper", "盖章的纸质公告", "the sealed paper"
    SITE = "site", "网站", "the site"
