"""What MkDocs calls while it builds the handbook: adds the made pages, and the look that it shares with the site."""

from __future__ import annotations

from importlib.resources import files as resources

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from gongshi.look import stylesheet
from gongshi.rules.shipped import shipped_pack
from gongshi_site.handbook.columns_page import columns_page
from gongshi_site.handbook.commands_page import commands_page
from gongshi_site.handbook.fields_page import fields_page
from gongshi_site.handbook.rules_page import rules_page

# The theme has a script and a style of its own in each page.
_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; base-uri 'none'; form-action 'none'"
)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds what is made from the program to the handbook's own files."""
    style = (resources("gongshi_site.handbook") / "handbook.css").read_text(encoding="utf-8")
    made = {
        "rules.md": rules_page(shipped_pack()),
        "fields.md": fields_page(),
        "commands.md": commands_page(),
        "columns.md": columns_page(),
        "look/tokens.css": stylesheet(),
        "look/handbook.css": style,
    }
    for name, content in made.items():
        files.append(File.generated(config, name, content=content))
    return files


def on_post_template(output_content: str, template_name: str, **_around: object) -> str:
    """Leaves out the page for a wrong address: its links begin at a server's root, where the handbook never stands."""
    return "" if template_name == "404.html" else output_content


def on_post_page(output: str, **_around: object) -> str:
    """A page, with its language as browsers know it, and what it may load."""
    return _with_policy(_with_language(output))


def _with_policy(html: str) -> str:
    first = '<meta charset="utf-8">'
    return html.replace(first, f'{first}\n<meta http-equiv="Content-Security-Policy" content="{_POLICY}">', 1)


def _with_language(html: str) -> str:
    # MkDocs 1.6 writes the name of its locale, which is no language tag.
    return html.replace('<html lang="zh_Hans_CN"', '<html lang="zh-CN"', 1)
