"""A full disk is told in words; the workspace stays as it was and works again when there is room."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from cica_events.domain.people import Person
from cica_events.errors import StorageError
from cica_events.persistence.address import Address
from cica_events.persistence.database import Database
from cica_events.persistence.faults import told_plainly
from cica_events.persistence.integrity import problems_of
from cica_events.persistence.opening import open_database
from tests.contents import contents

MANY = """
import resource, signal
from cica_events.domain.people import Person
from cica_events.errors import StorageError
from cica_events.persistence.address import Address
from cica_events.persistence.opening import open_database
database = open_database(Address.of({path!r}))
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, resource.RLIM_INFINITY))
try:
    with database.changing("Import") as session:
        session.add_all(Person(family_name="x" * 300) for _ in range(3000))
except StorageError as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
with database.changing("With room again") as session:
    session.add(Person(family_name="Room"))
database.close()
"""


def add_many(database: Database) -> None:
    with database.changing("Import") as session:
        session.add_all(Person(family_name="x" * 300) for _ in range(3000))


def test_a_full_disk_loses_only_the_step_that_did_not_fit(sqlite_workspace: str) -> None:
    with closing(open_database(Address.of(sqlite_workspace))) as database:
        with database.changing("Before") as session:
            session.add(Person(family_name="Before"))
        before = contents(database)
        _leave_room_for(database, pages=20)
        with pytest.raises(StorageError, match=r"The disk is full: .*test\.cica” could not be saved"):
            add_many(database)
        assert contents(database) == before
        assert problems_of(database) == []
        _leave_room_for(database, pages=1_000_000)
        add_many(database)
        assert len(contents(database)) == len(before) + 3000


def _leave_room_for(database: Database, pages: int) -> None:
    """Let the file grow by so many pages more; the connection stays the same as nothing else uses one."""
    with database.reading() as session:
        connection = session.connection()
        used = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {used + pages}")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not limit the size of files")
@pytest.mark.parametrize("size", [4096, 300_000, 600_000])
def test_a_write_that_fails_half_way_is_taken_back(sqlite_workspace: str, size: int) -> None:
    """The limits meet the journal's beginning, the file's first new page, and the middle of the commit."""
    path = Path(sqlite_workspace)
    program = MANY.format(path=str(path), size=size)
    outcome = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert outcome.stderr == ""
    assert path.name in outcome.stdout
    assert outcome.stdout.count("\n") == 1
    with closing(open_database(Address.of(path))) as database:
        assert problems_of(database) == []
        assert [row["family_name"] for row in contents(database).values()] == ["Room"]


def test_a_full_disk_is_told_as_such_where_only_words_say_so(tmp_path: Path) -> None:
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_ERROR
    address = Address.of(tmp_path / "office.cica")
    with pytest.raises(StorageError, match="The disk is full"), told_plainly(address):
        raise full
