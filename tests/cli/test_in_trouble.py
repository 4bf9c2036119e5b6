"""Where nothing can be written, the command line says why and changes nothing; afterwards it works."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import MEETING, Run
from tests.small_files import files_no_larger_than, possible

pytestmark = possible

COMMANDS = {
    "export": ("export", "participants", "{sample}", MEETING, "{folder}/list.xlsx"),
    "archive": ("export", "archive", "{sample}", "{folder}/all.zip"),
    "undo": ("undo", "{sample}"),
    "new": ("new", "{folder}/new.cica"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_without_room_it_is_told_and_nothing_is_left(
    name: str, run: Run, edited: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    command = [part.format(sample=edited, folder=folder) for part in COMMANDS[name]]
    before = edited.read_bytes()
    with files_no_larger_than(1000):
        answer = run(*command)
    assert answer.status != 0
    assert answer.err.count("\n") == 1
    assert "Traceback" not in answer.err
    assert list(folder.iterdir()) == []
    assert edited.read_bytes() == before
    assert run(*command).status == 0
