"""What the fund does not pay for, with the reason: fictional."""

from __future__ import annotations

from gongshi.model.terms import Category
from gongshi_simulator.records.catalogue.theme import Theme

_C = Category

UNFIT_WORKS = (
    Theme(
        "入户门换锁",
        "New locks for flats",
        _C.INFRASTRUCTURE,
        "家里的门锁旧了，想统一换。",
        "家里的门锁旧了，想统一换",
        "户内的门锁属于住户自己的事，应由各家承担。",
    ),
    Theme(
        "道路重铺",
        "A street laid anew",
        _C.INFRASTRUCTURE,
        "门口的大路坑洼，请重铺。",
        "门口的大路坑洼，请重铺",
        "市政道路由主管部门养护，已转请街道上报。",
    ),
    Theme(
        "商铺门头改造",
        "New shop fronts",
        _C.ENVIRONMENT,
        "沿街店招太乱，想统一换新。",
        "沿街店招太乱，想统一换新",
        "店招由经营者负责，可以请街道牵头商量式样。",
    ),
    Theme(
        "停车位扩建",
        "More parking",
        _C.INFRASTRUCTURE,
        "车位不够，绿地改一些出来。",
        "车位不够，绿地改一些出来",
        "占用绿地要走规划手续，邻居意见也不一致，暂不列入。",
    ),
)
UNFIT_SERVICES = (
    Theme(
        "电梯维保费分担",
        "Sharing the cost of lift maintenance",
        _C.INFRASTRUCTURE,
        "电梯的维保费，能不能由社区出。",
        "电梯的维保费，能不能由社区出",
        "电梯日常维保由业主和管理单位承担，大修有专项维修资金，不由保障资金出。",
    ),
    Theme(
        "窗口延时服务",
        "Longer hours at the service window",
        _C.PARTY_SERVICE,
        "办事窗口晚上也开。",
        "办事窗口晚上也开",
        "窗口服务是政府分内的事，不用保障资金，已转请街道研究。",
    ),
    Theme(
        "联谊聚餐",
        "A dinner together",
        _C.COMMUNITY_BUILDING,
        "年底各院落聚一次餐。",
        "年底各院落聚一次餐",
        "餐费不在使用范围内；联谊可以并入已有的活动。",
    ),
    Theme(
        "外出参观学习",
        "A study trip",
        _C.RESIDENT_CAPACITY,
        "组织大家去外地参观。",
        "组织大家去外地参观",
        "受益人少，花费高，同样的内容可以请人来讲。",
    ),
)
