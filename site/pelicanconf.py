"""Settings for `pelican -s site/pelicanconf.py`: the site of `gongshi build`, written in place."""

from pathlib import Path

from gongshi.commands.days import days
from gongshi.fund import read_fund
from gongshi_site.settings import settings

ROOT = Path(__file__).resolve().parent.parent
READ = read_fund(ROOT / "data")
assert READ.fund is not None, READ.findings

globals().update(
    settings(READ.fund, days(None, READ.fund.programme).as_of, content=ROOT / "content", output=ROOT / "build" / "site")
)
