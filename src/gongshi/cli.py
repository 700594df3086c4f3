"""The command ``gongshi``. Sub-commands are named here and loaded when they are called."""

from __future__ import annotations

import io
import os
import sys
from typing import NoReturn

import cyclopts

from gongshi import __version__
from gongshi.commands.trouble import COULD_NOT_RUN, CouldNotRun
from gongshi.commands.usage import usage_fault
from gongshi.findings import Message
from gongshi.model.refusal import shown
from gongshi.system import system_says

_ARGUMENTS = cyclopts.Group("参数和选项 Arguments and options")

app = cyclopts.App(
    name="gongshi",
    help="公示：把社区资金的记录变成居民看得懂的网站，并按资金自己的规则检查。\n\n"
    "A community fund's records, checked against its own rules and published as a site.",
    version=__version__,
    help_format="plaintext",
    print_error=False,
    exit_on_error=False,
    group_arguments=_ARGUMENTS,
    group_commands=cyclopts.Group("命令 Commands"),
    group_parameters=_ARGUMENTS,
)
app["--help"].help = "显示这段说明。Show this."
app["--version"].help = "显示版本。Show the version."
app.command("gongshi.commands.check:check", name="check", help="按规则检查记录。Check the records.")
app.command("gongshi_site.commands:build", name="build", help="生成网站。Build the site.")
app.command("gongshi_site.printing.command:print_sheets", name="print", help="做打印稿。Make sheets to print.")
app.command("gongshi_site.serve.command:serve", name="serve", help="在本机看网站，随改随看。Show the site here.")
app.command("gongshi_site.releases.command:publish", name="publish", help="发布网站，退回上一版。Publish the site.")
app.command("gongshi_site.machine.commands:kiosk", name="kiosk", help="配置公示屏。Set up a kiosk.")
app.command("gongshi_simulator.commands:simulate", name="simulate", help="模拟社区的一年。Simulate a community's year.")
app.command("gongshi_simulator.comparison.command:compare", name="compare", help="比较几个情景。Compare scenarios.")
app.command(
    "gongshi_simulator.sensitivity.command:sensitivity", name="sensitivity", help="哪个数最要紧。Which numbers matter."
)
app.command("gongshi_simulator.planning.command:plan_capacity", name="plan", help="要多少人手才做得到。What it takes.")
app.command("gongshi_simulator.planning.limit.command:find_limit", name="limit", help="一个数到多少就不行了。How far.")
app.command("gongshi_simulator.records.command:sample", name="sample", help="写出虚构的记录。Write fictional records.")
app.command("gongshi_simulator.what_if.command:what_if", name="what-if", help="一页看完各种组合。What if.")
app.command("gongshi_simulator.overview.command:planning", name="planning", help="报告的目录页。A page of reports.")
app.command(
    "gongshi_simulator.calibration.command:calibrate",
    name="calibrate",
    help="从记录量出情景里的数。Measure a scenario's numbers.",
)
app.command("gongshi.commands.bring:bring", name="import", help="导入表格和别处的数据。Bring in tables and editions.")
app.command("gongshi.commands.export:export", name="export", help="写成开放数据。Write open data.")
app.command("gongshi.commands.schema:schema", name="schema", help="写出记录的 JSON Schema。Write the records' schema.")


def main(arguments: list[str] | None = None) -> None:
    """Runs one command and ends the program with its exit code: 0 clean, 1 findings, 2 could not run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What a terminal or a pipe cannot show is shown by its number, and never keeps a finding from being told.
            stream.reconfigure(errors="backslashreplace")
    try:
        outcome = app(arguments, result_action="return_value")
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        outcome = 1
    except cyclopts.CycloptsError as error:
        _refuse(usage_fault(error))
    except CouldNotRun as trouble:
        _refuse(trouble.message)
    except OSError as trouble:
        _drop_output()
        said = system_says(trouble)
        named = shown(trouble.filename) if trouble.filename else ""
        _refuse(Message(f"{named}：{said.zh}" if named else said.zh, f"{named}: {said.en}" if named else said.en))
    sys.exit(outcome if isinstance(outcome, int) else 0)


def _drop_output() -> None:
    """Output that could not be written is let go: Python would try once more when it ends, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(trouble: Message) -> NoReturn:
    print(f"gongshi: {trouble.zh} | {trouble.en}", file=sys.stderr)  # noqa: T201 - troubles go to standard error
    sys.exit(COULD_NOT_RUN)
