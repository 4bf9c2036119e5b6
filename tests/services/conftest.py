"""Workspaces with a little of everything, for the tests of services."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cica_events.persistence.database import Database
from cica_events.services.workspace import Workspace
from tests.made_up import fill
from tests.postgres_databases import LentDatabases
from tests.services import made_once
from tests.services.made_once import Begin, Beginning, Begun, once
from tests.services.one_person_twice import ADAILEH
from tests.services.verbs import furnish


@pytest.fixture(scope="session")
def made_files(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> made_once.Files:
    """Files with what tests begin with."""
    return made_once.Files(tmp_path_factory.mktemp("made-once"), sqlite_template)


@pytest.fixture(scope="session")
def made_databases(postgres_workspaces: LentDatabases) -> made_once.Databases:
    """Databases on a server with what tests begin with."""
    return made_once.Databases(postgres_workspaces)


@pytest.fixture
def beginning() -> Begin:
    """What fills the workspace of each test; a module may say otherwise."""
    return _ten_parties


@pytest.fixture
def begun(beginning: Begin, database_kind: str, request: pytest.FixtureRequest) -> Iterator[Begun]:
    """The database of the workspace, and what was made in it once."""
    fixtures = globals() | vars(request.module)
    with made_once.begun(Beginning.of(beginning, request.fixturenames, fixtures), request) as begun:
        yield begun


@pytest.fixture
def workspace(begun: Begun) -> Workspace:
    """A workspace with ten made-up parties: States are members, organizations partners."""
    return Workspace(begun.database)


@once
def meeting(workspace: Workspace) -> str:
    """The id of a meeting of the Senior Officials Committee, with its delegations and agenda."""
    return workspace.meetings.create(workspace.meetings.plan("SOC", None))


@pytest.fixture
def furnished(database_kind: str, request: pytest.FixtureRequest) -> Iterator[Workspace]:
    """A workspace with two linked meetings that hold something of every noun, nothing of it to undo."""
    with made_once.begun(Beginning(_furnish), request) as begun:
        yield Workspace(begun.database)


@pytest.fixture
def furnished_file(made_files: made_once.Files) -> Path:
    """A furnished file to copy."""
    return made_files.of(Beginning(_furnish))[0]


def _ten_parties(database: Database) -> None:
    fill(database, parties=10)


def _furnish(database: Database) -> None:
    fill(database, parties=6)
    furnish(Workspace(database))


@once
def twice(workspace: Workspace) -> tuple[str, str]:
    """The ids of one person who stands in the directory under two spellings."""
    return workspace.people.add(ADAILEH), workspace.people.add(ADAILEH | {"family_name": "Aladaileh"})


@once
def two_meetings(workspace: Workspace) -> tuple[str, str]:
    """The ids of two meetings."""
    one, other = (workspace.meetings.create(workspace.meetings.plan(body, None)) for body in ("SOC", "YC"))
    return one, other
