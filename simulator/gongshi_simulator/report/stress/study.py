"""Sections 3 to 6 of the checklist: data, experiment, implementation and code."""

from __future__ import annotations

from gongshi.findings import Message
from gongshi.model.terms import Basis
from gongshi_simulator.assumption import stated
from gongshi_simulator.origin import versions
from gongshi_simulator.report.evidence import Evidence
from gongshi_simulator.report.stress.item import Item
from gongshi_simulator.streams import Stream
from gongshi_simulator.tally import BATCHES


def data(seen: Evidence) -> tuple[Item, ...]:
    """Where the numbers come from."""
    bases = [one.assumption.basis for one in stated(seen.run.scenario)]
    by_basis = [(basis, bases.count(basis)) for basis in Basis if basis in bases]
    zh = "、".join(f"{basis.zh}{number}个" for basis, number in by_basis)
    en = ", ".join(f"{number} {basis.en}" for basis, number in by_basis)
    rules = "、".join(seen.run.origin.sha256)
    return (
        Item(
            "3.1",
            Message("数据来源", "data sources"),
            Message(
                f"情景的{len(bases)}个数：{zh}；公示期和异议比例来自规则包。每个数的出处写在它的后面。",
                f"{len(bases)} numbers of the scenario: {en}; posting and share of objections are the rule pack's. The "
                "source of each stands beside it.",
            ),
        ),
        Item(
            "3.2",
            Message("预处理", "pre-processing"),
            Message(
                f"没有；文件按原样读入，指纹见“怎样重做”（{rules}）。",
                f"None; files are read as they are, their fingerprints stand under “How to repeat it” ({rules}).",
            ),
        ),
        Item(
            "3.3",
            Message("输入的数", "input parameters"),
            Message("见“这些数从哪里来”的各表。", "See the tables under “What the numbers rest on”."),
        ),
        Item(
            "3.4",
            Message("假定", "assumptions"),
            Message(
                "见“模型本身的假定”和“模型没有算进去的”；没有来源的数标着“假定”。",
                "See “What the model itself assumes” and “What the model leaves out”; numbers without a source are "
                "marked assumed.",
            ),
        ),
    )


def experimentation(seen: Evidence) -> tuple[Item, ...]:
    """How it begins, how long it runs, how results are estimated."""
    carried = seen.setting.scenario.carried_in
    unfinished = carried.in_progress.value + carried.delivered.value
    return (
        Item(
            "4.1",
            Message("初始状态", "initialisation"),
            Message(
                f"有终点的模拟，没有预热期；每个社区年初有上年结转的项目{unfinished}个。",
                f"Terminating, without warm-up; each community begins with {unfinished} projects of last year.",
            ),
        ),
        Item(
            "4.2",
            Message("运行长度", "run length"),
            Message(
                f"{seen.setting.scenario.year}年，{seen.setting.days}天；时间单位是天。",
                f"The year {seen.setting.scenario.year}, {seen.setting.days} days; the unit of time is a day.",
            ),
        ),
        Item(
            "4.3",
            Message("估计方法", "estimation approach"),
            Message(
                f"{seen.summary.replications}遍独立重复，95%区间：平均数 Student t，比例 Wilson 或比率估计，天数 "
                f"Kaplan–Meier、{BATCHES}批的 Student t。",
                f"{seen.summary.replications} independent replications, 95% intervals: Student's t for means, Wilson's "
                "or "
                f"the ratio estimator for shares, Kaplan–Meier with Student's t over {BATCHES} batches for days.",
            ),
        ),
    )


def implementation(seen: Evidence) -> tuple[Item, ...]:
    """With what it was made, and how it runs."""
    seed = seen.run.origin.seed
    packages = ", ".join(f"{name} {number}" for name, number in versions().items())
    return (
        Item(
            "5.1",
            Message("软件和语言", "software and language"),
            Message(f"Python 和 SimPy：{packages}。", f"Python and SimPy: {packages}."),
        ),
        Item(
            "5.2",
            Message("随机数", "random sampling"),
            Message(
                f"Philox 发生器，{len(Stream)}条流，每个社区、每一遍、每条流各有自己的钥匙；种子{seed}。",
                f"Philox generators, {len(Stream)} streams, each keyed by stream, community and replication; seed "
                f"{seed}.",
            ),
        ),
        Item(
            "5.3",
            Message("执行", "model execution"),
            Message(
                "SimPy 按事件推进；共用人手的社区一个环境；各遍可以在几个进程或几台机器上算，结果逐字节相同。",
                "SimPy moves from event to event; communities that share hands share an environment; replications may "
                "run in processes or on machines, and the answer is the same to the byte.",
            ),
        ),
        Item(
            "5.4",
            Message("系统要求", "system specification"),
            Message(
                "一台能装 Python（3.11以上）的普通电脑，不要网络；结果与机器无关。",
                "Any computer with Python 3.11 or later, without a network; the answer does not depend on it.",
            ),
        ),
    )


def code() -> Item:
    """Where the model is to be had."""
    return Item(
        "6.1",
        Message("代码怎样得到", "computer model sharing statement"),
        Message(
            f"模型就是 gongshi（{versions()['gongshi']}）里的 gongshi_simulator，AGPL-3.0-or-later；"
            "情景文件在这份报告的文件夹里，照“怎样重做”可以一字不差地重做。",
            f"The model is gongshi_simulator of gongshi {versions()['gongshi']}, AGPL-3.0-or-later; the scenario lies "
            "in the folder of this report, and “How to repeat it” gives the same bytes.",
        ),
    )
