"""The fixed sentences of the page, in both languages side by side."""

from __future__ import annotations

from gongshi.findings import Message
from gongshi_simulator.draws import ATTEMPTS

EXAMPLE = Message(
    "示例：按假定推演，不是武侯区或任何社区的统计。",
    "An example worked out from assumptions: no figures of Wuhou or of any community.",
)
IN_FORCE = Message(
    "“仍然有效”是说没有被重新议定否决；还在等重新议定的也算在内。",
    "“In force” is what no second decision has rejected; what still waits for one is among it.",
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
METHOD = (
    Message(
        "每一遍从1月1日推演到12月31日就停（有终点的模拟），年初没有在办的项目，所以没有预热期。",
        "Every simulated year runs from 1 January to 31 December and stops (a terminating simulation). It begins with "
        "no project under way, so there is no warm-up.",
    ),
    Message(
        "各遍互相独立。每一种偶然各用一条随机数流；种子相同，换一个情景遇到的还是同样的随机数（公共随机数），所以两份报告"
        "的差别来自改动的条件，很少来自运气。",
        "The years are independent. Each kind of chance has its own stream of random numbers; under the same seed "
        "another scenario meets the same numbers (common random numbers), so that two reports differ by what was "
        "changed and hardly by luck.",
    ),
    Message(
        "平均数的区间用 Student t（低于零的部分不写），比例用 Wilson，天数用二十批结果的 Student t。",
        "Intervals are Student's t for means (as far as not below nought), Wilson's for shares, and "
        "Student's t over twenty batches for days.",
    ),
)
STRUCTURE = (
    Message(
        "成员到不到会互不影响；赞成的比例在所写的几个点之间均匀分布。",
        "Members come independently; the share in favour is uniform between the points that are stated.",
    ),
    Message(
        "工程一律委托实施；实施本身不缺人手。", "Works are always commissioned; the work itself is not short of hands."
    ),
    Message(
        "代表各自提异议，或因同一件事一起提；越早提的越多（指数分布）。",
        "Representatives object alone or over one shared grievance; most do so early (exponential).",
    ),
    Message(
        "异议够了也等公示期满才重新议定（这一条是推断）。",
        "A second decision waits for the posting to end, even where objections suffice before (this one is inferred).",
    ),
    Message(
        f"社区工作者和验收评议组先来先办；一个项目最多公示、验收各{ATTEMPTS}次。",
        f"Workers and panels serve whoever came first; a project is posted and judged {ATTEMPTS} times at most.",
    ),
    Message(
        "估计天数时，项目要多少天结项，与它几月议决无关。",
        "For the lead times: how long a project takes does not depend on when it was resolved.",
    ),
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
