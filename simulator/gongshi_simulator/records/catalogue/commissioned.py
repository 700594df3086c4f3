"""Services that an organisation is commissioned with: fictional."""

from __future__ import annotations

from gongshi.model.terms import Category
from gongshi_simulator.records.catalogue.theme import Theme

_C = Category

COMMISSIONED = (
    Theme(
        "独居老人上门探访",
        "Visits to elders who live alone",
        _C.PARTY_SERVICE,
        "每周上门探访独居老人一次，发现难处当天转办。",
        "楼里独居的老人，想有人常来看看",
    ),
    Theme(
        "四点半课堂",
        "After-school room",
        _C.RESIDENT_CAPACITY,
        "放学后到六点有人看护，写完作业可以看书、下棋。",
        "孩子放学早，大人下班晚",
    ),
    Theme(
        "老年手机课",
        "Phone lessons for elders",
        _C.RESIDENT_CAPACITY,
        "小班教老人用手机挂号、打车和防骗，学会为止。",
        "挂号要用手机，我们不会",
    ),
    Theme(
        "健康讲堂进院落",
        "Health talks in the courtyards",
        _C.PARTY_SERVICE,
        "请医生到每个院落讲一次，现场量血压、答问题。",
        "想问问医生，又不想跑医院",
    ),
    Theme(
        "邻里运动会",
        "Neighbours at sports",
        _C.COMMUNITY_BUILDING,
        "办几场各院落都能组队的比赛，老人和孩子各有项目。",
        "办一个大家都能参加的运动会",
    ),
    Theme(
        "院落调解员培训",
        "Training for courtyard mediators",
        _C.RESIDENT_CAPACITY,
        "给每个院落培养两名会讲理、懂规矩的调解员。",
        "楼上楼下吵架，没有人会劝",
    ),
    Theme(
        "周末儿童活动",
        "Weekends for children",
        _C.COMMUNITY_BUILDING,
        "周末有人带着读书、做手工、下棋，家长轮流搭把手。",
        "周末孩子没有地方去",
    ),
    Theme(
        "家庭照护者支持",
        "Support for family carers",
        _C.PARTY_SERVICE,
        "教照护手法，每月有半天替一替，让家里人喘口气。",
        "照顾卧床的家人，想学学怎么翻身",
    ),
    Theme(
        "法律咨询进院落",
        "Legal advice in the courtyards",
        _C.PARTY_SERVICE,
        "每月一次律师坐班，常见的事编成小册子。",
        "遇到纠纷不知道去哪里问",
    ),
    Theme(
        "谈心小屋",
        "A place to talk",
        _C.PARTY_SERVICE,
        "每周两个下午有社工在，可以来说说话，也可以约上门。",
        "心里闷，想找人说说话",
    ),
    Theme(
        "志愿者培训和保障",
        "Training for volunteers",
        _C.VOLUNTEERING,
        "把志愿者的培训、保险和记录做起来，人人有证。",
        "志愿者没有保险，也没有人教",
    ),
    Theme(
        "社区小讲堂",
        "Community lectures",
        _C.RESIDENT_CAPACITY,
        "请居民自己讲，一月一讲，讲手艺、讲历史、讲见闻。",
        "院里能人多，请他们讲一讲",
    ),
)
