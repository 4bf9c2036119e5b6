"""The short version of the campaign of killed processes; its long one is `python -m campaigns.run kill`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from campaigns import kill


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no fork")
def test_a_killed_process_leaves_what_it_acknowledged_and_nothing_half_done(tmp_path: Path) -> None:
    """The control, which writes without a journal and into the file in its place, must leave ruins."""
    outcome = kill.run(tmp_path, times=5, seed=3, works="edit,import,migration", slots=1)
    assert outcome.good, "\n".join(outcome.lines)
