"""The theme's templates, as they are compiled and run.

A site has ten thousand pages of a hundred small pieces each: what Jinja does around each piece takes longer than most
pieces take. Here stands what it does for us in another way; what templates mean is the same.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, MutableMapping
from contextlib import suppress
from pathlib import Path
from types import CodeType, FunctionType, MappingProxyType
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from jinja2.runtime import Context, Macro

from gongshi_site import pieces
from gongshi_site.fingerprint import COMPILED
from gongshi_site.head import content_security_policy, head_script
from gongshi_site.language import _, _n, language, word
from gongshi_site.markup import escaped
from gongshi_site.qr import code_for
from gongshi_site.render import HTML_LANGUAGES, Kept, root_of
from gongshi_site.typography import clause_by_clause, whole, whole_within
from gongshi_site.views.topics import feed_followed_from

COMPILING: Mapping[str, Any] = MappingProxyType(
    {
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
)
"""Jinja's options; what is called for in templates is in `GLOBALS`, what texts are passed through in `FILTERS`."""

GLOBALS: Mapping[str, Any] = {
    "_": _,
    "_n": _n,
    "word": word,
    "head_script": head_script,
    "content_security_policy": content_security_policy,
    "root_of": root_of,
    "html_languages": HTML_LANGUAGES,
    "code_for": code_for,
    "pieces": pieces,
    "way_up": pieces.way_up,
    "spoken": language,
    "feed_followed_from": feed_followed_from,
}

FILTERS: Mapping[str, Callable[..., Any]] = {
    "whole": whole,
    "whole_within": whole_within,
    "clause_by_clause": clause_by_clause,
}


def environment(theme: Path) -> Environment:
    """The templates of the theme in a folder, as they are now."""
    folder = theme / "templates"
    made = _Environment(
        loader=FileSystemLoader(folder),
        bytecode_cache=_Compiled(str(folder / COMPILED)),
        auto_reload=False,
        cache_size=-1,
        **COMPILING,
    )
    made.globals.update(GLOBALS)
    made.filters.update(FILTERS)
    return made


_PLAIN = frozenset((FunctionType, type(pieces.said), Macro, Kept))
"""The types of what our templates call. Pieces are functions that remember; a macro knows that it is escaped."""


class _Context(Context):
    """What a template sees. It calls functions and macros: as Jinja does, but for what none of ours asks for.

    A page calls a hundred, and to find out that a function wants no context takes longer than what it does.
    """

    def call(
        self,
        called: Callable[..., Any],
        /,
        *args: Any,  # noqa: ANN401 - Jinja's signature
        _block_vars: object = None,
        _loop_vars: object = None,
        **named: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """What is called, with these arguments. ``_block_vars`` and ``_loop_vars`` are for functions with context."""
        return called(*args, **named) if type(called) in _PLAIN else super().call(called, *args, **named)


class _Template(Template):
    """A template that puts markup out as it is. Jinja copies each piece twice to find that it needs no escaping."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja's name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """The template of compiled code."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = escaped
        return made


class _Environment(Environment):
    """Jinja's environment. No template of ours has globals of its own, so all share the environment's."""

    context_class = _Context
    template_class = _Template

    # Without the look into items, which none of our values has: what a page may lack is asked for as page["name"].
    getattr = staticmethod(getattr)  # type: ignore[assignment] # of any object, as Jinja's

    def make_globals(self, _own: object) -> MutableMapping[str, Any]:
        """The globals of a template; as a chain of mappings, each page would walk through them."""
        return self.globals


class _Compiled(FileSystemBytecodeCache):
    """Templates as they were compiled before: without, a build of one page takes half as long again."""

    def get_source_checksum(self, source: str) -> str:
        """Of a template and of how it is compiled, which the library leaves to whoever changes that."""
        return super().get_source_checksum(f"{COMPILING}{source}")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a template, where that can be and Python is not told to keep nothing of what it compiles."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)
