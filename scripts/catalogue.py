"""Brings the English catalogue up to date with the messages in views and templates; translations stay as they are.

A message that is new has an empty translation afterwards; one that is gone is gone. Says how many are still empty.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent / "site" / "gongshi_site"
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "gongshi_site.po"
METHODS = [("**.py", "python"), ("theme/templates/**.html", "jinja2")]
KEYWORDS = {"_": None, "_n": (1, 1), "noop": None}
HEADER = """# English for the site's own words; the Chinese ones are the keys. `make catalogue` finds the messages.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


def found() -> Catalog:
    """The messages in the code, without translations."""
    catalogue = Catalog(locale="en")
    for _, _, message, comments, _ in extract_from_dir(
        PACKAGE, METHODS, {"**.html": {"trimmed": "true"}}, keywords=KEYWORDS, comment_tags=("Translators:",)
    ):
        catalogue.add(message, auto_comments=comments)
    return catalogue


def main() -> int:
    """Rewrites the catalogue."""
    with CATALOGUE.open("rb") as file:
        known = read_po(file, locale="en")
    messages = found()
    empty = 0
    for message in messages:
        if message.id:
            old = known.get(message.id)
            # A message that has become one with a count, or is none any more, needs a new translation.
            if old and isinstance(old.string, str) == isinstance(message.id, str):
                message.string = old.string
            empty += not (all(message.string) if isinstance(message.string, tuple) else message.string)
    with CATALOGUE.open("wb") as file:
        file.write(HEADER.encode() + b"\n")
        write_po(file, messages, width=None, no_location=True, omit_header=True, sort_output=True)
    print(f"{len(messages)} messages, {empty} without a translation", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
