"""The same records as a site by Hugo, to compare with: a page for each record and a list for each folder of them.

Every page has the head and foot of ours and, between them, all that its record says. It takes less thought than our
pages do: nothing is judged, counted or said in words.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

_SETTINGS = 'title = "公示"\ndisableKinds = ["taxonomy", "term", "rss", "sitemap", "404", "robotstxt"]\n'

_CONTENT = """{{- range $community, $folders := .Site.Data.communities -}}
{{- range $folder, $records := $folders -}}{{- if ne $folder "community" -}}
{{- $.AddPage (dict "path" (printf "%s/%s" $community $folder) "kind" "section" "title" $folder) -}}
{{- range $id, $record := $records -}}
{{- $.AddPage (dict "path" (printf "%s/%s/%s" $community $folder $id) "title" $id "params" (dict "record" $record)) -}}
{{- end -}}{{- end -}}{{- end -}}{{- end -}}
"""

_PAGE = """{{ partialCached "head.html" . }}<main id="main" class="wide"><h1>{{ .Title }}</h1>
{{ with .Params.record }}{{ partial "value.html" . }}{{ end }}
{{ if .IsNode }}<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>{{ end }}</main>{{ partialCached "foot.html" . }}
"""

_VALUE = """{{- if reflect.IsMap . -}}
<dl class="summary">{{ range $key, $value := . }}<div><dt>{{ $key }}</dt>
<dd>{{ partial "value.html" $value }}</dd></div>
{{ end }}</dl>
{{- else if reflect.IsSlice . -}}
<ol class="life">{{ range . }}<li><div class="life-facts">{{ partial "value.html" . }}</div></li>
{{ end }}</ol>
{{- else -}}<span class="line-fact">{{ . }}</span>{{- end -}}
"""


def program() -> str | None:
    """Hugo as the package ``hugo`` installs it; None where it is not there."""
    beside = Path(sys.executable).with_name("hugo")
    return str(beside) if beside.exists() else shutil.which("hugo")


def prepare(data: Path, page: str, to: Path) -> Path:
    """A folder from which Hugo makes the site of the records in ``data``; ``page`` of ours gives head and foot."""
    head, _, rest = page.partition("<main")
    shutil.copytree(data / "communities", to / "data" / "communities")
    for name, text in {
        "hugo.toml": _SETTINGS,
        "content/_content.gotmpl": _CONTENT,
        "layouts/all.html": _PAGE,
        "layouts/_partials/value.html": _VALUE,
        "layouts/_partials/head.html": head,
        "layouts/_partials/foot.html": rest.partition("</main>")[2],
    }.items():
        file = to / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return to


def build(hugo: str, source: Path, to: Path) -> None:
    """Makes the site into a new folder."""
    shutil.rmtree(to, ignore_errors=True)
    command = [hugo, "build", "--source", str(source), "--destination", str(to), "--quiet"]
    subprocess.run(command, check=True, capture_output=True)
