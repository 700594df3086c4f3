"""Settings for `pelican -s site/pelicanconf.py`: the site of `gongshi build`, written in place."""

from pathlib import Path

from gongshi_site.settings import settings

ROOT = Path(__file__).resolve().parent.parent

globals().update(settings(data=ROOT / "data", content=ROOT / "content", output=ROOT / "build" / "site"))
