"""Settings for web servers, made from a built site: where it stands, what its pages may do, how long to keep them.

Everything is asked for anew each time and answered with "not changed" where it is not: a notice that was corrected must
not live on in a cache.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

HEADERS_FILE = "_headers"
"""Hosts of static sites that let a site choose its headers read them from a file of this name."""

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
_STATED = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_UNSTATED = "default-src 'self' 'unsafe-inline' data:; object-src 'none'; base-uri 'none'; form-action 'none'"
"""For pages that were made elsewhere and put beside ours, such as the handbook: nothing from other sites."""

_CALENDAR = "text/calendar"
"""Servers do not know what ``.ics`` is, and a telephone adds to its calendar only what is said to be one."""

_NGINX = 'add_header {} "{}" always;'
_NOTE = "# 由 gongshi publish 写成，下次发布会重写。Written by gongshi publish, and again at the next one."


def policies(site: Path) -> Mapping[str, str]:
    """The content security policy of each part of a site: ``""`` the whole, by name the folders that differ from it.

    It is the one that the part's own first page states, and beyond it what only a header can say: that no other site
    may show a page in a frame.
    """
    whole = _policy(site)
    parts = {page.parent.name: _policy(page.parent) for page in sorted(site.glob("*/index.html"))}
    return {"": whole, **{name: policy for name, policy in parts.items() if policy != whole}}


def _policy(part: Path) -> str:
    stated = _STATED.search((part / "index.html").read_text(encoding="utf-8"))
    return f"{unescape(stated[1]) if stated else _UNSTATED}; frame-ancestors 'none'"


def headers_file(site: Path) -> str:
    """The headers for hosts that read them from the site, as `HEADERS_FILE`.

    Such hosts add up the headers of all rules that match; so no two rules match one address.
    """
    policy = policies(site)
    rules = {"/": policy[""]}
    for path in sorted(site.iterdir()):
        if path.name != HEADERS_FILE and not path.name.startswith("."):
            rules[f"/{path.name}/*" if path.is_dir() else f"/{path.name}"] = policy.get(path.name, policy[""])
    return "".join(f"{address}\n{''.join(_lines(stated, '  {}: {}'))}" for address, stated in rules.items())


def nginx(shelf: Path) -> str:
    """What to ``include`` in a ``server`` block of nginx."""
    policy = dict(policies(shelf / "current"))
    whole = "".join(_lines(policy.pop(""), _NGINX))
    parts = [f"location ^~ /{name}/ {{\n{''.join(_lines(stated, _NGINX))}}}\n" for name, stated in policy.items()]
    return f"""{_NOTE}
root "{shelf.resolve()}/current";
index index.html;
charset utf-8;
error_page 403 404 =404 /404.html;
gzip on;
gzip_types text/css text/javascript application/javascript application/json image/svg+xml application/atom+xml
  text/calendar;
{whole}location ~ /\\. {{ return 404; }}
location ~ \\.ics$ {{ types {{ {_CALENDAR} ics; }} charset_types {_CALENDAR}; }}
{"".join(parts)}"""


def caddy(shelf: Path) -> str:
    """What to ``import`` in a site's block of a Caddyfile."""
    policy = dict(policies(shelf / "current"))
    parts = "".join(f" /{name}/*" for name in policy if name)
    rules = [("", name, value) for name, value in _HEADERS.items()]
    for name, stated in policy.items():
        rules.append((f"/{name}/* " if name else "@whole ", "Content-Security-Policy", stated))
    lines = [f'header {where}{name} "{value}"\n' for where, name, value in rules]
    return f"""{_NOTE}
root * "{shelf.resolve()}/current"
encode zstd gzip
@calendar path *.ics
header @calendar Content-Type "{_CALENDAR}; charset=utf-8"
@whole {f"not path{parts}" if parts else "path /*"}
{"".join(lines)}file_server {{
\thide .*
}}
handle_errors {{
\trewrite * /404.html
\tfile_server
}}
"""


def write_settings(shelf: Path) -> None:
    """Writes the settings for both servers beside the releases, in ``server/``."""
    folder = shelf / "server"
    folder.mkdir(exist_ok=True)
    for name, text in (("nginx.conf", nginx(shelf)), ("Caddyfile", caddy(shelf))):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _lines(policy: str, form: str) -> Iterator[str]:
    """One line a header, as ``form`` has it."""
    for name, value in {"Content-Security-Policy": policy, **_HEADERS}.items():
        yield f"{form.format(name, value)}\n"
