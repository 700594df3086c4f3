"""What an open page is told: that there is a newer build, and what is wrong with the records."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """A build that is being shown: its name, unlike that of any other, and the faults of the records, one a line.

    Without a name until the first build has ended.
    """

    name: str
    faults: tuple[str, ...]

    def as_json(self) -> str:
        """The same for the page, in one line."""
        return json.dumps({"build": self.name, "faults": self.faults}, ensure_ascii=False)


class News:
    """The latest edition, and the wait for the next: who has seen an edition is told of every later one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._count = 0
        self._latest = Edition("", ())

    @property
    def latest(self) -> Edition:
        """The edition that is being shown."""
        return self._latest

    def publish(self, faults: Sequence[str], *, has_changed: bool) -> None:
        """Makes a new edition known to all that wait; its name is a new one only where the site has changed."""
        with self._changed:
            self._count += has_changed
            self._latest = Edition(f"{os.getpid()}-{self._count}", tuple(faults))
            self._changed.notify_all()

    def after(self, seen: Edition | None, seconds: float) -> Edition | None:
        """The latest edition when it is not the one ``seen``; none when none comes within so many seconds."""
        with self._changed:
            return self._latest if self._changed.wait_for(lambda: self._latest != seen, seconds) else None
