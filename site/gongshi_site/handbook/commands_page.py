"""The handbook's page of commands: every command and option as the command line itself explains it."""

from __future__ import annotations

from gongshi.cli import app

_EXIT_CODES = """
退出码 Exit codes: 0 没有问题 clean；1 查出错误，或有读不了的文件 an error was found；2 没法运行 could not run。
查出的问题写到标准输出，运行的麻烦写到标准错误。Findings go to standard output, troubles to standard error.
"""


def commands_page() -> str:
    """All commands with their options, as Markdown."""
    made = app.generate_docs(output_format="markdown")
    # The handbook lists a page's headings itself.
    before, _, after = made.partition("## Table of Contents")
    _, heading, commands = after.partition("## gongshi ")
    return before.replace("# gongshi\n", "# 命令 Commands\n", 1) + heading + commands + _EXIT_CODES
