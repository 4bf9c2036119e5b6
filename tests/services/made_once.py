"""Workspaces with what many tests begin with, made once on each kind of database, to copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from cica_events.persistence.address import Address
from cica_events.persistence.database import Database
from cica_events.persistence.opening import open_database
from tests.kept_connections import KeptConnections
from tests.postgres_databases import LentDatabases, new_postgres_database

Make = Callable[[Database], object]


class Files:
    """Files with what was made in them, each once."""

    def __init__(self, folder: Path, template: Path) -> None:
        self._folder, self._template = folder, template
        self._made: dict[Make, Path] = {}

    def of(self, make: Make) -> Path:
        """Return the file in which `make` was done, to copy."""
        if make not in self._made:
            path = Path(shutil.copy(self._template, self._folder / f"{len(self._made)}.cica"))
            _do(make, str(path))
            self._made[make] = path
        return self._made[make]


class Databases:
    """Databases on a server with what was made in them, each once."""

    def __init__(self, server: str, template: str, connections: KeptConnections) -> None:
        self._server, self._template, self._connections = server, template, connections
        self._made: dict[Make, LentDatabases] = {}
        self._kept = ExitStack()

    def of(self, make: Make) -> LentDatabases:
        """Return copies of the database in which `make` was done."""
        if make not in self._made:
            address = self._kept.enter_context(new_postgres_database(self._server, self._template))
            _do(make, address)
            copies = LentDatabases(self._server, urlsplit(address).path.lstrip("/"), self._connections)
            self._made[make] = self._kept.enter_context(closing(copies))
        return self._made[make]

    def close(self) -> None:
        """Drop them all."""
        self._kept.close()


@contextmanager
def lent(make: Make, request: pytest.FixtureRequest) -> Iterator[Database]:
    """Open a workspace of the test's own, on its kind of database, in which `make` was done."""
    with ExitStack() as stack:
        if request.getfixturevalue("database_kind") == "sqlite":
            folder, files = map(request.getfixturevalue, ("tmp_path", "made_files"))
            address = str(shutil.copy(files.of(make), folder / "test.cica"))
        else:
            address = stack.enter_context(request.getfixturevalue("made_databases").of(make).lent())
        yield stack.enter_context(closing(open_database(Address.of(address), actor="test")))


def _do(make: Make, address: str) -> None:
    with closing(open_database(Address.of(address), actor="someone else")) as database:
        make(database)
