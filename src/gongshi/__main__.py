"""``python -m gongshi``: the command, where its script is not on the path."""

from gongshi.cli import main

main()
