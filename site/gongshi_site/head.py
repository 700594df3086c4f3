"""What stands in the head of every page: the one script that runs before the first paint, and the policy around it."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from markupsafe import Markup


@cache
def head_script() -> Markup:
    """The script that gives the page the size and theme that its reader chose, before anything is painted."""
    script = (files("gongshi_site") / "theme/head.js").read_text(encoding="utf-8")
    return Markup(script.strip())  # noqa: S704 - our own file


@cache
def content_security_policy() -> str:
    """What a page may load: its own site's files and nothing else; of scripts in the page, only `head_script`."""
    digest = b64encode(sha256(head_script().encode()).digest()).decode()
    return "; ".join(
        (
            "default-src 'none'",
            "style-src 'self'",
            "img-src 'self' data:",
            f"script-src 'self' 'sha256-{digest}'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
