"""Workspaces with a little of everything, for the tests of services."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cica_events.persistence.database import Database
from cica_events.services.workspace import Workspace
from tests.kept_connections import KeptConnections
from tests.made_up import fill
from tests.services import made_once
from tests.services.one_person_twice import ADAILEH
from tests.services.verbs import furnish


@pytest.fixture(scope="session")
def made_files(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> made_once.Files:
    """Files with what tests begin with."""
    return made_once.Files(tmp_path_factory.mktemp("made-once"), sqlite_template)


@pytest.fixture(scope="session")
def made_databases(
    postgres_server: str, postgres_template: str, kept_connections: KeptConnections
) -> Iterator[made_once.Databases]:
    """Databases on a server with what tests begin with."""
    with closing(made_once.Databases(postgres_server, postgres_template, kept_connections)) as made:
        yield made


@pytest.fixture
def workspace(database_kind: str, request: pytest.FixtureRequest) -> Iterator[Workspace]:
    """A workspace with ten made-up parties: States are members, organizations partners."""
    with made_once.lent(_ten_parties, request) as database:
        yield Workspace(database)


@pytest.fixture
def meeting(workspace: Workspace) -> str:
    """The id of a meeting of the Senior Officials Committee, with its delegations and agenda."""
    return workspace.meetings.create(workspace.meetings.plan("SOC", None))


@pytest.fixture
def furnished(database_kind: str, request: pytest.FixtureRequest) -> Iterator[Workspace]:
    """A workspace with two linked meetings that hold something of every noun, nothing of it to undo."""
    with made_once.lent(_furnish, request) as database:
        yield Workspace(database)


@pytest.fixture
def furnished_file(made_files: made_once.Files) -> Path:
    """A furnished file to copy."""
    return made_files.of(_furnish)


def _ten_parties(database: Database) -> None:
    fill(database, parties=10)


def _furnish(database: Database) -> None:
    fill(database, parties=6)
    furnish(Workspace(database))


@pytest.fixture
def twice(workspace: Workspace) -> tuple[str, str]:
    """The ids of one person who stands in the directory under two spellings."""
    return workspace.people.add(ADAILEH), workspace.people.add(ADAILEH | {"family_name": "Aladaileh"})


@pytest.fixture
def two_meetings(workspace: Workspace) -> tuple[str, str]:
    """The ids of two meetings."""
    one, other = (workspace.meetings.create(workspace.meetings.plan(body, None)) for body in ("SOC", "YC"))
    return one, other
