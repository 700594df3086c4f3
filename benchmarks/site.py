"""Building a district's site, as a ratio to writing the same bytes, to the start of an empty Pelican, and to Hugo.

    .venv/bin/python benchmarks/site.py [COMMUNITIES] [PROJECTS]

71 communities of 25 projects unless told otherwise: the example communities' records under new names, without their
photographs, in a temporary folder: below ``TMPDIR`` where that is set, else below build/. Rounds alternate, so that all
sides see the same machine; times are the clock's. Hugo takes part where the package ``hugo`` is
installed. Results stand in benchmarks/README.md.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import perf_counter, process_time

import hugo_site

from gongshi_site.builder import Builder, Order
from gongshi_site.manifest import BEGUN

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
ROUNDS = 3
CONTENT = ROOT / "content"
# Python keeps what it compiled, as it does wherever it is not told otherwise.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

Times = defaultdict[str, list[float]]


def main() -> None:
    communities, projects = (int(given) for given in (*sys.argv[1:], "71", "25")[:2])
    (ROOT / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR", ROOT / "build")) as temporary:
        folder = Path(temporary)
        data = district(folder / "data", communities, projects)
        times: Times = defaultdict(list)
        contents: Mapping[str, bytes] = {}
        for number in range(ROUNDS):
            # Nothing is removed in between: where thousands of files have just gone, some file systems are slow for a
            # while to make new ones.
            of_round = folder / str(number)
            of_round.mkdir()
            contents = _full(data, of_round, times)
            _one_edited(data, of_round, times)
        _tell(times, contents)
        print(f"all processes together at most {_memory(data, folder / 'last'):.0f} MB")


def _full(data: Path, folder: Path, times: Times) -> Mapping[str, bytes]:
    """Full builds into folders that are not there, as a bare copy is written; returns what was built."""
    times["full"].append(_seconds(lambda: _build(data, folder / "site")))
    contents = _contents(folder / "site")
    times["bare"].append(_seconds(lambda: _write(contents, folder / "copy")))
    times["coded"].append(_seconds(lambda: _build(data, folder / "coded", "--address", "https://gongshi.example.cn")))
    if program := hugo_site.program():
        page = next(text for path, text in contents.items() if "/projects/" in path and path.endswith(".html"))
        hugo_site.prepare(data, page.decode(), folder / "hugo")
        times["hugo"].append(_seconds(lambda: hugo_site.build(program, folder / "hugo", folder / "hugo-site")))
        times["hugo pages"] = [len(list((folder / "hugo-site").rglob("*.html")))]
    return contents


def _one_edited(data: Path, folder: Path, times: Times) -> None:
    """A new command, and a process that goes on, as `gongshi serve` does; each finds a project with another title.

    The first command after a full build begins with another folder than the next ones, so it is timed apart.
    """
    # What others have left to be written is not to be written within these times.
    os.sync()
    times["empty"].append(_seconds(lambda: _empty_pelican(folder)))
    for which in ("edited first", "edited"):
        _edit(data)
        times[which].append(_seconds(lambda: _build(data, folder / "site")))
    builder = Builder(Order(data, folder / "served", content=CONTENT, languages=("zh",), durable=False))
    for _ in range(2):
        builder.build()
        _edit(data)
    begin = process_time()
    times["served"].append(_seconds(builder.build))
    times["served, of the processor"].append(process_time() - begin)


def _tell(times: Times, contents: Mapping[str, bytes]) -> None:
    pages = sum(name.endswith(".html") for name in contents)
    print(f"{len(contents)} files, {pages} pages, {sum(map(len, contents.values())) / 1e6:.1f} MB")
    print(f"full build           {_middle(times, 'full')}, {_ratio(times, 'full', 'bare'):.1f} times bare writes")
    print(f"bare writes          {_middle(times, 'bare')}")
    print(f"with QR codes        {_middle(times, 'coded')}, {_ratio(times, 'coded', 'full'):.1f} times without")
    for which, said in (("edited first", "edited, first time"), ("edited", "edited, next time ")):
        print(f"{said}   {_middle(times, which)}, {_ratio(times, which, 'empty'):.1f} times Pelican's start")
    print(f"an empty Pelican     {_middle(times, 'empty')}")
    print(f"an edit, served      {_middle(times, 'served')}, processor {_middle(times, 'served, of the processor')}")
    if "hugo" in times:
        theirs = int(times["hugo pages"][0])
        ratio = _ratio(times, "full", "hugo") * theirs / pages
        print(f"Hugo, {theirs} pages    {_middle(times, 'hugo')}; a page of ours takes {ratio:.2f} times one of its")


def _middle(times: Times, what: str) -> str:
    return f"{median(times[what]):6.2f} s"


def _ratio(times: Times, ours: str, theirs: str) -> float:
    return median(our / their for our, their in zip(times[ours], times[theirs], strict=True))


def district(to: Path, communities: int, projects: int) -> Path:
    """The records of a district: the example communities again and again, each with as many projects."""
    shutil.copytree(ROOT / "data", to, ignore=lambda folder, _: ["communities"] if folder == str(ROOT / "data") else [])
    models = sorted(path for path in (ROOT / "data/communities").iterdir() if path.is_dir())
    for number in range(communities):
        model = models[number % len(models)]
        name = f"{model.name}-{number:03d}"
        shutil.copytree(model, to / "communities" / name, ignore=shutil.ignore_patterns("photographs"))
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
    """Gives a project another title: it stands on its own page, in lists of its community and of the fund."""
    record = sorted((data / "communities").glob("*/projects/*.yaml"))[0]
    text = record.read_text(encoding="utf-8")
    edited = re.sub(r"^(title: \{zh: [^,}]*)", r"\1灯", text, count=1, flags=re.MULTILINE)
    assert edited != text, record
    record.write_text(edited, encoding="utf-8")


def _command(data: Path, site: Path, *options: str) -> list[str]:
    command = [str(BIN / "gongshi"), "build", str(data), "--output", str(site), "--content", str(CONTENT)]
    return [*command, "--language", "zh", *options]


def _build(data: Path, site: Path, *options: str) -> None:
    subprocess.run(_command(data, site, *options), check=False, capture_output=True, env=ENVIRONMENT)


def _empty_pelican(folder: Path) -> None:
    (folder / "nothing").mkdir(exist_ok=True)
    command = [str(BIN / "pelican"), str(folder / "nothing"), "-o", str(folder / "empty")]
    subprocess.run(command, check=True, capture_output=True, cwd=folder, env=ENVIRONMENT)


def _memory(data: Path, site: Path) -> float:
    """The most that the processes of a full build take together, in MB: what they share is counted once."""
    build = subprocess.Popen(
        _command(data, site, "--full"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT
    )
    most, over = [0], Event()

    def watch() -> None:
        while not over.wait(0.05):
            most.append(sum(map(_share, [build.pid, *_children(build.pid)])))

    watcher = Thread(target=watch)
    watcher.start()
    build.wait()
    over.set()
    watcher.join()
    return max(most) / 1024


def _children(of: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{of}/task/{of}/children").read_text(encoding="utf-8").split()]
    except OSError:
        return []


def _share(process: int) -> int:
    """The proportional set size of a process, in KiB; 0 for one that has ended."""
    try:
        about = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8")
    except OSError:
        return 0
    found = re.search(r"^Pss: +(\d+)", about, re.MULTILINE)
    return int(found[1]) if found else 0


def _contents(site: Path) -> Mapping[str, bytes]:
    """What was written: what the next build begins with are the same files again."""
    paths = (path for path in site.rglob("*") if path.is_file() and not path.is_relative_to(site / BEGUN))
    return {str(path.relative_to(site)): path.read_bytes() for path in paths}


def _write(contents: Mapping[str, bytes], to: Path) -> None:
    for name, content in contents.items():
        path = f"{to}/{name}"
        os.makedirs(path.rpartition("/")[0], exist_ok=True)  # noqa: PTH103 - as fast as it goes
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(content)


def _seconds(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin


if __name__ == "__main__":
    main()
