"""Words that are offered to be tapped: at a kiosk nobody types, and on a telephone few like to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gongshi_site.language import language

MOST = 12
_AT_LEAST = 2

_WORDS: Mapping[str, str] = {
    "zh": (
        "路灯 照明 电梯 楼道 扶手 坡道 雨棚 栏杆 道路 雨水 下水 化粪池 屋顶 漏水 充电 停车 消防 灭火器 监控 "
        "门禁 垃圾 绿化 花园 花坛 菜园 健身 广场 晾晒 老人 助老 儿童 青少年 妈妈 残疾 邻里 厨房 理发 维修 "
        "志愿 文化 讲座 培训 阅读 书画 舞蹈 合唱 健康 义诊 反诈 法律 宣传 节日 运动 院落"
    ),
    "en": (
        "light lift stair handrail ramp shelter road drain roof charging parking fire camera waste green "
        "garden exercise drying elder child mother neighbour kitchen repair volunteer culture talk course "
        "reading dance choir health fraud law festival sport compound"
    ),
}
"""What community projects are about, as far as a word of it stands in many titles."""


def hot_words(titles: Iterable[str]) -> tuple[str, ...]:
    """Those that stand in at least two of the titles, the most frequent first."""
    folded = [title.lower() for title in titles]
    counts = {word: sum(word in title for title in folded) for word in _WORDS[language()].split()}
    frequent = [word for word in sorted(counts, key=lambda one: -counts[one]) if counts[word] >= _AT_LEAST]
    return tuple(frequent[:MOST])
