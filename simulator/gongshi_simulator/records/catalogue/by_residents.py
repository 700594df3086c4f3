"""What residents carry out themselves, and micro-grants for their groups: fictional."""

from __future__ import annotations

from gongshi.model.terms import Category
from gongshi_simulator.records.catalogue.theme import Theme

_C = Category

SELF_RUN = (
    Theme(
        "邻里结对助老",
        "Neighbours paired with elders",
        _C.PARTY_SERVICE,
        "邻居和独居老人结对，隔天敲门，买菜取药顺手带。",
        "把互助队的结对办得正规些",
    ),
    Theme(
        "周末修补摊",
        "Weekend repair stall",
        _C.VOLUNTEERING,
        "每月两次出摊，修鞋、磨刀、缝补，零件按进价收。",
        "磨剪子、修伞的地方越来越难找",
    ),
    Theme(
        "共享阅览室",
        "Shared reading room",
        _C.RESIDENT_CAPACITY,
        "把闲着的屋子收拾成阅览室，居民轮流值班，晚上也开。",
        "想有个安静看书的地方",
    ),
    Theme(
        "社区合唱队",
        "Community choir",
        _C.COMMUNITY_BUILDING,
        "每周排练一次，年底到各院落唱一场。",
        "会唱歌的人不少，缺一个牵头的",
    ),
    Theme(
        "{place}种植小组",
        "Gardeners of {place}",
        _C.ENVIRONMENT,
        "认领院里的空地种花种菜，谁认领谁照管。",
        "空地荒着可惜，我们愿意种",
    ),
    Theme(
        "晨间健步队",
        "Morning walkers",
        _C.COMMUNITY_BUILDING,
        "每周三次健步走，带队的学过急救。",
        "早上一起走走，有伴",
    ),
    Theme(
        "旧物交换集市",
        "Swap market",
        _C.COMMUNITY_BUILDING,
        "每季一次旧物交换，换不掉的统一回收。",
        "家里的旧书旧玩具扔了可惜",
    ),
    Theme(
        "{place}楼栋议事角",
        "A corner for talking things over at {place}",
        _C.COMMUNITY_BUILDING,
        "在门厅设一个议事的角落，每月一次，有记录。",
        "楼里的事，总要有个地方坐下来说",
    ),
    Theme(
        "缝纫互助班",
        "Sewing together",
        _C.RESIDENT_CAPACITY,
        "会的教不会的，给老人改衣服，给孩子补书包。",
        "几台缝纫机闲着，想凑一起用",
    ),
    Theme(
        "{place}夜间巡看",
        "Evening rounds at {place}",
        _C.VOLUNTEERING,
        "两人一组，晚上在院里走两圈，看门看灯看火。",
        "晚上院门常常忘了关",
    ),
    Theme(
        "社区口述史",
        "Stories of the neighbourhood",
        _C.COMMUNITY_BUILDING,
        "请老居民讲院子的来历，年轻人记，编成小册子。",
        "老人的故事没有人记，怕以后没了",
    ),
    Theme(
        "孩子看护互助",
        "Minding each other's children",
        _C.VOLUNTEERING,
        "家长轮流看护，登记清楚，急事有人接。",
        "临时有事，孩子没人看",
    ),
)
MICRO = (
    Theme(
        "邻里微创投（母项目）",
        "Neighbours' micro-grants (mother project)",
        _C.COMMUNITY_BUILDING,
        "支持居民小组办成自己的小事，人人会写预算、会记账。",
        "院里的小事，几千块钱就能办",
    ),
    Theme(
        "绿色院落微创投（母项目）",
        "Green courtyards micro-grants (mother project)",
        _C.ENVIRONMENT,
        "支持居民小组美化自己的院子，种得活，管得住。",
        "想自己动手把院子弄漂亮",
    ),
    Theme(
        "一老一小微创投（母项目）",
        "Old and young micro-grants (mother project)",
        _C.PARTY_SERVICE,
        "支持居民小组为老人和孩子办小项目。",
        "老人孩子的事，邻居最清楚",
    ),
    Theme(
        "文化微创投（母项目）",
        "Culture micro-grants (mother project)",
        _C.COMMUNITY_BUILDING,
        "支持文艺小队排练、演出、办展，观众是邻居。",
        "小队想演出，缺服装和道具",
    ),
    Theme(
        "便民微创投（母项目）",
        "Everyday help micro-grants (mother project)",
        _C.VOLUNTEERING,
        "支持居民小组出摊、代办、互借，方便街坊。",
        "便民的小摊想办下去",
    ),
    Theme(
        "青年微创投（母项目）",
        "Young residents' micro-grants (mother project)",
        _C.VOLUNTEERING,
        "支持年轻人牵头办活动，和老居民搭班子。",
        "年轻人也想出一份力",
    ),
)
