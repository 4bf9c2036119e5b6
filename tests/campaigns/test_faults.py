"""The short version of the campaign of work in trouble; its long one is `python -m campaigns.run faults`."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaigns import faults
from campaigns.failing_calls import why_not


def test_work_in_trouble_is_done_wholly_or_told_and_can_be_done_afterwards(tmp_path: Path) -> None:
    """The control, which writes without a journal and into files in their places, must leave halves."""
    if reason := why_not():
        pytest.skip(reason)
    outcome = faults.run(tmp_path, times=8, seed=3, quick=True)
    assert outcome.good, "\n".join(outcome.lines)
