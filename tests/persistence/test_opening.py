"""What cannot be opened or created is refused in a plain sentence that names it, and left as it is."""

from __future__ import annotations

import os
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from cica_events.domain.people import Person
from cica_events.errors import StorageError
from cica_events.persistence.address import Address
from cica_events.persistence.database import Database
from cica_events.persistence.faults import told_plainly
from cica_events.persistence.integrity import problems_of
from cica_events.persistence.opening import create_database, open_database
from cica_events.persistence.seal import seal_at_rest
from cica_events.persistence.sqlite import APPLICATION_ID
from tests.contents import contents


def refused(path: Path) -> str:
    """Return the sentence with which `path` is refused; it names the file and leaves it as it is."""
    before = fingerprint(path)
    with pytest.raises(StorageError) as error:
        open_database(Address.of(path)).close()
    assert fingerprint(path) == before
    said = str(error.value)
    assert path.name in said
    assert "\n" not in said
    return said


def fingerprint(path: Path) -> dict[str, str]:
    """Return the files in the folder of `path`, each with what it holds."""
    return {
        entry.name: sha256(entry.read_bytes()).hexdigest()
        for entry in path.parent.iterdir()
        if entry.is_file()
    }


@pytest.fixture
def workspace(sqlite_workspace: str) -> Path:
    """A workspace file with some people in it."""
    with _opened(Path(sqlite_workspace)) as database, database.changing("People") as session:
        session.add_all(Person(family_name=f"Person {number}") for number in range(300))
    return Path(sqlite_workspace)


def test_a_missing_file_is_not_made_by_opening_it(tmp_path: Path) -> None:
    assert "does not exist" in refused(tmp_path / "missing.cica")


def test_a_file_in_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="nor is the folder"):
        open_database(Address.of(tmp_path / "no folder" / "x.cica"))


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "folder.cica").mkdir()
    assert "is a folder" in refused(tmp_path / "folder.cica")


def test_a_name_longer_than_names_may_be(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be reached"):
        open_database(Address.of(tmp_path / ("x" * 5000)))


@pytest.mark.parametrize(
    "content",
    [b"", b"Family name;Given name\n" * 50, b"SQLite format 3\x00", bytes(4096), b"PK\x03\x04" * 100],
)
def test_a_file_that_is_no_workspace(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.cica"
    path.write_bytes(content)
    assert "is no CICA Events workspace" in refused(path)


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_the_database_of_another_program(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "other.cica"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}")
        connection.execute("CREATE TABLE party (id TEXT)")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    assert "is no CICA Events workspace" in refused(path)


def test_an_empty_database_with_our_mark(tmp_path: Path) -> None:
    path = tmp_path / "marked.cica"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.commit()
    assert "is no CICA Events workspace" in refused(path)


@pytest.mark.parametrize("share", [0.9, 0.5, 0.1])  # the last hundredth is the seal alone
def test_a_file_that_lost_its_end(workspace: Path, share: float) -> None:
    os.truncate(workspace, int(workspace.stat().st_size * share))
    assert "is damaged" in refused(workspace)


def test_overwritten_pages_are_found_by_the_check(workspace: Path) -> None:
    pages = workspace.stat().st_size // 4096
    with workspace.open("r+b") as file:
        file.seek((pages - 30) * 4096)
        file.write(b"\xa5" * 4096 * 30)
    before = fingerprint(workspace)
    with _opened(workspace) as database:
        try:
            said = problems_of(database)
        except StorageError as error:
            said = [str(error)]
    assert said != []
    assert all("is damaged" in line for line in said)
    assert fingerprint(workspace) == before


def test_an_overwritten_beginning(workspace: Path) -> None:
    with workspace.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3000)
    with pytest.raises(StorageError, match="is damaged"):
        open_database(Address.of(workspace))


def test_a_file_that_another_program_holds(workspace: Path) -> None:
    with closing(sqlite3.connect(workspace)) as other:
        other.execute("BEGIN EXCLUSIVE")
        before = fingerprint(workspace)
        with pytest.raises(StorageError, match="used by another program"):
            open_database(Address.of(workspace))
        other.rollback()
    assert fingerprint(workspace) == before
    with _opened(workspace) as database:
        assert len(contents(database)) == 300


def test_a_file_into_which_another_program_is_saving_can_be_read(workspace: Path) -> None:
    with closing(sqlite3.connect(workspace, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE person SET position = 'Unfinished'")
        with _opened(workspace) as database:
            assert {row["position"] for row in contents(database).values()} == {""}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_does_not_keep_the_program_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.cica")
    assert "is no CICA Events workspace" in refused(tmp_path / "pipe.cica")


@pytest.mark.parametrize(
    "damage",
    [
        "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = CAST(x'ff' AS TEXT)",
        "UPDATE person SET family_name = CAST(x'ff' AS TEXT)",
    ],
)
def test_text_that_is_no_text(workspace: Path, damage: str) -> None:
    with closing(sqlite3.connect(workspace, isolation_level=None)) as other:
        other.executescript(damage)
    with pytest.raises(StorageError, match="is damaged"), _opened(workspace) as database:
        contents(database)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of this kind are those of Unix")
@pytest.mark.parametrize(
    ("mode", "folder_mode", "said"),
    [
        (0o444, 0o777, "is read-only"),
        (0o666, 0o555, "is read-only"),
        (0o000, 0o777, "may not be read by you"),
        (0o666, 0o000, "cannot be reached"),
    ],
)
def test_a_file_that_may_not_be_changed_or_read(
    sqlite_workspace: str, open_folder: Path, mode: int, folder_mode: int, said: str
) -> None:
    workspace = Path(shutil.copy(sqlite_workspace, open_folder))
    before = fingerprint(workspace)
    workspace.chmod(mode)
    workspace.parent.chmod(folder_mode)
    try:
        answer = _as_nobody(f"open_database(Address.of({str(workspace)!r})).close()")
    finally:
        workspace.parent.chmod(0o755)
        workspace.chmod(0o644)
    assert said in answer
    assert workspace.name in answer
    assert fingerprint(workspace) == before


@pytest.mark.skipif(not shutil.which("unshare"), reason="it takes Linux to mount something for oneself")
def test_a_write_protected_drive_is_told_and_its_backups_are_read(sqlite_workspace: str) -> None:
    workspace = Path(sqlite_workspace)
    seal_at_rest(workspace)
    program = f"""
from pathlib import Path
from cica_events.errors import StorageError
from cica_events.persistence.address import Address
from cica_events.persistence.backup_copying import PLAIN
from cica_events.persistence.opening import open_database
path = Path({sqlite_workspace!r})
print(PLAIN.is_whole(path))
try:
    open_database(Address.of(path))
except StorageError as error:
    print(error)
"""
    folder = shlex.quote(str(workspace.parent))
    script = f"mount --bind {folder} {folder} && mount -o remount,bind,ro {folder} && echo mounted && exec "
    command = script + shlex.join([sys.executable, "-c", program])
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", command], check=False, capture_output=True, text=True
    )
    if "mounted" not in done.stdout:
        pytest.skip("this system lets nobody mount for himself: " + done.stderr)
    _mounted, whole, told = done.stdout.splitlines()
    assert whole == "True"
    assert "is read-only" in told


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of this kind are those of Unix")
def test_a_workspace_in_a_folder_that_may_not_be_changed(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    answer = _as_nobody(f"create_database(Address.of({str(open_folder / 'new.cica')!r})).close()")
    assert "new.cica cannot be created" in answer
    assert list(open_folder.iterdir()) == []


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter and change, as those of pytest may not be."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


def _as_nobody(statement: str) -> str:
    """Run a statement as a user who is nobody's owner where we are root, and return the StorageError told."""
    program = (
        "import os, sys\n"
        "from cica_events.errors import StorageError\n"
        "from cica_events.persistence.address import Address\n"
        "from cica_events.persistence.opening import create_database, open_database\n"
        "import cica_events.domain.model, alembic.runtime.environment, alembic.script, alembic.config\n"
        "import sqlalchemy.dialects.sqlite\n"
        "if os.geteuid() == 0:\n    os.setgroups([])\n    os.setgid(65534)\n    os.setuid(65534)\n"
        f"try:\n    {statement}\n"
        "except StorageError as error:\n    print(error)\n"
    )
    outcome = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert outcome.stderr == ""
    return outcome.stdout


def test_a_commit_cut_short_is_mended_from_its_journal(workspace: Path) -> None:
    """As after a crash: the beginning of the file speaks of pages that were never written."""
    with closing(sqlite3.connect(workspace, isolation_level=None)) as writer:
        for setting in ("cache_size = 3", "cache_spill = 1", "journal_mode = TRUNCATE"):
            writer.execute(f"PRAGMA {setting}")
        writer.execute("BEGIN")
        writer.execute("UPDATE person SET position = hex(randomblob(200))")
        left = {name: (workspace.parent / name).read_bytes() for name in fingerprint(workspace)}
        writer.execute("ROLLBACK")
    crashed = workspace.parent / "crashed"
    crashed.mkdir()
    for name, content in left.items():
        (crashed / name).write_bytes(content)
    with (crashed / workspace.name).open("r+b") as file:
        file.seek(28)
        file.write((10_000).to_bytes(4))
    with _opened(crashed / workspace.name) as database:
        assert problems_of(database) == []
        assert {row["position"] for row in contents(database).values()} == {""}


def test_a_new_workspace_takes_the_ending_of_workspaces(tmp_path: Path) -> None:
    create_database(Address.of(tmp_path / "Autumn.2023")).close()
    assert [entry.name for entry in tmp_path.iterdir()] == ["Autumn.2023.cica"]


def test_a_new_workspace_never_replaces_a_file(workspace: Path) -> None:
    before = fingerprint(workspace)
    for name in (workspace, workspace.with_suffix("")):
        with pytest.raises(StorageError, match="exists already"):
            create_database(Address.of(name))
    assert fingerprint(workspace) == before


def test_a_new_workspace_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"folder .*autumn” does not exist"):
        create_database(Address.of(tmp_path / "autumn" / "x.cica"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["50% + #1 ?.cica", "Встреча в Астане.cica", "会议 '\".cica"])
def test_a_name_may_hold_any_letter(tmp_path: Path, name: str) -> None:
    create_database(Address.of(tmp_path / name)).close()
    with _opened(tmp_path / name) as database, database.changing("Person") as session:
        session.add(Person(family_name="Somebody"))
    assert (tmp_path / name).is_file()


def test_a_workspace_is_made_only_for_its_owner(tmp_path: Path) -> None:
    create_database(Address.of(tmp_path / "x.cica")).close()
    assert os.name == "nt" or (tmp_path / "x.cica").stat().st_mode & 0o077 == 0


def test_a_workspace_is_where_it_was_made(database_address: str) -> None:
    with closing(create_database(Address.of(database_address))) as database:
        assert contents(database) == {}
        assert problems_of(database) == []
    with pytest.raises(StorageError, match="exists already"):
        create_database(Address.of(database_address))


def test_an_empty_server_database_holds_no_workspace(postgres_address: str) -> None:
    with pytest.raises(StorageError, match="holds no CICA Events workspace"):
        open_database(Address.of(postgres_address))


@pytest.mark.parametrize("revision", ["ae1027a6acf", "0001", "9999"])
def test_the_server_database_of_another_program(postgres_address: str, revision: str) -> None:
    engine = create_engine(Address.of(postgres_address).url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num varchar)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:it)"), {"it": revision})
    engine.dispose()
    with pytest.raises(StorageError, match="holds no CICA Events workspace"):
        open_database(Address.of(postgres_address))
    with pytest.raises(StorageError, match="holds tables already"):
        create_database(Address.of(postgres_address))


def _opened(path: Path) -> closing[Database]:
    return closing(open_database(Address.of(path)))


@pytest.fixture(autouse=True)
def no_litter(tmp_path: Path) -> Iterator[None]:
    """Find drafts left in the folder."""
    yield
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []


def test_a_file_that_was_moved_away_while_open_is_not_called_read_only(tmp_path: Path) -> None:
    moved = sqlite3.OperationalError("attempt to write a readonly database")
    moved.sqlite_errorcode = sqlite3.SQLITE_READONLY_DBMOVED
    with (
        pytest.raises(StorageError, match="was moved, deleted or replaced"),
        told_plainly(Address.of(tmp_path / "office.cica")),
    ):
        raise moved


@pytest.mark.parametrize(
    ("away", "told"),
    [("office.cica", "was moved, deleted or replaced"), (".", "its drive or folder is away")],
)
@pytest.mark.parametrize("code", [sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR_READ])
def test_a_file_that_is_not_there_is_told_apart_from_a_drive_that_is_away(
    away: str, told: str, code: int, tmp_path: Path
) -> None:
    folder = tmp_path / "drive"
    folder.mkdir()
    file = folder / "office.cica"
    if away == ".":
        folder.rmdir()
    failing = sqlite3.OperationalError("unable to open database file")
    failing.sqlite_errorcode = code
    with pytest.raises(StorageError, match=told), told_plainly(Address.of(file)):
        raise failing
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"")
    with (
        pytest.raises(StorageError, match=r"cannot be (opened|read or written)"),
        told_plainly(Address.of(file)),
    ):
        raise failing
