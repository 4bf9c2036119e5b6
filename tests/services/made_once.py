"""What many tests begin with, made once on each kind of database, of which each test is lent a copy.

`@once` makes a fixture whose function is called once for all tests that begin with the same: each is handed a
copy of what it returned and of the workspace with what it made. It takes `workspace` and fixtures of its kind
and returns ids. What it does is not done by the user of the tests, so their undo does not reach it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from copy import deepcopy
from dataclasses import dataclass
from inspect import Parameter, signature
from pathlib import Path
from typing import Any

import pytest

from cica_events.persistence.address import Address
from cica_events.persistence.database import Database
from cica_events.persistence.opening import open_database
from cica_events.services.workspace import Workspace
from tests.postgres_databases import Contents, LentDatabases

Begin = Callable[[Database], object]
Step = Callable[..., Any]
Told = Mapping[Step, Any]

_STEPS: dict[object, Step] = {}  # what stands behind a fixture


def once(step: Step) -> Any:
    """Return the fixture that hands on what `step` returned when the workspace was made."""

    def told(**others: Any) -> Any:
        return deepcopy(others["begun"].told[step])

    wanted = [*signature(step).parameters, "begun"]
    told.__name__, told.__doc__ = step.__name__, step.__doc__
    told.__signature__ = signature(step).replace(  # type: ignore[attr-defined]  # pytest asks for it
        parameters=[Parameter(name, Parameter.KEYWORD_ONLY) for name in wanted]
    )
    fixture = pytest.fixture(told)
    _STEPS[fixture] = step
    return fixture


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a test begins with: what its workspace is filled with, and what is done in it then."""

    fill: Begin
    steps: tuple[tuple[str, Step], ...] = ()

    @classmethod
    def of(cls, fill: Begin, names: Iterable[str], fixtures: Mapping[str, object]) -> Beginning:
        """Return it for a test that asks for fixtures of those names."""
        known = ((name, fixtures.get(name)) for name in names)
        return cls(fill, tuple((name, _STEPS[found]) for name, found in known if found in _STEPS))

    def make(self, address: str) -> Told:
        """Fill an empty workspace and return what each step told."""
        with closing(open_database(Address.of(address), actor="someone else")) as database:
            self.fill(database)
            values: dict[str, Any] = {"workspace": Workspace(database)}
            for name, _step in self.steps:
                self._do(name, values)
        return {step: values[name] for name, step in self.steps}

    def _do(self, name: str, values: dict[str, Any]) -> Any:
        if name not in values:
            step = dict(self.steps)[name]
            values[name] = step(**{other: self._do(other, values) for other in signature(step).parameters})
        return values[name]


class Files:
    """Files with what was made in them, each once."""

    def __init__(self, folder: Path, template: Path) -> None:
        self._folder, self._template = folder, template
        self._made: dict[Beginning, tuple[Path, Told]] = {}

    def of(self, beginning: Beginning) -> tuple[Path, Told]:
        """Return the file in which all was made, to copy, and what was told."""
        if beginning not in self._made:
            path = Path(shutil.copy(self._template, self._folder / f"{len(self._made)}.cica"))
            self._made[beginning] = path, beginning.make(str(path))
        return self._made[beginning]


class Databases:
    """What databases on a server hold in which something was made, each once."""

    def __init__(self, databases: LentDatabases) -> None:
        self._databases = databases
        self._made: dict[Beginning, tuple[Contents, Told]] = {}

    def lent(self, beginning: Beginning) -> tuple[AbstractContextManager[str], Told]:
        """Return a database with all that was made, to enter, and what was told."""
        if beginning not in self._made:
            with self._databases.lent() as address:
                told = beginning.make(address)
                self._made[beginning] = self._databases.contents(address), told
        contents, told = self._made[beginning]
        return self._databases.lent(contents), told


@dataclass(frozen=True, slots=True)
class Begun:
    """A workspace of a test's own, and what each step told that was done in it."""

    database: Database
    told: Told


@contextmanager
def begun(beginning: Beginning, request: pytest.FixtureRequest) -> Iterator[Begun]:
    """Open a workspace of the test's own, on its kind of database, in which all was made."""
    if request.getfixturevalue("database_kind") == "sqlite":
        folder, files = map(request.getfixturevalue, ("tmp_path", "made_files"))
        path, told = files.of(beginning)
        with _opened(shutil.copy(path, folder / "test.cica")) as database:
            yield Begun(database, told)
    else:
        lent, told = request.getfixturevalue("made_databases").lent(beginning)
        with lent as address, _opened(address) as database:
            yield Begun(database, told)


def _opened(address: Path | str) -> AbstractContextManager[Database]:
    return closing(open_database(Address.of(str(address)), actor="test"))
