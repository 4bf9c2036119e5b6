"""A process that is killed while it edits or imports loses nothing acknowledged and leaves no half import."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.killed import kill_often


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killing_the_process_loses_no_acknowledged_edit_and_leaves_no_half_import(tmp_path: Path) -> None:
    findings = kill_often(tmp_path / "killed.cica", times=6)
    assert findings.good, findings.table()
    assert findings.acknowledged.total() > 0
