"""Work in several processes: the same on many things, and one piece of it beside another."""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from traceback import format_exception
from typing import NoReturn, TypeVar

from gongshi.commands.trouble import CouldNotRun

T = TypeVar("T")
R = TypeVar("R")

_work: Callable[[object], object] | None = None


def worked(work: Callable[[T], R], things: Sequence[T], jobs: int) -> Iterator[R]:
    """What ``work`` makes of each of ``things``, in no order, in at most ``jobs`` processes.

    The processes are copies of this one: they see all that it holds, and only the results come back.

    Raises:
        Exception: what ``work`` raises.
    """
    jobs = min(jobs, len(things))
    if jobs <= 1:
        yield from map(work, things)
        return
    from concurrent.futures import ProcessPoolExecutor, as_completed  # noqa: PLC0415 - a small build needs none of it
    from multiprocessing import get_context  # noqa: PLC0415

    global _work  # noqa: PLW0603 - what holds templates cannot be sent, only inherited
    _work = work  # type: ignore[assignment]
    executor = ProcessPoolExecutor(jobs, get_context("fork"), _begin, (os.getpid(),))
    try:
        for done in as_completed([executor.submit(_do, thing) for thing in things]):
            yield done.result()  # type: ignore[misc]
    finally:
        executor.shutdown(cancel_futures=True)
        _work = None


def _do(thing: object) -> object:
    assert _work is not None
    return _work(thing)


@contextmanager
def alongside(work: Callable[[], R], jobs: int) -> Iterator[Callable[[], R]]:
    """Has ``work`` done while the block goes on, by a copy of this process; what is given gives its result.

    With one of ``jobs`` it is done when its result is asked for.

    Raises:
        Exception: what ``work`` raises, when its result is asked for.
    """
    if jobs <= 1:
        yield work
        return
    parent, (reading, writing) = os.getpid(), os.pipe()
    try:
        process = os.fork()
    except OSError:
        # A machine that has no room for another process has time.
        os.close(reading)
        os.close(writing)
        yield work
        return
    if process == 0:
        os.close(reading)
        _answer(work, writing, parent)
    os.close(writing)
    with open(reading, "rb") as answer:  # noqa: PTH123 - no path leads there
        try:
            yield lambda: _result(answer.read())
        finally:
            # Whether or not anybody asked: until all is read it cannot end.
            answer.read()
            os.waitpid(process, 0)


def _answer(work: Callable[[], object], writing: int, parent: int) -> NoReturn:
    """Sends what comes of the work, and ends without the farewell of a whole program."""
    try:
        _begin(parent)
        answer: tuple[bool, object] = (True, work())
    except BaseException as error:  # noqa: BLE001 - it is raised where the result is asked for
        if not isinstance(error, CouldNotRun):
            error.add_note(f"in another process:\n{''.join(format_exception(error))}")
        answer = (False, error)
    try:
        with open(writing, "wb") as pipe:
            pipe.write(_sent(answer))
    finally:
        os._exit(0)


def _sent(answer: tuple[bool, object]) -> bytes:
    """The answer on its way; in place of what cannot go it, an error that says what that was."""
    try:
        sent = pickle.dumps(answer)
        pickle.loads(sent)  # noqa: S301 - made in the line above
    except Exception:  # noqa: BLE001 - classes choose what they raise
        said = "".join(format_exception(answer[1])) if isinstance(answer[1], BaseException) else repr(answer[1])
        return pickle.dumps((False, RuntimeError(f"cannot come back from another process: {said}")))
    return sent


def _result(answer: bytes) -> R:  # type: ignore[type-var] # whoever asks knows what was to be done
    if not answer:
        raise RuntimeError("a process of this build ended before its work")
    is_done, result = pickle.loads(answer)  # noqa: S301 - our own process wrote it
    if not is_done:
        raise result
    return result  # type: ignore[no-any-return]


def _begin(parent: int) -> None:
    """Makes a process ready for work."""
    _end_with_the_parent(parent)
    # What came from the parent stays to the end, and pages leave few cycles behind: looking for them as often as Python
    # does of itself takes a twentieth of the time, and writes to what is shared.
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


def _end_with_the_parent(parent: int) -> None:
    """A build that is killed must not leave processes that go on writing."""
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)


def default_jobs() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
