"""Ctrl-C: the years that are finished make a report, the same as a run of so many."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
from pathlib import Path

from gongshi_simulator.commands import simulate
from terminal import COMMAND

DATA = Path(__file__).resolve().parent.parent.parent / "data"
DONE = re.compile(r"推演 ([1-9][0-9]*)/10000 simulated")


def broken_off(folder: Path) -> tuple[int, str]:
    """A run of ten thousand years that is sent Ctrl-C once some are done: its exit code, and what its terminal saw."""
    ours, theirs = pty.openpty()
    # Whatever runs the tests may ignore Ctrl-C, as a shell has its background do, and hand that down.
    hearing = ["env", "--default-signal=INT"]
    arguments = ["simulate", "--data", str(DATA), "--to", "report", "--replications", "10000"]
    run = subprocess.Popen(
        [*hearing, COMMAND, *arguments], cwd=folder, stderr=theirs, stdout=subprocess.DEVNULL, start_new_session=True
    )
    os.close(theirs)
    told = ""
    while not DONE.search(told):
        told += os.read(ours, 1000).decode(errors="replace")
    os.killpg(run.pid, signal.SIGINT)
    while chunk := _read(ours):
        told += chunk
    os.close(ours)
    return run.wait(), told


def _read(terminal: int) -> str:
    try:
        return os.read(terminal, 1000).decode(errors="replace")
    except OSError:
        # The other end is closed.
        return ""


def test_finished_years_make_the_report_of_a_shorter_run(tmp_path: Path) -> None:
    code, told = broken_off(tmp_path)
    manifest = json.loads((tmp_path / "report/run.json").read_text(encoding="utf-8"))
    done = manifest["replications"]
    assert (code, 0 < done < 10_000, done % 100) == (0, True, 0)
    *steps, last = re.findall(r"\r推演 ([0-9]+)/10000 simulated", told)
    # Ctrl-C may come between a chunk's last year and the line that tells of it.
    assert (steps[0], done - int(last)) in {("0", 0), ("0", 100)}
    progress = "".join(f"\r推演 {one}/10000 simulated" for one in (*steps, last))
    assert told == (
        f"{progress}\r\x1b[K中断，报告只用推演完的{done}年 | interrupted; the report is of {done} years\r\n"
        "写好 report/index.html | written: report/index.html\r\n"
    )
    simulate(to=tmp_path / "shorter", data=DATA, replications=done)
    written, shorter = (
        {path.name: path.read_bytes() for path in (tmp_path / one).iterdir()} for one in ("report", "shorter")
    )
    assert written == shorter
