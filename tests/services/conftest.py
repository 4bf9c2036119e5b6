"""Workspaces with a little of everything, for the tests of services."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from cica_events.persistence.address import Address
from cica_events.persistence.database import Database
from cica_events.persistence.opening import open_database
from cica_events.services.workspace import Workspace
from tests.made_up import fill
from tests.postgres_databases import LentDatabases, new_postgres_database
from tests.services.one_person_twice import ADAILEH
from tests.services.verbs import furnish


@pytest.fixture
def workspace(database: Database) -> Workspace:
    """A workspace with ten made-up parties: States are members, organizations partners."""
    fill(database, parties=10)
    return Workspace(database)


@pytest.fixture
def meeting(workspace: Workspace) -> str:
    """The id of a meeting of the Senior Officials Committee, with its delegations and agenda."""
    return workspace.meetings.create(workspace.meetings.plan("SOC", None))


@pytest.fixture
def furnished(furnished_address: str) -> Iterator[Workspace]:
    """A workspace with two linked meetings that hold something of every noun, nothing of it to undo."""
    with closing(open_database(Address.of(furnished_address), actor="test")) as database:
        yield Workspace(database)


@pytest.fixture
def furnished_address(database_kind: str, request: pytest.FixtureRequest) -> str:
    """The address of a furnished workspace of its own."""
    return str(request.getfixturevalue(f"furnished_{database_kind}"))


@pytest.fixture
def furnished_sqlite(furnished_file: Path, tmp_path: Path) -> str:
    """The path of a furnished file."""
    return str(shutil.copy(furnished_file, tmp_path / "furnished.cica"))


@pytest.fixture
def furnished_postgres(furnished_databases: LentDatabases) -> Iterator[str]:
    """The address of a furnished database on a server."""
    with furnished_databases.lent() as address:
        yield address


@pytest.fixture(scope="session")
def furnished_databases(postgres_server: str, furnished_server_template: str) -> Iterator[LentDatabases]:
    """Furnished databases to lend."""
    with closing(LentDatabases(postgres_server, furnished_server_template)) as databases:
        yield databases


@pytest.fixture(scope="session")
def furnished_file(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A furnished file to copy."""
    path = Path(shutil.copy(sqlite_template, tmp_path_factory.mktemp("furnished") / "furnished.cica"))
    _furnish(str(path))
    return path


@pytest.fixture(scope="session")
def furnished_server_template(postgres_server: str, postgres_template: str) -> Iterator[str]:
    """The name of a furnished database to copy."""
    with new_postgres_database(postgres_server, postgres_template) as address:
        _furnish(address)
        yield urlsplit(address).path.lstrip("/")


def _furnish(address: str) -> None:
    with closing(open_database(Address.of(address), actor="someone else")) as database:
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
