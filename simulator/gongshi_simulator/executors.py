"""Where chunks of replications are worked out: here, in processes beside, or on a cluster; always the same answer.

Everything that runs them is a ``concurrent.futures.Executor``. Dask and Ray are extras, for more than one machine: on
one they bring nothing that processes do not.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from itertools import count
from typing import Any, ParamSpec, TypeVar, TypeVarTuple

from gongshi.commands.trouble import CouldNotRun

P = ParamSpec("P")
T = TypeVar("T")
Ts = TypeVarTuple("Ts")

_UNDER_WAY = 32
"""Tasks handed in and not yet taken in, at most: memory does not grow with their number."""


class InThisProcess(Executor):
    """Works out each task when it is handed in."""

    def submit(self, task: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """A future that is done."""
        future: Future[T] = Future()
        future.set_result(task(*args, **kwargs))
        return future


class OnRay(Executor):
    """Hands tasks to a Ray cluster."""

    def __init__(self, ray: Any) -> None:  # noqa: ANN401 - the module of an extra
        self._ray = ray

    def submit(self, task: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """A future that the cluster fulfils."""
        future: Future[T] = self._ray.remote(task).remote(*args, **kwargs).future()
        return future


@contextmanager
def _here(_jobs: int) -> Iterator[Executor]:
    yield InThisProcess()


@contextmanager
def _processes(jobs: int) -> Iterator[Executor]:
    # A server that has loaded the model forks the workers: a process with threads must not be forked.
    how = multiprocessing.get_context("forkserver")
    how.set_forkserver_preload(["gongshi_simulator.experiment"])
    pool = ProcessPoolExecutor(jobs, mp_context=how, initializer=_leave_interrupts_to_the_parent)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _on_dask(jobs: int) -> Iterator[Executor]:
    distributed = _extra("distributed", "dask")
    address = os.environ.get("DASK_SCHEDULER_ADDRESS")
    options: dict[str, Any] = {"n_workers": jobs, "threads_per_worker": 1, "dashboard_address": None}
    client = distributed.Client(address) if address else distributed.Client(**options)
    try:
        yield client.get_executor()
    finally:
        client.close()


@contextmanager
def _on_ray(jobs: int) -> Iterator[Executor]:
    ray = _extra("ray", "ray")
    # Ray tells its makers of its use unless it is told not to.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    address = os.environ.get("RAY_ADDRESS")
    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR", "include_dashboard": False}
    ray.init(address) if address else ray.init(num_cpus=jobs, **quiet)
    try:
        yield OnRay(ray)
    finally:
        ray.shutdown()


def _extra(module: str, extra: str) -> Any:  # noqa: ANN401 - the module of an extra
    try:
        return import_module(module)
    except ImportError:
        raise CouldNotRun(
            f"没有装 {extra}；请装上 gongshi[{extra}]，或用 --executor processes",
            f"{extra} is not installed; install gongshi[{extra}], or use --executor processes",
        ) from None


EXECUTORS: Mapping[str, Callable[[int], AbstractContextManager[Executor]]] = {
    "serial": _here,
    "processes": _processes,
    "dask": _on_dask,
    "ray": _on_ray,
}


def executor(name: str, jobs: int) -> AbstractContextManager[Executor]:
    """The executor of this name, with so many workers where it starts them itself.

    Raises:
        CouldNotRun: for one that is an extra and not installed.
    """
    return EXECUTORS[name](jobs)


def results(executor: Executor, task: Callable[[*Ts], T], arguments: Iterable[tuple[*Ts]]) -> Iterator[tuple[int, T]]:
    """What ``task`` makes of each of the ``arguments``, with its place among them, in their order.

    In order, so that what is there when a run is broken off is a shorter run. Arguments are asked for when there is
    room for their task; what still waits when nobody asks for more is let go.
    """
    pending: deque[Future[T]] = deque()
    done = count()
    try:
        for given in arguments:
            if len(pending) >= _UNDER_WAY:
                yield next(done), pending.popleft().result()
            pending.append(executor.submit(task, *given))
            while pending and pending[0].done():
                yield next(done), pending.popleft().result()
        while pending:
            yield next(done), pending.popleft().result()
    finally:
        for future in pending:
            future.cancel()
