"""Building a district's site, as a ratio to writing the same bytes and to the start of an empty Pelican.

    .venv/bin/python benchmarks/site.py [COMMUNITIES] [PROJECTS]

71 communities of 25 projects unless told otherwise: the example communities' records under new names, in a temporary
folder. HTML in one language, without QR codes. Rounds alternate, so that both sides see the same machine; times are the
clock's. Results stand in benchmarks/README.md.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
ROUNDS = 3


def main() -> None:
    communities, projects = (int(given) for given in (*sys.argv[1:3], "71", "25")[:2])
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as temporary:
        folder = Path(temporary)
        data = district(folder / "data", communities, projects)
        site, copy = folder / "site", folder / "copy"
        full, bare, empty, edited = [], [], [], []
        contents: Mapping[str, bytes] = {}
        for _ in range(ROUNDS):
            full.append(_seconds(partial(_build, data, site, "--full")))
            contents = _contents(site)
            bare.append(_seconds(partial(_write, contents, copy)))
            empty.append(_seconds(partial(_empty_pelican, folder)))
            _edit(data)
            edited.append(_seconds(partial(_build, data, site)))
        pages = sum(name.endswith(".html") for name in contents)
        size = sum(map(len, contents.values()))
        print(f"{communities} communities, {len(contents)} files, {pages} pages, {size / 1e6:.1f} MB")
        _tell("full build", full, bare, "bare writes of the same bytes", len(contents))
        _tell("one record edited", edited, empty, "an empty Pelican", 1)
        print(f"largest process {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


def district(to: Path, communities: int, projects: int) -> Path:
    """The records of a district: the example communities again and again, each with as many projects."""
    shutil.copytree(ROOT / "data", to, ignore=lambda folder, _: ["communities"] if folder == str(ROOT / "data") else [])
    models = sorted(path for path in (ROOT / "data/communities").iterdir() if path.is_dir())
    for number in range(communities):
        model = models[number % len(models)]
        name = f"{model.name}-{number:03d}"
        shutil.copytree(model, to / "communities" / name)
        _rename(to / "communities" / name / "community.yaml", model.name, name)
        _fill(to / "communities" / name / "projects", projects)
    return to


def _rename(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(f"^id: {old}$", f"id: {new}", text, count=1, flags=re.MULTILINE), encoding="utf-8")


def _fill(folder: Path, projects: int) -> None:
    """Brings the projects of a community to their number: copies under new ids, or the last ones left out."""
    present = sorted(folder.glob("*.yaml"))
    for number in range(len(present), projects):
        model = present[number % len(present)]
        name = f"{model.stem[:5]}x{number:03d}"
        shutil.copy(model, folder / f"{name}.yaml")
        _rename(folder / f"{name}.yaml", model.stem, name)
    for path in present[projects:]:
        path.unlink()


def _edit(data: Path) -> None:
    record = sorted((data / "communities").glob("*/projects/*.yaml"))[0]
    text = record.read_text(encoding="utf-8")
    record.write_text(f"{text}# {len(text)}\n", encoding="utf-8")


def _build(data: Path, site: Path, *options: str) -> None:
    command = [str(BIN / "gongshi"), "build", str(data), "--output", str(site), "--language", "zh"]
    command += ["--content", str(ROOT / "content")]
    subprocess.run([*command, *options], check=False, capture_output=True)


def _empty_pelican(folder: Path) -> None:
    (folder / "nothing").mkdir(exist_ok=True)
    command = [str(BIN / "pelican"), str(folder / "nothing"), "-o", str(folder / "empty")]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)


def _contents(site: Path) -> Mapping[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def _write(contents: Mapping[str, bytes], to: Path) -> None:
    shutil.rmtree(to, ignore_errors=True)
    for name, content in contents.items():
        path = f"{to}/{name}"
        os.makedirs(path.rpartition("/")[0], exist_ok=True)  # noqa: PTH103 - as fast as it goes
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(content)


def _seconds(work: Callable[[], None]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin


def _tell(what: str, ours: list[float], theirs: list[float], than: str, parts: int) -> None:
    ratio = median(our / their for our, their in zip(ours, theirs, strict=True))
    print(
        f"{what:20} {median(ours):7.2f} s ({median(ours) / parts * 1000:.2f} ms a file), "
        f"{ratio:.1f} times {than} ({median(theirs):.2f} s)"
    )


if __name__ == "__main__":
    main()
