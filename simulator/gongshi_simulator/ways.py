"""The ways in which projects are carried out, as a planner tells them apart: by how long they take."""

from __future__ import annotations

from collections.abc import Mapping

from gongshi.model.terms import Mode, ProjectKind, Term


class Way(Term):
    """How a project is carried out."""

    COMMISSIONED = "commissioned", "委托的服务", "services commissioned"
    SELF_RUN = "self_run", "自行实施的服务", "services run by residents"
    MICRO = "micro", "小微项目", "micro-grants"
    WORKS = "works", "工程", "works"


def way(kind: ProjectKind, mode: Mode) -> Way:
    """The way of a project of this kind and mode."""
    if kind is ProjectKind.WORKS:
        return Way.WORKS
    if mode is Mode.COMMISSIONED:
        return Way.COMMISSIONED
    return Way.MICRO if mode is Mode.MICRO else Way.SELF_RUN


KIND_AND_MODE: Mapping[Way, tuple[ProjectKind, Mode]] = {
    Way.COMMISSIONED: (ProjectKind.SERVICE, Mode.COMMISSIONED),
    Way.SELF_RUN: (ProjectKind.SERVICE, Mode.SELF_ORG),
    Way.MICRO: (ProjectKind.SERVICE, Mode.MICRO),
    Way.WORKS: (ProjectKind.WORKS, Mode.COMMISSIONED),
}
"""The same the other way round."""
