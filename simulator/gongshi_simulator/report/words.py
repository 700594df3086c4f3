"""The fixed sentences of the page, in both languages side by side."""

from __future__ import annotations

from gongshi.findings import Message

EXAMPLE = Message(
    "示例：按假定推演，不是武侯区或任何社区的统计。",
    "An example worked out from assumptions: no figures of Wuhou or of any community.",
)
ONLY_CHANCE = Message(
    "区间只说明模拟次数有限带来的出入，不说明假定本身对不对。",
    "Intervals show what the limited number of simulated years leaves open, not whether the assumptions are right.",
)
HOW_TO_READ = Message(
    "写“通常”的数在范围内抽取（三角分布），每个项目各抽各的，梳理全部一起抽一次；其余的数全年不变，范围是值得一试的取值。",
    "Values marked 通常 are drawn within their range (triangular), for each project anew and for the sorting once for "
    "all; the others hold all year, and their range is what is worth trying.",
)
LEFT_OUT = (
    Message("上年结转的项目：年初从零开始。", "Projects carried over: the year begins empty."),
    Message("临时加开的议事会、暂缓议决和合并再议。", "Extra sittings, items put off or merged."),
    Message("钱：没有预算上限，每个项目同一金额，不付款。", "Money: no ceiling, one amount for all, no payments."),
    Message(
        "实施中的变更、中止和中期评议；投标不足重新征集。", "Changes, terminations, mid-term reviews, second calls."
    ),
    Message("几个社区共用的街道干部和专家；病假和换届。", "Officials and experts shared by communities; absence."),
    Message("学习：今年的异议不改变下一次的可能。", "Learning: an objection does not change later chances."),
    Message("撤回的异议；代表同时是议事会成员。", "Objections taken back; representatives on the council."),
)
NOT_ANNOUNCED = Message(
    "这一年的放假安排还没有公布，只按周末算休息日。",
    "The year's days off are not announced yet: only weekends count as days of rest.",
)
