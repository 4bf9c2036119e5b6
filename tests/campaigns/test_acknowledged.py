"""What a killed process had noted is read as far as it was written."""

from __future__ import annotations

from pathlib import Path

from campaigns.acknowledged import Log, account_of


def test_a_line_in_which_the_process_was_killed_tells_nothing(tmp_path: Path) -> None:
    file = tmp_path / "log"
    log = Log(file)
    log.begins("edit", {"one": ("a",)})
    log.done()
    log.begins("edit", {"two": ("b",)})
    whole = file.read_bytes()
    file.write_bytes(whole[:-3])
    account = account_of(file, {})
    assert (account.known, account.steps, account.pending) == ({"one": ("a",)}, 1, None)
    file.write_bytes(whole)
    assert account_of(file, {}).pending is not None
