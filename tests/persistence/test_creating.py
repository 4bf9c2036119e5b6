"""A new workspace appears whole or not at all, and never in the place of something else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from cica_events.domain.people import Person
from cica_events.errors import StorageError
from cica_events.persistence.address import Address
from cica_events.persistence.database import Database
from cica_events.persistence.opening import create_database, open_database
from tests.contents import contents


def add_somebody(database: Database) -> None:
    with database.changing("Load") as session:
        session.add(Person(family_name="Somebody"))


def test_a_new_workspace_holds_what_it_is_filled_with(database_address: str) -> None:
    create_database(Address.of(database_address), fill=add_somebody).close()
    with closing(open_database(Address.of(database_address))) as database:
        assert [row["family_name"] for row in contents(database).values()] == ["Somebody"]


def test_a_workspace_that_cannot_be_filled_is_not_made(tmp_path: Path) -> None:
    def fail(database: Database) -> None:
        add_somebody(database)
        raise StorageError("The disk is full.")

    with pytest.raises(StorageError, match="The disk is full"):
        create_database(Address.of(tmp_path / "x.cica"), fill=fail)
    assert list(tmp_path.iterdir()) == []


def test_what_appears_while_a_workspace_is_made_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "x.cica"
    with pytest.raises(StorageError, match=r"x\.cica exists already"):
        create_database(Address.of(path), fill=lambda _database: path.write_text("a colleague's") and None)
    assert {entry.name: entry.read_text() for entry in tmp_path.iterdir()} == {path.name: "a colleague's"}


def test_a_journal_left_behind_is_not_played_back_into_a_new_workspace(tmp_path: Path) -> None:
    (tmp_path / "x.cica-journal").write_bytes(b"of a workspace that was moved away")
    with pytest.raises(StorageError, match=r"x\.cica-journal” exists already"):
        create_database(Address.of(tmp_path / "x.cica"))
    assert [entry.name for entry in tmp_path.iterdir()] == ["x.cica-journal"]


@pytest.mark.parametrize("place", [".", "", "..", "/", "./.."])
def test_a_workspace_needs_a_name(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StorageError, match=r"\S+ is a folder"):
        create_database(Address.of(place))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("length", [230, 240, 242])
def test_a_long_name_that_leaves_room_for_the_journal(length: int, tmp_path: Path) -> None:
    path = tmp_path / f"{'n' * length}.cica"
    create_database(Address.of(path)).close()
    with closing(open_database(Address.of(path))) as database:
        add_somebody(database)


@pytest.mark.parametrize("length", [243, 250, 251, 300])
def test_a_name_that_is_too_long(length: int, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"cannot be reached: File name too long$"):
        create_database(Address.of(tmp_path / f"{'n' * length}.cica"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="names are bytes on Unix only")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.cica"))
    try:
        create_database(Address.of(path)).close()
    except OSError:
        pytest.skip("this file system takes text only")
    with closing(open_database(Address.of(path))) as database:
        add_somebody(database)


@pytest.fixture
def narrow_database(postgres_server: str) -> Iterator[str]:
    """Address of a database that holds Western letters only."""
    import psycopg

    name = f"cica_narrow_{uuid4().hex}"
    with psycopg.connect(postgres_server, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" ENCODING LATIN1 TEMPLATE template0')
        yield urlsplit(postgres_server)._replace(path=f"/{name}").geturl()
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_a_server_database_that_cannot_hold_every_letter_is_refused(narrow_database: str) -> None:
    for _attempt in range(2):
        with pytest.raises(StorageError, match="cannot be used: server_encoding = LATIN1, not UTF8"):
            create_database(Address.of(narrow_database))
