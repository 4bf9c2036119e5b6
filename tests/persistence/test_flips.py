"""The short version of the campaign of flipped bytes; its long one is `python -m campaigns.run flips`."""

from __future__ import annotations

from pathlib import Path

from campaigns import flips


def test_each_flipped_byte_is_noticed_and_sqlite_alone_misses_some(tmp_path: Path) -> None:
    outcome = flips.run(tmp_path, times=25, seed=3)
    assert outcome.good, "\n".join(outcome.lines)
    assert any("control" in line for line in outcome.lines)
