"""Settings for `pelican -s site/pelicanconf.py`: the site of `gongshi build`, written in place."""

from pathlib import Path

from gongshi_site.builder import Builder, Order
from gongshi_site.settings import settings

ROOT = Path(__file__).resolve().parent.parent
ORDER = Order(ROOT / "data", output=ROOT / "build" / "site", content=ROOT / "content")

globals().update(settings(Builder(ORDER).write, content=ORDER.content, output=ORDER.output))
