"""Names of places and organisations, all invented; by number, so that the same number always has the same name."""

from __future__ import annotations

from typing import NamedTuple


class Name(NamedTuple):
    """What a place is called. ``id`` is the identifier of its record."""

    id: str
    zh: str
    en: str


class _Part(NamedTuple):
    zh: str
    pinyin: str

    @property
    def capital(self) -> str:
        return self.pinyin.capitalize()


def _parts(written: str) -> tuple[_Part, ...]:
    return tuple(_Part(*one.split(":")) for one in written.split())


_FIRST = _parts(
    "云杉:yunshan 青蓝:qinglan 星禾:xinghe 墨竹:mozhu 暖石:nuanshi 听雪:tingxue 望麦:wangmai 拾光:shiguang 白帆:baifan "
    "松果:songguo 杏雨:xingyu 芦笛:ludi 蓝鹊:lanque 半月:banyue 风铃:fengling 秋实:qiushi 细柳:xiliu 朝露:zhaolu "
    "鹤影:heying 苔石:taishi 橘灯:judeng 雁书:yanshu 棉田:miantian 溪声:xisheng 萤火:yinghuo"
)
_SECOND = _parts(
    "里:li 桥:qiao 巷:xiang 坊:fang 湾:wan 坡:po 塘:tang 台:tai 渡:du 屯:tun 岸:an 门:men 池:chi 岭:ling 洲:zhou "
    "井:jing 园:yuan 溪:xi 关:guan 亭:ting"
)
_SIDES = (("东", "dong", "East"), ("西", "xi", "West"), ("南", "nan", "South"), ("北", "bei", "North"))
_TREES = _parts(
    "丹桂:dangui 海棠:haitang 石榴:shiliu 紫藤:ziteng 银杏:yinxing 玉兰:yulan 枇杷:pipa 木槿:mujin 樱桃:yingtao "
    "香樟:xiangzhang 茉莉:moli 翠竹:cuizhu 芙蓉:furong 红枫:hongfeng 蜡梅:lamei 山茶:shancha 杜鹃:dujuan 核桃:hetao "
    "柿子:shizi 柚子:youzi 桑葚:sangshen 凌霄:lingxiao 蔷薇:qiangwei 芭蕉:bajiao 青梅:qingmei"
)
_COURTS = (
    ("苑", "yuan", "Court"),
    ("小区", "xiaoqu", "Estate"),
    ("宿舍", "sushe", "Quarters"),
    ("新居", "xinju", "New Homes"),
)
COMMUNITIES = len(_FIRST) * len(_SECOND)
"""How many communities there are names for."""


def community(number: int) -> Name:
    """The community of this number within its district."""
    block, at = divmod(number, len(_FIRST))
    first, second = _FIRST[at], _SECOND[(block + at) % len(_SECOND)]
    return Name(
        first.pinyin + second.pinyin,
        f"{first.zh}{second.zh}社区",
        f"{first.capital}{second.pinyin} Community",
    )


def subdistrict(number: int) -> Name:
    """The sub-district of this number."""
    first, (zh, pinyin, en) = _FIRST[number % len(_FIRST)], _SIDES[number // len(_FIRST) % len(_SIDES)]
    return Name(f"{first.pinyin}-{pinyin}", f"{first.zh}{zh}街道", f"{first.capital} {en} Sub-district")


def compound(number: int, of_community: int) -> Name:
    """The compound of this number within its community: up to a hundred that have different names."""
    at = (number + 7 * of_community) % (len(_TREES) * len(_COURTS))
    block, first = divmod(at, len(_TREES))
    tree, (zh, pinyin, en) = _TREES[first], _COURTS[(block + first) % len(_COURTS)]
    return Name(f"{tree.pinyin}-{pinyin}", f"{tree.zh}{zh}", f"{tree.capital} {en}")


SOCIAL_ORGS = tuple(
    f"示例区{name}社会工作服务中心"
    for name in ("晴川", "知行", "同路", "微澜", "守望", "乐邻", "青禾", "心桥", "众木", "春泥", "拾级", "暖屋")
)
COMPANIES = tuple(
    f"示例区{name}工程有限公司"
    for name in ("筑和", "恒基础", "明远电力", "方正市政", "青砖修缮", "匠安", "通达管道", "绿野园林", "稳固", "启新")
)
SELF_ORGS = ("邻里互助队", "热心小组", "自管小组", "街坊行动队", "帮帮小队")
"""Of a compound, whose name stands before."""
