"""What every test may ask for: a fresh database, and a guard against windows left open."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from hypothesis import settings

from tests import compiled_once, connections, warm_readers
from tests.kept_connections import KeptConnections
from tests.postgres_databases import LentDatabases, new_postgres_database
from tests.postgres_server import NoServerError, running_server

if TYPE_CHECKING:
    from cica_events.persistence.database import Database

HERE = Path(__file__).parent
SCREEN = HERE / "offscreen_screen.json"
ON_BOTH_DATABASES = ("persistence", "queries", "services")
WITH_WINDOWS = ("ui", "journeys")
WITH_READERS = ("imports", "services", "ui")
FEW_ROUNDS = 1_000  # of those that a key of a passphrase is made in
GARBAGE = 50_000  # new objects that may be some


def pytest_configure(config: pytest.Config) -> None:
    """Keep windows off the screen and settings out of the developer's home, unless told otherwise."""
    gc.disable()
    settings.register_profile("untimed", deadline=None)  # a busy machine is no fault of what is tested
    settings.register_profile("ci", settings.get_profile("untimed"), derandomize=True, database=None)
    settings.load_profile("ci" if os.environ.get("CI") else "untimed")  # CI tries the same on every machine
    if os.environ.setdefault("QT_QPA_PLATFORM", "offscreen") == "offscreen":
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_without_drive(SCREEN)}"
    home = Path(tempfile.mkdtemp(prefix="cica-tests-"))
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    _watch_connections(home / "connections.txt")
    for kind in ("CONFIG", "DATA", "STATE"):
        os.environ[f"XDG_{kind}_HOME"] = str(home / kind.lower())


def _watch_connections(file: Path) -> None:
    """Refuse connections to other computers, in this process and in the Python processes that it starts."""
    if connections.NOTED not in os.environ:  # a worker begins with what its parent set
        folders = [str(HERE / "watched"), os.environ.get("PYTHONPATH", "")]
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, folders))
    os.environ[connections.NOTED] = str(file)
    connections.watch()


def _without_drive(path: Path) -> str:
    """Return a path as Qt's platform takes it, for which a colon ends the parameter."""
    return os.path.relpath(path) if path.drive else str(path)


def pytest_runtest_logfinish() -> None:
    """Look for garbage between two tests only, in the thread of the windows.

    Python looks for it in whichever thread happens to allocate, as that in which xdist receives; a widget
    that is freed there takes the process with it.
    """
    gc.disable()
    if gc.get_count()[0] > GARBAGE:
        gc.collect(1)


def pytest_sessionfinish() -> None:
    """Empty the clipboard: the offscreen platform frees it when Python is gone, and would crash."""
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().clear()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything under tests/journeys as a journey."""
    for item in items:
        if _floor(item.path) == "journeys":
            item.add_marker("journey")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the tests of what stores and reads once on SQLite and once on PostgreSQL."""
    if "database_kind" in metafunc.fixturenames:
        both = _floor(metafunc.definition.path) in ON_BOTH_DATABASES
        metafunc.parametrize("database_kind", ["sqlite", "postgres"] if both else ["sqlite"])


@pytest.fixture
def database_address(database_kind: str, request: pytest.FixtureRequest) -> str:
    """Address of a workspace that does not exist yet: a path, or an empty PostgreSQL database."""
    return str(request.getfixturevalue(f"{database_kind}_address"))


@pytest.fixture
def sqlite_address(tmp_path: Path) -> str:
    """Path of a workspace file that does not exist yet."""
    return str(tmp_path / "test.cica")


@pytest.fixture
def postgres_address(postgres_server: str) -> Iterator[str]:
    """Address of an empty database of its own on a real server."""
    with new_postgres_database(postgres_server, "template0") as address:
        yield address


@pytest.fixture
def database(database_kind: str, request: pytest.FixtureRequest) -> Iterator[Database]:
    """Open a workspace of its own that holds its tables and nothing else."""
    from cica_events.persistence.address import Address
    from cica_events.persistence.opening import open_database

    opened = open_database(Address.of(request.getfixturevalue(f"{database_kind}_workspace")), actor="test")
    yield opened
    opened.close()


@pytest.fixture
def sqlite_workspace(sqlite_template: Path, tmp_path: Path) -> str:
    """Path of an empty workspace file."""
    return str(shutil.copy(sqlite_template, tmp_path / "test.cica"))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty workspace file to copy: migrating anew for each test would take longer than the test."""
    path = tmp_path_factory.mktemp("template") / "template.cica"
    make_workspace(str(path))
    return path


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace file with the sample's data, to copy."""
    from cica_events.services.workspace import create_workspace

    path = tmp_path_factory.mktemp("sample") / "sample.cica"
    create_workspace(path, sample=True).close()
    return path


@pytest.fixture(scope="session")
def template_of_2023(sample_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace file with the sample's data and the programmes of 2023, to copy."""
    from cica_events.services.workspace import open_workspace
    from tests.programmes_of_2023 import build

    path = Path(shutil.copy(sample_template, tmp_path_factory.mktemp("programmes") / "2023.cica"))
    with closing(open_workspace(path)) as workspace:
        build(workspace)
    return path


@pytest.fixture
def postgres_workspace(request: pytest.FixtureRequest, postgres_workspaces: LentDatabases) -> Iterator[str]:
    """Address of an empty workspace on a real server."""
    with postgres_workspaces.lent(keeping=_floor(request.path) != "persistence") as address:
        yield address


@pytest.fixture(scope="session")
def kept_connections() -> Iterator[KeptConnections]:
    """Connections that tests of what stands on the database hand on to each other."""
    with closing(KeptConnections()) as kept:
        yield kept


@pytest.fixture(scope="session")
def postgres_workspaces(
    postgres_server: str, postgres_template: str, kept_connections: KeptConnections
) -> Iterator[LentDatabases]:
    """Empty workspaces on a real server to lend."""
    with closing(LentDatabases(postgres_server, postgres_template, kept_connections)) as databases:
        yield databases


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> Iterator[str]:
    """Name of a database with an empty workspace to copy."""
    with new_postgres_database(postgres_server, "template0") as address:
        make_workspace(address)
        yield urlsplit(address).path.lstrip("/")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Address of a PostgreSQL server that lives as long as the tests; without one, CI fails."""
    try:
        with running_server() as address:
            yield address
    except NoServerError as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))


def make_workspace(address: str) -> None:
    """Create an empty workspace and let go of it."""
    from cica_events.persistence.address import Address
    from cica_events.persistence.opening import create_database

    create_database(Address.of(address)).close()


@pytest.fixture(scope="session", autouse=True)
def statements_compiled_once() -> Iterator[None]:
    """Compile each statement once, not again for the database of each test."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        compiled_once.share(monkeypatch)
        yield


@pytest.fixture(scope="session", autouse=True)
def keys_soon_made() -> Iterator[int]:
    """Make keys of passphrases in fewer rounds; the value is in how many users' are."""
    from cica_events.persistence import cipher

    with pytest.MonkeyPatch.context() as monkeypatch:
        usual = cipher.ROUNDS
        monkeypatch.setattr(cipher, "ROUNDS", FEW_ROUNDS)
        yield usual


@pytest.fixture
def usual_keys(keys_soon_made: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make keys as users' are, for what another process or program opens too."""
    from cica_events.persistence import cipher

    monkeypatch.setattr(cipher, "ROUNDS", keys_soon_made)


@pytest.fixture(scope="session")
def nursery() -> Iterator[warm_readers.Nursery]:
    """What readers of spreadsheets are forked from."""
    with closing(warm_readers.Nursery()) as kept:
        yield kept


@pytest.fixture(autouse=True)
def readers_begin_warm(request: pytest.FixtureRequest) -> Iterator[None]:
    """Spare the start of Python for each spreadsheet, where no reader is started as users do it."""
    cold = request.node.get_closest_marker("cold_readers") or not warm_readers.POSSIBLE
    if cold or _floor(request.path) not in WITH_READERS:
        yield
        return
    from cica_events.imports.readers import reader_link

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(reader_link, "start", request.getfixturevalue("nursery").start)
        yield


@pytest.fixture(autouse=True)
def no_connection_opened() -> Iterator[None]:
    """Fail a test that asks another computer for anything, whatever became of it."""
    yield
    found = connections.noted() + connections.open_elsewhere()
    assert not found, f"connections opened: {', '.join(found)}"


@pytest.fixture(autouse=True)
def no_window_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test of the window that leaves a top-level window open."""
    if _floor(request.path) not in WITH_WINDOWS:
        yield
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    names = [f"{type(window).__name__} {window.windowTitle()!r}" for window in left]
    for window in left:
        window.close()
    assert not names, f"windows left open: {', '.join(names)}"


def _floor(path: Path) -> str:
    """Return the folder under tests/ in which a test stands."""
    return path.relative_to(HERE).parts[0]
