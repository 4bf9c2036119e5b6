"""Lists of participants to write: a large one out of a workspace, and a small awkward one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cica_events.persistence.address import Address
from cica_events.persistence.opening import open_database
from cica_events.services.workspace import Workspace
from tests.made_up_list import fill_list


@pytest.fixture(scope="session")
def large(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, str]]:
    """A workspace with a meeting of 300 participants, and the meeting's id; only to be read."""
    path = shutil.copy(sqlite_template, tmp_path_factory.mktemp("large") / "large.cica")
    with closing(open_database(Address.of(str(path)), actor="test")) as database:
        meeting = fill_list(database)
        yield Workspace(database), meeting
