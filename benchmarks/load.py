"""Reading and validating records, as a ratio to PyYAML's own C loader on the same files in the same run.

    .venv/bin/python benchmarks/load.py [DATA] [ROUNDS]

Processor time, not the clock's; the rounds alternate, so that both sides see the same machine, and the ratio is the
median of the rounds' ratios. Results stand in benchmarks/README.md.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

import yaml

from gongshi.load.read import clean
from gongshi.load.tree import KINDS
from gongshi.load.typed import typed
from gongshi.model.record import Record


def main() -> None:
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("data")
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 31
    records = [(path.read_bytes(), path.name, kind) for path in sorted(data.rglob("*.yaml")) if (kind := _kind(path))]
    theirs, ours = [], []
    for _ in range(rounds):
        theirs.append(_seconds(lambda: [yaml.load(content, Loader=yaml.CSafeLoader) for content, _, _ in records]))
        ours.append(_seconds(lambda: [typed(clean(content), name, kind) for content, name, kind in records]))
    size = sum(len(content) for content, _, _ in records)
    print(f"{len(records)} records, {size / len(records):.0f} bytes each on average, best of {rounds} rounds")
    print(f"CSafeLoader alone          {min(theirs) / len(records) * 1000:.3f} ms a record")
    print(f"gongshi, with validation   {min(ours) / len(records) * 1000:.3f} ms a record")
    ratios = [our / their for our, their in zip(ours, theirs, strict=True)]
    print(f"ratio, median of rounds    {median(ratios):.2f}")


def _kind(path: Path) -> type[Record] | None:
    return KINDS.get(path.stem) or KINDS.get(path.parent.name)


def _seconds(work: Callable[[], object]) -> float:
    begin = process_time()
    work()
    return process_time() - begin


if __name__ == "__main__":
    main()
