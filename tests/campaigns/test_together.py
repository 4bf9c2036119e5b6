"""The short version of the campaign `together`; `python -m campaigns.run together` is the long one."""

from __future__ import annotations

from pathlib import Path

from campaigns import together


def test_programs_that_change_one_workspace_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    """The control, which does not look whether somebody wrote between, must lose counts."""
    outcome = together.run(tmp_path, times=25, seed=3, server=False)
    assert outcome.good, "\n".join(outcome.lines)
