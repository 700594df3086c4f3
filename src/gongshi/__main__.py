"""``gongshi`` and ``python -m gongshi``: the command, from the first moment on without a traceback."""

from __future__ import annotations

import gc
import sys

_BROKEN_OFF = 130
"""The exit code of a program that was broken off with Ctrl-C, as shells have it."""


def main() -> None:
    """Runs the command; whoever breaks it off while Python still loads sees no traceback."""
    # A command makes ten thousand lasting things before it begins: looking through them for garbage is in vain.
    gc.set_threshold(50_000, 20, 20)
    try:
        from gongshi.cli import main as command  # noqa: PLC0415 - loading is what may be broken off

        command()
    except KeyboardInterrupt:
        sys.exit(_BROKEN_OFF)
    finally:
        # Nor is there any use in it at the end, when all is let go: it would take a tenth of a second and more.
        gc.freeze()


if __name__ == "__main__":
    main()
