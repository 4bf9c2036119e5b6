"""Erasing sensitive details from the command line: told first, done only with --yes."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from cica_events.domain.erasing import Rule
from cica_events.services.workspace import open_workspace
from tests.cli.conftest import Run


def test_whose_details_are_meant_is_told_and_they_go_with_yes(
    run: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))
    with closing(open_workspace(sample)) as workspace:
        workspace.people.add({"family_name": "Zhan", "passport_number": "N1-MARK"})
    assert run("erase", sample).out == "To be erased: 0 people\n"
    assert run("erase", sample, "--all").out == "Zhan\nTo be erased: 1 person\n"
    with closing(open_workspace(sample)) as workspace:
        workspace.erasing.choose(Rule(day=date(2024, 1, 1)))
    assert run("erase", sample).out == "Zhan\nTo be erased: 1 person\n"
    done = run("erase", sample, "--yes")
    assert (done.status, done.out, done.err) == (0, "Erased: 1 person\n", "")
    assert b"MARK" not in sample.read_bytes()
    assert run("erase", sample, "--all").out == "To be erased: 0 people\n"
