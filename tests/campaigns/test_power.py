"""The short version of the campaign of power cuts; its long one is `python -m campaigns.run power`."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaigns import power
from campaigns.small_disk import why_not


def test_a_power_cut_leaves_what_was_acknowledged_and_nothing_half_done(tmp_path: Path) -> None:
    """The control, which waits for no disk, must lose something."""
    if reason := why_not():
        pytest.skip(reason)
    outcome = power.run(tmp_path, times=3, seed=3, works="edit,import,backup", slots=1)
    assert outcome.good, "\n".join(outcome.lines)
