"""Works: fictional, each in one compound."""

from __future__ import annotations

from gongshi.model.terms import Category
from gongshi_simulator.records.catalogue.theme import Theme

_C = Category

WORKS = (
    Theme(
        "{place}楼道照明更新",
        "New stairwell lights at {place}",
        _C.INFRASTRUCTURE,
        "把楼道里老化的灯换成声控灯，线路一并理顺，每层都亮。",
        "楼道灯坏了好几盏，晚上摸黑上楼",
    ),
    Theme(
        "{place}步道修缮",
        "Mended footpaths at {place}",
        _C.ENVIRONMENT,
        "修好院里破损的步道，雨天不积水，轮椅推得过去。",
        "院里的路高低不平，老人走着怕摔",
    ),
    Theme(
        "{place}坡道和扶手",
        "Ramps and handrails at {place}",
        _C.INFRASTRUCTURE,
        "给没有坡道的楼门补上坡道，楼梯转角装扶手。",
        "轮椅和婴儿车上不了台阶",
    ),
    Theme(
        "{place}充电棚",
        "A charging shed at {place}",
        _C.INFRASTRUCTURE,
        "建一处离窗户够远的充电棚，不再从楼上拉线充电。",
        "电动自行车没有地方充电，有人从窗户拉线",
    ),
    Theme(
        "{place}雨水沟疏通",
        "Clear drains at {place}",
        _C.ENVIRONMENT,
        "疏通雨水沟，换掉碎了的盖板，大雨过后半小时退水。",
        "一下大雨，院门口就积水",
    ),
    Theme(
        "{place}花坛改造",
        "New flower beds at {place}",
        _C.ENVIRONMENT,
        "清掉荒了的花坛，换土补种，围边做成可以坐的矮墙。",
        "花坛荒了，堆着旧家具",
    ),
    Theme(
        "{place}健身角",
        "An exercise corner at {place}",
        _C.COMMUNITY_BUILDING,
        "铺平一块空地，装几样老人用得上的器材，旁边有座椅。",
        "想在家门口活动活动，没有地方",
    ),
    Theme(
        "{place}非机动车棚",
        "A bicycle shed at {place}",
        _C.INFRASTRUCTURE,
        "翻新车棚顶，划好车位，让出消防通道。",
        "车棚漏雨，车停到了路上",
    ),
    Theme(
        "{place}座椅和凉亭",
        "Benches and a shelter at {place}",
        _C.COMMUNITY_BUILDING,
        "添置座椅，修好旧凉亭，夏天有阴凉的地方可以坐。",
        "买菜回来想歇歇脚，找不到坐的地方",
    ),
    Theme(
        "{place}公告栏更新",
        "New notice boards at {place}",
        _C.INFRASTRUCTURE,
        "换上防雨、带灯、高度合适的公告栏，大字也贴得下。",
        "公告栏玻璃花了，看不清上面的字",
    ),
    Theme(
        "{place}晾晒区",
        "Drying lines at {place}",
        _C.ENVIRONMENT,
        "在向阳的空地立晾衣架，绿地里不再拉绳子。",
        "绿化带里到处拉绳子晒被子",
    ),
    Theme(
        "{place}围墙修缮",
        "A mended wall at {place}",
        _C.ENVIRONMENT,
        "加固开裂的围墙，墙面请居民画画。",
        "围墙裂了缝，孩子从下面过不放心",
    ),
)
