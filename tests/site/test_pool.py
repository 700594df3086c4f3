"""Work in several processes: its results and its faults come back, whichever process did it."""

from __future__ import annotations

import os
import resource
import signal
from pathlib import Path

import pytest

from gongshi.commands.trouble import CouldNotRun
from gongshi_site.pool import alongside, worked


def test_work_in_two_processes_gives_all_results_in_some_order() -> None:
    assert sorted(worked(lambda number: (number * number, os.getpid()), [1, 2, 3], 1)) == [
        (1, os.getpid()), (4, os.getpid()), (9, os.getpid()),
    ]  # fmt: skip
    done = list(worked(lambda number: (number * number, os.getpid()), [1, 2, 3], 2))
    assert sorted(square for square, _process in done) == [1, 4, 9]
    assert os.getpid() not in {process for _square, process in done}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_done_alongside_comes_back(jobs: int) -> None:
    with alongside(lambda: ("x" * 1_000_000, os.getpid()), jobs) as result:
        here = os.getpid()
        text, process = result()
    assert len(text) == 1_000_000
    assert (process == here) == (jobs == 1)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_alongside_is_raised_where_its_result_is_asked_for(jobs: int) -> None:
    def stop() -> None:
        raise CouldNotRun("缺少模板", "a template is missing")

    with pytest.raises(CouldNotRun, match="a template is missing"), alongside(stop, jobs) as result:
        result()


def test_an_error_alongside_tells_where_it_was() -> None:
    def divide() -> float:
        nothing = 0
        return 1 / nothing

    with pytest.raises(ZeroDivisionError) as raised, alongside(divide, 2) as result:
        result()
    assert "return 1 / nothing" in "".join(raised.value.__notes__)


def test_what_cannot_come_back_is_told_as_what_it_was() -> None:
    class OfHere(Exception):  # noqa: N818 - another process cannot send one of this class
        pass

    def stop() -> None:
        raise OfHere("no class of a module")

    with pytest.raises(RuntimeError, match="OfHere: no class of a module"), alongside(stop, 2) as result:
        result()


def test_without_room_for_another_process_the_work_is_done_in_this_one() -> None:
    before = resource.getrlimit(resource.RLIMIT_NPROC)
    if os.getuid() == 0:
        pytest.skip("nothing limits the processes of root")
    resource.setrlimit(resource.RLIMIT_NPROC, (0, before[1]))
    try:
        with alongside(os.getpid, 2) as result:
            assert result() == os.getpid()
    finally:
        resource.setrlimit(resource.RLIMIT_NPROC, before)


def test_what_is_done_alongside_and_never_asked_for_is_ended_all_the_same(tmp_path: Path) -> None:
    def work() -> str:
        (tmp_path / "process").write_text(str(os.getpid()), encoding="utf-8")
        return "x" * 1_000_000

    with pytest.raises(ValueError, match="of the block"), alongside(work, 2):
        raise ValueError("of the block")
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "process").read_text(encoding="utf-8")), 0)


def test_a_process_that_is_killed_is_told() -> None:
    with (
        pytest.raises(RuntimeError, match="ended before its work"),
        alongside(lambda: os.kill(os.getpid(), signal.SIGKILL), 2) as result,
    ):
        result()
