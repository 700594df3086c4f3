"""What pages depend on, told from what it was."""

from __future__ import annotations

import os
from pathlib import Path

from gongshi_site.fingerprint import FolderDigests, folder_digest


def test_a_folder_is_told_from_what_it_was_whatever_its_dates_say(tmp_path: Path) -> None:
    record = tmp_path / "projects" / "p1.yaml"
    record.parent.mkdir()
    record.write_text("title: 路灯", encoding="utf-8")
    long_ago = 1_000_000_000_000_000_000
    os.utime(record, ns=(long_ago, long_ago))
    digests = FolderDigests()
    seen = [digests(tmp_path)]
    assert digests(tmp_path) == seen[0] == folder_digest(tmp_path)
    for text in ("title: 花坛", "title: 步道"):
        # As long as before, and dated as before.
        record.write_text(text, encoding="utf-8")
        os.utime(record, ns=(long_ago, long_ago))
        assert digests(tmp_path) == folder_digest(tmp_path) not in seen
        seen.append(digests(tmp_path))
    (tmp_path / "leads-nowhere").symlink_to("nothing")
    assert digests(tmp_path) == folder_digest(tmp_path) not in seen


def test_a_folder_that_has_settled_is_still_told_from_what_it_becomes(tmp_path: Path) -> None:
    (tmp_path / "p1.yaml").write_text("title: 路灯", encoding="utf-8")
    digests = FolderDigests(settled=0)
    settled = digests(tmp_path)
    assert digests(tmp_path) == settled
    (tmp_path / "p1.yaml").write_text("title: 路灯和花坛", encoding="utf-8")
    assert digests(tmp_path) == folder_digest(tmp_path) != settled
    (tmp_path / "p1.yaml").write_text("title: 路灯", encoding="utf-8")
    (tmp_path / "p2.yaml").touch()
    assert digests(tmp_path) == folder_digest(tmp_path) != settled
    (tmp_path / "p2.yaml").unlink()
    assert digests(tmp_path) == settled
