"""Builds in processes of their own, for tests that kill them or let two of them meet. Run as a program.

python building.py often DATA SITE TIMES
    builds so often, each time everything
python building.py killed SITE MOMENTS JOBS A B
    builds of A and B in turn, each killed a little later; one line for each, "whole" where the site is that of A or of
    B. With more than one of JOBS they make everything, so that there is work for as many processes.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from gongshi_site.builder import Builder, Order
from site_files import files


def order(data: Path, site: Path, *, full: bool = False, jobs: int = 1) -> Order:
    """A build of one language."""
    return Order(data, site, as_of="2026-05-01", languages=("zh",), jobs=jobs, full=full)


def often(data: Path, site: Path, times: int) -> None:
    for _ in range(times):
        Builder(order(data, site, full=True)).build()


def killed(site: Path, moments: int, jobs: int, *funds: Path) -> None:
    whole = []
    for data in funds:
        Builder(order(data, site)).build()
        whole.append(files(site))
    begin = time.perf_counter()
    Builder(order(funds[0], site, full=jobs > 1, jobs=jobs)).build()
    takes = time.perf_counter() - begin
    for moment in range(moments):
        child = os.fork()
        if child == 0:
            Builder(order(funds[moment % len(funds)], site, full=jobs > 1, jobs=jobs)).build()
            os._exit(0)
        time.sleep(1.2 * takes * moment / moments)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        sys.stdout.write("whole\n" if files(site) in whole else "torn\n")
        # What still waits to be written would be written again by every process that a later build starts.
        sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1] == "often":
        often(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
    else:
        killed(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), *map(Path, sys.argv[5:]))
