"""What fictional records say in passing: reasons, remarks, answers, and what a visit found; all invented."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from gongshi_simulator.ways import Way

REVIEW_METHOD: Mapping[Way, str] = {
    Way.COMMISSIONED: "中期看进度和记录，结束后对照合同逐项核对，再请服务过的居民打分。",
    Way.SELF_RUN: "看活动记录和账目，再由居民评议会现场打分。",
    Way.MICRO: "子项目全部做完后，听各小组讲一遍，再看账、看现场。",
    Way.WORKS: "对照图纸和清单现场验收，住在旁边的居民一起看。",
}
NEGATIVE_LIST_CHECK = "对照负面清单核过，不在清单内。"
SAME_WISH = "我们院也一样：{wish}"
MERGED = "和 {into} 说的是一件事，合成一个项目。"
DEFERRED = ("预算没有分项，补齐明细后再议。", "场地还没有谈定，落实后再议。", "和别的项目有重复，理清以后再议。")
REJECTED = ("多数成员认为受益的人太少。", "成员认为花费偏高，先看看别的办法。", "成员担心办成以后没有人管。")
REJECTED_WORKS = "赞成的过了半数，没有达到工程类要求的人数。"
MICRO = "钱分给{children}个居民小组的子项目，公开征集，各小组自己动手；辅导机构带着写预算、记账。"
AMENDED = "按异议修改了做法，缩小影响的范围，其余不变。"
UPHELD = "逐条听取异议后，认为原方案可行。"
OVERTURNED = "异议有道理，原方案不再实施。"
AMENDED_GOAL = "{goal}施工和活动避开早晚，离窗户近的地方另行安排。"
TERMINATED = "实施方做不下去，双方商定提前结束，已付的按做到的结清。"
GIVEN_UP = "每次公示都有足够的居民代表提出异议，不再议。"
PLACES = ("社区公示栏", "各院落公告栏", "党群服务中心大厅")
HOW_TO_OBJECT = "居民代表有异议，请在公示期内写明项目和理由，交到党群服务中心监委会信箱。满{needed}名即重新议定。"


class Answered(NamedTuple):
    """What an objection is about, and the answer."""

    subject: str
    answer: str


OBJECTIONS: Mapping[Way, tuple[Answered, ...]] = {
    Way.COMMISSIONED: (
        Answered("担心活动吵到临街住户。", "时间改到白天，不用大音箱。"),
        Answered("预算里物料一项偏高。", "物料按实际数量结算，票据贴出来。"),
        Answered("受益的人怎么定，没有写。", "名单由各院落推荐，公布人数和条件。"),
    ),
    Way.SELF_RUN: (
        Answered("小组的账由谁看，没有写。", "监委会每季看一次，结果贴在公示栏。"),
        Answered("占用公共空间，别的居民用不了。", "固定时段使用，其余时间照常开放。"),
    ),
    Way.MICRO: (
        Answered("子项目怎么选，没有写。", "公开征集，评审时请居民代表打分。"),
        Answered("辅导机构拿的钱是不是多了。", "辅导费单列，不得从子项目里扣。"),
    ),
    Way.WORKS: (
        Answered("离窗户太近，担心安全。", "请专业人员到现场量过，位置再往外移。"),
        Answered("施工时间太长，出行不方便。", "分段施工，每段不超过两周，留出通道。"),
        Answered("质保没有写清楚。", "合同里写明质保两年，报修电话贴在现场。"),
    ),
}
LATE = "收到时公示已经结束，不计入人数；意见转给实施方考虑。"
ENOUGH = "异议人数已到，先不实施，重新议定时一并说明。"


class Found(NamedTuple):
    """What a visit of the supervision committee found, and what was done about it; empty where nothing had to be."""

    found: str
    followed_up: str = ""


VISITS: Mapping[Way, tuple[Found, ...]] = {
    Way.COMMISSIONED: (
        Found("活动按计划开展，签到齐全。"),
        Found("现场有人引导，居民反映还不错。"),
        Found("有两次活动的记录没有签名。", "承接方当天补齐，以后现场签。"),
        Found("抽问了几位居民，都知道时间和地点。"),
        Found("物料有剩余，登记在册。"),
        Found("比计划慢了一些。", "承接方调了人手，下个月补上。"),
    ),
    Way.SELF_RUN: (
        Found("小组按时出来，登记本写得清楚。"),
        Found("票据有一张没有写用途。", "小组长当场补写。"),
        Found("参加的人比上次多。"),
        Found("工具摆放整齐，用完有人收。"),
    ),
    Way.MICRO: (
        Found("子项目各有台账，数目对得上。"),
        Found("有一个子项目还没有动手。", "辅导机构上门帮着排了计划。"),
        Found("看了两个小组的活动，人都到了。"),
    ),
    Way.WORKS: (
        Found("围挡和警示牌都有，材料堆放整齐。"),
        Found("工人按图施工，进度正常。"),
        Found("有一处尺寸和图纸不符。", "当场返工，第二天复看合格。"),
        Found("垃圾没有及时清运。", "施工方当晚清走。"),
    ),
}
MIDTERM_PASSED = "进度和记录都符合合同，继续。"
MIDTERM_FAILED = "进度偏慢、记录不全，限期整改，整改期间照常进行。"
ACCEPTED: Mapping[Way, str] = {
    Way.COMMISSIONED: "场次、人次和合同相符，资料齐全。",
    Way.SELF_RUN: "说到的都做到了，账目清楚。",
    Way.MICRO: "子项目都已做完，账目和现场看过。",
    Way.WORKS: "对照清单逐项看过，质量合格。",
}
REFUSED: Mapping[Way, str] = {
    Way.COMMISSIONED: "有几场活动没有做足，资料不全，补齐后再验。",
    Way.SELF_RUN: "账目有几笔没有票据，补齐后再验。",
    Way.MICRO: "有子项目没有做完，做完后再验。",
    Way.WORKS: "有几处不平整、标识没有装，改好后再验。",
}
EVALUATED_PASSED = "多数居民满意，也提了以后可以改进的地方。"
EVALUATED_FAILED = "不少居民觉得效果不明显，要求改进后再评。"
RECTIFIED = "提出的问题已改好，请再验。"
ADVANCE = "开工预付"
REST = "结项付清"
COLLECTION = (
    "今年的保障资金办什么事，先听大家说。住在本社区的居民、院落小组和社会组织都可以提。\n"
    "到窗口口头讲、写条子、在院落会上提、线上填写都行。不列入的提议，一条一条写明理由。"
)
SHORTLIST = (
    "征集期收到提议{proposals}条。内容相近的合并以后，列入清单{listed}个，没有列入{dropped}个，理由写在各自的页面上。\n"
    "列入的提交居民议事会，一项一项议。"
)
RESOLUTION = "公示{number}个项目，预算合计{budget}：{titles}。\n期满而且异议没有达到人数，才报街道备案、签约和开工。"
CALL = "控制价{budget}。依法登记的社会组织和企业都可以报名，不足{least}家的重新征集。"
CALL_FOR_CHILDREN = "三个人以上的居民小组就可以申请，不用注册，计划支持{children}个子项目。不会写方案的，有人手把手教。"
