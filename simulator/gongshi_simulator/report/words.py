"""The fixed sentences of the page, in both languages side by side."""

from __future__ import annotations

from gongshi.findings import Message
from gongshi_simulator.draws import ATTEMPTS

EXAMPLE = Message(
    "示例：按假定推演，不是武侯区或任何社区的统计。",
    "An example worked out from assumptions: no figures of Wuhou or of any community.",
)
IN_FORCE = Message(
    "“仍然有效”是说没有被重新议定否决；还在等重新议定的、中途终止的也算在内。上年结转的项目不算在内。",
    "“In force” is what no second decision has rejected; what still waits for one and what ended early are among it, "
    "projects carried in from last year are not.",
)
ONLY_CHANCE = Message(
    "区间只说明模拟次数有限带来的出入，不说明假定本身对不对。",
    "Intervals show what the limited number of simulated years leaves open, not whether the assumptions are right.",
)
HOW_TO_READ = Message(
    "写“通常”的数在范围内抽取（三角分布），每个项目、每份公告、每一轮各抽各的，定清单一起抽一次；其余的数全年不变，"
    "范围是值得一试的取值。",
    "Values marked 通常 are drawn within their range (triangular), for each project, notice and round anew, and for "
    "settling the list once for all; the others hold all year, and their range is what is worth trying.",
)
METHOD = (
    Message(
        "每一遍从1月1日推演到12月31日就停（有终点的模拟），年初在办的就是情景写明的上年结转的项目，所以没有预热期。",
        "Every simulated year runs from 1 January to 31 December and stops (a terminating simulation). It begins with "
        "the projects that the scenario carries over, so there is no warm-up.",
    ),
    Message(
        "各遍互相独立；同一遍里，共用街道经办、专家或施工队的社区放在一起推演。每一种偶然各用一条随机数流；种子相同，"
        "换一个情景遇到的还是同样的随机数（公共随机数），所以两份报告的差别来自改动的条件，很少来自运气。",
        "The years are independent; within one, communities that share officials, experts or contractors are simulated "
        "together. Each kind of chance has its own stream of random numbers; under the same seed another scenario "
        "meets the same numbers (common random numbers), so that two reports differ by what was changed and hardly "
        "by luck.",
    ),
)
INTERVALS = Message(
    "平均数的区间用 Student t（低于零的部分不写）；项目、资金和全区社区年的比例用比率估计，只有一个社区时，"
    "社区年的比例用 Wilson；天数用二十批结果的 Student t。",
    "Intervals are Student's t for means (as far as not below nought); those of the ratio estimator for shares of "
    "projects, of money and of a district's community-years, Wilson's for shares of one community's years; and "
    "Student's t over twenty batches for days.",
)
STRUCTURE = (
    Message(
        "提议的条数是泊松分布，在征集期里均匀到来；社区的大小、项目的金额是对数正态分布。",
        "The number of proposals is Poisson, and they come evenly over the season; sizes of communities and amounts "
        "of projects are lognormal.",
    ),
    Message(
        "提议由一名社区工作者一条条梳理，全部理好才定清单。",
        "One worker sorts the proposals one by one, and the list is settled once all are sorted.",
    ),
    Message(
        "成员到不到会互不影响；赞成的比例在所写的几个点之间均匀分布。暂缓只缓一次。",
        "Members come independently; the share in favour is uniform between the points that are stated. An item is "
        "put off once at most.",
    ),
    Message(
        "议决的金额合计不超过当年的资金；钱不够的项目等着，撤销的议决把钱让出来。",
        "Resolutions add up to the year's allocation at most; what it does not cover waits, and a resolution that is "
        "overturned sets its money free.",
    ),
    Message("一次会议通过的项目，一份公告一起公示。", "One notice announces all that a sitting has resolved."),
    Message(
        "代表各自提异议；一个院落一个月里有共同不满的，它这个月公示的项目都受影响，牵涉的代表行动相近"
        "（beta 二项分布）；有人组织的，牵涉全体代表。越早提的越多（指数分布）；过期的、撤回的不计。",
        "Representatives object alone; over a grievance that the projects of a compound share in a month, in which "
        "those whom it reaches act alike (beta-binomial); or in a campaign, which reaches all. Most do so early "
        "(exponential); late and withdrawn objections do not count.",
    ),
    Message(
        "异议够了也等公示期满才重新议定（这一条是推断）；维持或修改的，再公示一次。加开的议事会也议别的项目。",
        "A second decision waits for the posting to end, even where objections suffice before (this one is inferred); "
        "what is upheld or amended is posted again. An extra sitting takes up whatever else waits, too.",
    ),
    Message(
        "案头先办公示，再办梳理、备案和征集，再办结项；街道先办备案，再办验收评议，再办中期评议；监委会先看实施，再办"
        "验收评议；一样急的先来先办。督察、通报、评价的材料和年底的本职先占去时间。",
        "A desk takes up notices first, then sorting, filings and calls, then closing; an official filings, then "
        "panels, then mid-term reviews; the committee visits, then panels; of equal things whatever came first. "
        "Reports and the year's other duties take their time beforehand.",
    ),
    Message(
        "工程一律委托实施，要等施工队；别的实施本身不缺人手。小微项目等最后一个子项目做完才算完工。报名不足的重新征集。",
        "Works are always commissioned and wait for a contractor; other work is not short of hands. A micro-grant is "
        "delivered with the last of its child projects. Where too few apply, the call is put out again.",
    ),
    Message(
        "实施遇放假停工，周末不停；办公室周末也不办公。监委会的几次查看合成一次，放在实施过半的时候，没看过的不算完工。",
        "Work rests on announced holidays and not at weekends; offices rest at both. The committee's visits are made "
        "all in one, half-way, and what it has not seen is not delivered.",
    ),
    Message(
        "中期评议时在实施的都要评，评完才能完工；要求整改的延长工期。中途终止的，不再验收。",
        "All work that is under way at the mid-term review is reviewed, and not delivered before; mending makes it "
        "longer. What ends early is judged by nobody.",
    ),
    Message(
        "验收要监委会一个小组和一名街道经办同时到场，专业性强的加一名专家；评议不要专家。两项并行，没过的整改后再来。",
        "Acceptance takes a team of the committee and an official at one time, and an expert for what is technical; "
        "evaluation takes no expert. They go side by side, and what has not passed comes again after mending.",
    ),
    Message(
        "上年结转的项目占用同样的人手，不算在今年的项目和资金里。",
        "Projects carried over want the same people, and count neither among the year's projects nor in its money.",
    ),
    Message(
        "合同签了，开工先付一部分，结项付清；终止的不再付，也不把钱让出来。",
        "A part of what is signed for is paid when work starts, the rest at the closing; what ends early is paid no "
        "more, and sets no money free.",
    ),
    Message(
        f"一个项目最多公示、征集、验收各{ATTEMPTS}次。",
        f"A project is posted, called for and judged {ATTEMPTS} times at most.",
    ),
    Message(
        "估计天数时，一段要多少天，与它几月开始无关。",
        "For the lead times: how long a stretch takes does not depend on when it began.",
    ),
)
LEFT_OUT = (
    Message(
        "实施中改内容、改金额，要回头再议的。", "Changes while work goes on, which would have to be resolved again."
    ),
    Message("激励资金、自筹资金；付款的手续。", "The incentive fund and money raised besides; how payments are made."),
    Message("今年没有做完的，明年怎样。", "What becomes of this year's unfinished projects in the next."),
    Message(
        "验收评议的居民代表、议事会成员、居民骨干：当作总能到场。",
        "Whether representatives, council members and active residents find time for a panel: they always do.",
    ),
    Message("病假、换届、换人。", "Absence, elections, and people who leave."),
    Message(
        "居民个人的意见，不计入代表的异议。", "What residents say themselves: it is no representative's objection."
    ),
    Message("学习：今年的异议不改变下一次的可能。", "Learning: an objection does not change later chances."),
    Message("代表同时是议事会成员。", "Representatives who sit on the council."),
)
NOT_ANNOUNCED = Message(
    "这一年的放假安排还没有公布，只按周末算休息日。",
    "The year's days off are not announced yet: only weekends count as days of rest.",
)
PER_COMMUNITY = Message(
    "个数和金额是每个社区一年的平均；比例是全区合计。",
    "Counts and amounts are means a community and year; shares are of the whole district.",
)
ONE_COMMUNITY = Message(
    "推演的是一个社区，看不出社区之间差多少；这要推演有几个社区的情景，例如 district-12。",
    "One community is simulated, so nothing tells how far communities lie apart; scenarios of several, such as "
    "district-12, do.",
)
