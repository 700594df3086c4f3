"""The machine: how large things are on its panel, and files that a Debian system takes as they are."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi.commands.trouble import CouldNotRun
from gongshi_site.machine.commands import kiosk
from gongshi_site.machine.panel import Panel, panel

ROOT = Path(__file__).resolve().parent.parent.parent.parent

KNOWN = [
    # diagonal, resolution, pitch in mm, font px at 500, 700 and 1000 mm, device px of 15 and 20 mm
    (15.6, (1920, 1080), 0.180, (47, 65, 93), (83, 111)),
    (21.5, (1080, 1920), 0.248, (34, 47, 68), (61, 81)),
    (32, (1080, 1920), 0.369, (23, 32, 45), (41, 54)),
    (43, (1080, 1920), 0.496, (17, 24, 34), (30, 40)),
]


@pytest.mark.parametrize(("diagonal", "size", "pitch", "fonts", "targets"), KNOWN)
def test_sizes_on_panels_whose_sizes_are_known(
    diagonal: float, size: tuple[int, int], pitch: float, fonts: tuple[int, ...], targets: tuple[int, ...]
) -> None:
    panels = [Panel(diagonal, *size, distance) for distance in (500, 700, 1000)]
    assert [round(one.pitch, 3) for one in panels] == [pitch] * 3
    assert tuple(round(one.font) for one in panels) == fonts
    assert tuple(round(millimetres / panels[0].pitch) for millimetres in (15, 20)) == targets


def test_the_usual_panel_is_scaled_for_its_text_and_a_large_one_for_its_targets() -> None:
    usual, large = panel(21.5, "1080x1920", 500), panel(43, "1080x1920", 500)
    assert (usual.scale, usual.window) == (1.41, (765, 1361))
    # Its pixels are so large that 43 of them are a target: more of a page fits on it.
    assert (large.scale, large.window) == (0.71, (1521, 2704))


@given(
    diagonal=st.floats(15, 110),
    size=st.sampled_from([(1080, 1920), (1920, 1080), (2160, 3840), (1024, 768)]),
    distance=st.floats(200, 700),
)
def test_at_the_scale_that_is_printed_targets_are_wide_and_text_is_high_enough(
    diagonal: float, size: tuple[int, int], distance: float
) -> None:
    described = Panel(diagonal, *size, distance)
    assert described.target_mm >= 16 - 1e-6
    assert described.cap_degrees >= 0.7 - 1e-6
    smaller = described.scale - 0.0101
    assert smaller * 60 * described.pitch < 16 or smaller * 24 < described.font


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"diagonal_inch": 3}, "--diagonal-inch takes 7 to 110 inches, not 3"),
        ({"diagonal_inch": float("nan")}, "--diagonal-inch takes 7 to 110 inches, not nan"),
        ({"resolution": "1080"}, "--resolution takes width and height"),
        ({"resolution": "1080x-1"}, "--resolution takes width and height"),
        ({"resolution": "99999x1080"}, "--resolution takes width and height"),
        ({"viewing_mm": 50}, "--viewing-mm takes 200 to 3000 millimetres, not 50"),
        ({"diagonal_inch": 15.6, "resolution": "1920x1080", "viewing_mm": 1000}, "a page does not fit on this panel"),
        ({"port": 80}, "--port takes 1024 to 65535, not 80"),
    ],
)
def test_what_cannot_be_a_kiosk_is_said_in_one_line(tmp_path: Path, options: dict[str, float], said: str) -> None:
    usual = {"diagonal_inch": 21.5, "resolution": "1080x1920"}
    with pytest.raises(CouldNotRun, match=said):
        kiosk(**{**usual, **options}, to=tmp_path / "machine")  # type: ignore[arg-type]
    assert not (tmp_path / "machine").exists()


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    assert kiosk(diagonal_inch=21.5, resolution="1080×1920", to=tmp_path / "machine") == 0
    return tmp_path / "machine"


def test_the_files_are_filled_in_and_what_is_run_may_be(machine: Path) -> None:
    for file in machine.iterdir():
        text = file.read_text(encoding="utf-8")
        assert re.findall(r"@[A-Z]+@", text) == []
        assert bool(file.stat().st_mode & stat.S_IXUSR) == text.startswith("#!")
    launch = (machine / "gongshi-kiosk-browser").read_text(encoding="utf-8")
    for option in ("--kiosk", "--force-device-scale-factor=1.41", "--window-size=765,1361", "--disable-pinch"):
        assert option in launch
    assert "--no-sandbox" not in launch
    assert launch.rstrip().endswith("http://127.0.0.1:8766/kiosk/index.html")


def test_the_browser_may_open_the_kiosk_and_nothing_else(machine: Path) -> None:
    policy = json.loads((machine / "policy.json").read_text(encoding="utf-8"))
    assert (policy["URLBlocklist"], policy["URLAllowlist"]) == (["*"], ["127.0.0.1:8766"])
    assert (policy["DeveloperToolsAvailability"], policy["DownloadRestrictions"]) == (2, 3)
    assert policy["PrintingEnabled"] is False


def test_every_unit_starts_what_the_installer_puts_there(machine: Path) -> None:
    units = [file for file in machine.iterdir() if file.suffix in {".service", ".timer"}]
    assert len(units) == 6
    installer = (machine / "install.sh").read_text(encoding="utf-8")
    readme = (machine / "README.md").read_text(encoding="utf-8")
    for unit in units:
        parsed = ConfigParser(interpolation=None, strict=True)
        parsed.optionxform = str  # type: ignore[assignment,method-assign]
        parsed.read(unit, encoding="utf-8")
        assert parsed["Unit"]["Description"]
        if unit.suffix == ".timer":
            assert unit.with_suffix(".service") in units
        for program in re.findall(r"/usr/local/s?bin/(\S+)", unit.read_text(encoding="utf-8")):
            assert (machine / program).is_file()
            assert program in installer
    for file in machine.iterdir():
        named = re.sub(r"-(watch|restart)\.(service|timer)$", r"-\1.*", file.name)
        assert f"`{named}`" in readme or file.name in {"README.md", "install.sh"}


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_takes_the_units(machine: Path) -> None:
    units = [str(file) for file in machine.iterdir() if file.suffix in {".service", ".timer"}]
    run = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    # What they start is put there by the installer.
    told = [line for line in run.stderr.splitlines() if machine.name in line and "is not executable" not in line]
    assert told == []


def test_a_newer_site_takes_the_place_of_the_one_shown_in_one_step(machine: Path, tmp_path: Path) -> None:
    script = (machine / "gongshi-kiosk-update").read_text(encoding="utf-8")
    place = tmp_path / "srv"
    place.mkdir()
    # One that was broken off leaves it.
    (place / "next").symlink_to("nowhere")
    update = tmp_path / "update"
    update.write_text(script.replace("place=/srv/gongshi-kiosk", f"place={place}"), encoding="utf-8")
    for number in range(4):
        build = tmp_path / f"build{number}"
        build.mkdir()
        for file in ("build.json", "sw.js", "index.html"):
            (build / file).write_text(str(number), encoding="utf-8")
        (build / ".gongshi").mkdir()
        subprocess.run(["sh", str(update), str(build)], check=True)
        os.utime((place / "current").resolve(), (number, number))
        assert (place / "current" / "index.html").read_text(encoding="utf-8") == str(number)
        assert not (place / "current" / ".gongshi").exists()
    assert sorted(path.name[:4] for path in place.iterdir()) == ["curr", "site", "site"]
    refused = subprocess.run(["sh", str(update), str(tmp_path)], capture_output=True, text=True, check=False)
    assert (refused.returncode, "is no kiosk build: it has no build.json" in refused.stderr) == (2, True)
    assert (place / "current" / "index.html").read_text(encoding="utf-8") == "3"


def test_the_command_says_what_it_wrote_and_replaces_only_what_it_wrote(tmp_path: Path) -> None:
    gongshi = str(Path(sys.executable).with_name("gongshi"))
    command = [gongshi, "kiosk", "--diagonal-inch", "32", "--resolution", "1080x1920", "--to", "machine"]
    for _ in range(2):
        run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (run.returncode, run.stdout) == (0, "")
        assert "written: machine/README.md; scale 0.95, page 1136x2021, buttons 21.0 mm" in run.stderr
    (tmp_path / "machine" / "gongshi-kiosk-browser").unlink()
    refused = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (refused.returncode, len(refused.stderr.splitlines())) == (2, 1)


def test_the_handbooks_table_of_panels_is_what_the_command_works_out() -> None:
    chapter = (ROOT / "content" / "handbook" / "kiosk.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| ([\d.]+)英寸 (\d+×\d+) \| (\d+)毫米 \| (\S+) \| (\S+) \| (\S+)毫米 \|$", chapter, re.MULTILINE
    )
    assert len(rows) == 5
    for diagonal, resolution, distance, scale, window, target in rows:
        described = panel(float(diagonal), resolution, float(distance))
        worked_out = (f"{described.scale:g}", "×".join(map(str, described.window)), f"{described.target_mm:.1f}")
        assert worked_out == (scale, window, target)
