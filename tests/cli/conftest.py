"""The command line as a script calls it, on a copy of the sample."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cica_events.cli.main import main
from cica_events.i18n import use_language
from cica_events.services.workspace import open_workspace

MEETING = "SOC-2023-12-12"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Run the command line in this process."""

    def run_command(*arguments: object) -> Answer:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        streams = capsys.readouterr()
        return Answer(status, streams.out, streams.err)

    yield run_command
    use_language("en")


@pytest.fixture
def sample(sample_template: Path, tmp_path: Path) -> Path:
    """A sample workspace of the test's own."""
    return Path(shutil.copy(sample_template, tmp_path / "sample.cica"))


@pytest.fixture
def edited(sample: Path) -> Path:
    """A sample workspace with one step to undo: the first participant's phone."""
    workspace = open_workspace(sample)
    try:
        rows = workspace.participants.rows(workspace.meetings.get(MEETING).id)
        workspace.participants.edit([rows[0].id], {"phone": "+7 701 123 45 67"})
    finally:
        workspace.close()
    return sample
