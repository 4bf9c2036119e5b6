"""A workspace file is compared with the checksums of its pages before a write, and sealed by each commit."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import delete, select

from cica_events.domain.people import Person
from cica_events.errors import DamagedError, StorageError
from cica_events.persistence.address import Address
from cica_events.persistence.database import Database
from cica_events.persistence.integrity import problems_of
from cica_events.persistence.opening import open_database
from cica_events.persistence.own_handle import handle_of
from cica_events.persistence.seal import Finding, State, last_sealed
from cica_events.persistence.seal_format import PAGE, Header, foot_of, stored_sums, summed
from tests.contents import contents


@pytest.fixture
def workspace(sqlite_workspace: str) -> Path:
    """A sealed workspace file with people, and with free pages in it."""
    path = Path(sqlite_workspace)
    with _opened(path) as database:
        add_people(database, 300)
        remove_people(database, 150)
    return path


def add_people(database: Database, count: int) -> None:
    with database.changing("People") as session:
        session.add_all(Person(family_name=f"Person {number}", position="x" * 200) for number in range(count))


def remove_people(database: Database, count: int) -> None:
    with database.changing("Gone") as session:
        some = select(Person.id).order_by(Person.id).limit(count)
        session.execute(delete(Person).where(Person.id.in_(some)))


def is_sealed(path: Path) -> bool:
    """Tell whether the seal in the file is that of every page as it is now."""
    with handle_of(path) as handle:
        foot, header = foot_of(handle), Header.read(handle)
        assert handle.size % PAGE == 0
        known = foot and stored_sums(handle, foot)
        return bool(
            foot
            and foot.counter == header.counter
            and known is not None
            and list(known) == list(summed(handle, header.pages))
        )


def look(path: Path) -> Finding:
    with _opened(path) as database:
        assert database.seal is not None
        return database.seal.look()


def flip(path: Path, offset: int, by: int = 0x01) -> None:
    """Change one byte of a file at rest."""
    with path.open("r+b") as file:
        file.seek(offset)
        byte = file.read(1)[0]
        file.seek(offset)
        file.write(bytes([byte ^ by]))


def test_each_commit_seals_what_it_changed(sqlite_workspace: str) -> None:
    path, random = Path(sqlite_workspace), Random(7)
    assert is_sealed(path)
    with _opened(path) as database:
        for step in range(40):
            if random.random() < 0.6:
                add_people(database, random.choice((1, 5, 120)))
            else:
                remove_people(database, random.choice((1, 30, 400)))
            assert is_sealed(path), step
        with pytest.raises(ZeroDivisionError):
            fail_in_a_change(database)
        assert is_sealed(path)
    assert look(path).state is State.WHOLE


def fail_in_a_change(database: Database) -> None:
    with database.changing("Nothing") as session:
        session.add(Person(family_name="Nobody"))
        session.flush()
        raise ZeroDivisionError


def test_a_commit_of_a_large_file_reads_a_small_part_of_it(
    sqlite_workspace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(sqlite_workspace)
    with _opened(path) as database:
        add_people(database, 2000)
        assert database.seal is not None
        handle, read = database.seal._open(), []
        original = type(handle).read
        monkeypatch.setattr(
            type(handle), "read", lambda self, offset, size: read.append(size) or original(self, offset, size)
        )
        add_people(database, 1)
    assert sum(read) < path.stat().st_size / 10


@pytest.mark.parametrize(
    ("place", "by"), [(3, 1), (18, 3), (27, 1), (31, 1), (68, 0x80), (95, 1), (99, 1), (3 * PAGE + 5, 1)]
)
def test_a_flipped_byte_is_told_before_anything_is_written(workspace: Path, place: int, by: int) -> None:
    flip(workspace, place, by)
    left = workspace.read_bytes()
    with (
        pytest.raises(DamagedError, match=r"is damaged.*It was last whole on"),
        _opened(workspace) as database,
    ):
        add_people(database, 1)
    assert workspace.read_bytes() == left


def test_damage_leaves_a_workspace_that_can_be_read(workspace: Path) -> None:
    with _opened(workspace) as database:
        names = {row["family_name"] for row in contents(database).values()}
    flip(workspace, workspace.read_bytes().rindex(b"x" * 50))
    with _opened(workspace) as database:
        assert {row["family_name"] for row in contents(database).values()} == names
        for _attempt in range(2):
            with pytest.raises(DamagedError, match="1 place in it is not as it was saved"):
                add_people(database, 1)


def test_a_changed_byte_that_holds_nothing_is_seen_and_stops_nobody(workspace: Path) -> None:
    with handle_of(workspace) as handle:
        trunk = Header.read(handle).first_trunk
        leaf = int.from_bytes(handle.read((trunk - 1) * PAGE + 8, 4))
    flip(workspace, (leaf - 1) * PAGE + 99)
    found = look(workspace)
    assert (found.state, found.pages) == (State.UNUSED_CHANGED, (leaf,))
    with _opened(workspace) as database:
        add_people(database, 1)
    assert is_sealed(workspace)


@pytest.mark.parametrize("size", [1, PAGE, 3 * PAGE])
def test_what_is_appended_puts_the_seal_out_of_no_work(workspace: Path, size: int) -> None:
    with workspace.open("ab") as file:
        file.write(b"?" * size)
    assert look(workspace) == Finding(State.UNUSED_CHANGED, (), last_sealed(workspace))
    damaged = workspace.with_name("damaged.cica")
    shutil.copy(workspace, damaged)
    flip(damaged, damaged.read_bytes().rindex(b"x" * 50))
    with _opened(damaged) as database, pytest.raises(DamagedError, match="1 place in it"):
        add_people(database, 1)
    with _opened(workspace) as database:
        add_people(database, 1)
    assert is_sealed(workspace)


@pytest.mark.parametrize("back", [1, PAGE - 3, 2 * PAGE - 1])
def test_a_flipped_byte_of_the_seal_itself_is_no_damage_but_seen(workspace: Path, back: int) -> None:
    flip(workspace, workspace.stat().st_size - back)
    assert look(workspace).state is State.SEAL_UNREADABLE
    with _opened(workspace) as database:
        add_people(database, 1)
    assert is_sealed(workspace)


def without_seal(path: Path) -> None:
    with handle_of(path) as handle:
        size = Header.read(handle).pages * PAGE
    os.truncate(path, size)


def changed_by_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE person SET position = 'edited elsewhere'")


def grown_by_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE person SET notes = hex(randomblob(4900))")


def made_small_by_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("VACUUM")


OTHERS = (without_seal, changed_by_another_program, grown_by_another_program, made_small_by_another_program)


@pytest.mark.parametrize("meet", OTHERS)
def test_a_file_without_a_seal_of_its_state_is_not_called_damaged(
    workspace: Path, meet: Callable[[Path], None]
) -> None:
    meet(workspace)
    assert look(workspace).state is State.UNSEALED
    with _opened(workspace) as database:
        add_people(database, 1)
        assert is_sealed(workspace)
        changed_by_another_program(workspace)
        add_people(database, 1)
        assert problems_of(database) == []
    assert is_sealed(workspace)


def test_a_copy_takes_its_seal_along(workspace: Path) -> None:
    copy = Path(shutil.copy(workspace, workspace.with_name("copy.cica")))
    assert look(copy).state is State.WHOLE


def test_two_programs_seal_one_file_by_turns(workspace: Path) -> None:
    with _opened(workspace) as one, _opened(workspace) as other:
        for _turn in range(3):
            for database in (one, other):
                add_people(database, 20)
                assert is_sealed(workspace)
    assert look(workspace).state is State.WHOLE


def test_looking_and_closing_leave_the_locks_of_others_in_this_process(workspace: Path) -> None:
    """A descriptor that is closed takes all locks of its process on the file with it."""
    with _opened(workspace) as one, one.changing("Long") as session:
        session.add(Person(family_name="Held"))
        session.flush()
        look(workspace)
        another = "import sqlite3,sys;sqlite3.connect(sys.argv[1],timeout=0).execute('BEGIN IMMEDIATE')"
        command = [sys.executable, "-c", another, str(workspace)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        assert "database is locked" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what is open")
def test_who_ends_its_work_after_the_file_was_closed_lets_go_of_it(workspace: Path) -> None:
    one = open_database(Address.of(workspace))
    with one.changing("Long") as session:
        session.add(Person(family_name="Late"))
        one.close()
    one.rewrite()
    assert one.look_over() is not None
    assert str(workspace) not in {str(each.resolve()) for each in Path("/proc/self/fd").iterdir()}


def test_a_commit_that_fails_half_way_leaves_a_sealed_file(workspace: Path) -> None:
    """The limit meets the commit when new pages are written, over the seal."""
    resource = pytest.importorskip("resource")
    program = (
        "import resource, sys\n"
        "from cica_events.persistence.address import Address\n"
        "from cica_events.persistence.opening import open_database\n"
        "from cica_events.domain.people import Person\n"
        "database = open_database(Address.of(sys.argv[1]))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))\n"
        "try:\n"
        "    with database.changing('Import') as session:\n"
        "        session.add_all(Person(family_name='y' * 300) for _ in range(3000))\n"
        "except Exception as error:\n    print(error)\n"
        "database.close()\n"
    )
    assert resource
    size = workspace.stat().st_size + 40 * PAGE
    command = [sys.executable, "-c", program, str(workspace), str(size)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert "the drive does not take what is written" in done.stdout, done
    assert is_sealed(workspace)
    assert look(workspace).state is State.WHOLE


def _opened(path: Path) -> closing[Database]:
    return closing(open_database(Address.of(path)))


def test_a_file_that_has_gone_is_told_as_that(workspace: Path) -> None:
    with closing(open_database(Address.of(workspace), actor="test")) as database:
        workspace.rename(workspace.with_name("away.cica"))
        with pytest.raises(StorageError, match="was moved, deleted or replaced"):
            database.look_over()
