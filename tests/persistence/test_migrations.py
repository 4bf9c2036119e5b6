"""Migrations lead to the domain's tables, happen whole or not at all, and after a copy of the file."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from cica_events.domain.model import Base
from cica_events.domain.people import Person
from cica_events.errors import StorageError
from cica_events.persistence import schema
from cica_events.persistence.address import Address
from cica_events.persistence.database import Database
from cica_events.persistence.known_schema import write_known
from cica_events.persistence.opening import create_database, open_database
from cica_events.persistence.sql_shape import shape
from cica_events.persistence.sqlite import APPLICATION_ID, open_engine
from tests import small_files
from tests.contents import contents

NEXT = schema.SCHEMA + 1
HEAD = """
import sqlalchemy as sa
from alembic import op
revision = "{revision:04}"
down_revision = "{before:04}"
branch_labels = depends_on = None
def upgrade():
    op.create_table("shelf", sa.Column("id", sa.Text(), primary_key=True))
    with op.batch_alter_table("person") as person:
        person.add_column(sa.Column("shelf", sa.Text(), nullable=True))
"""


def folder() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    return ScriptDirectory.from_config(config)


def tables(database: Database) -> set[str]:
    with database.reading() as session:
        return set(inspect(session.connection()).get_table_names())


@pytest.fixture
def older(database: Database) -> str:
    """The address of a workspace with a person in it, of before the next migration."""
    with database.changing("Person") as session:
        session.add(Person(family_name="Somebody"))
    return database.address.text


@pytest.fixture
def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program with one migration more; the file to write it in."""
    scripts = tmp_path / "scripts"
    shutil.copytree(schema.MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(schema, "MIGRATIONS", scripts)
    monkeypatch.setattr(schema, "SCHEMA", NEXT)
    step = scripts / "versions" / f"{NEXT:04}_add_a_shelf.py"
    step.write_text(HEAD.format(revision=NEXT, before=NEXT - 1))
    write_known(NEXT)
    return step


def test_the_migrations_make_the_tables_of_the_domain(database: Database) -> None:
    with database.reading() as session:
        context = MigrationContext.configure(session.connection())
        assert compare_metadata(context, Base.metadata) == []


def test_the_indexes_and_foreign_keys_are_those_of_the_domain(database: Database) -> None:
    with database.reading() as session:
        found = inspect(session.connection())
        for table in Base.metadata.sorted_tables:
            names = {key["name"] for key in found.get_foreign_keys(table.name)}
            assert names == {key.name for key in table.foreign_key_constraints}
            indexes = {index["name"]: bool(index["unique"]) for index in found.get_indexes(table.name)}
            assert {str(index.name) for index in table.indexes} <= set(indexes)


def test_every_foreign_key_waits_for_the_end_of_the_transaction() -> None:
    keys = [key for table in Base.metadata.sorted_tables for key in table.foreign_key_constraints]
    assert keys != []
    assert all(key.deferrable and key.initially == "DEFERRED" for key in keys)


def test_the_version_is_that_of_the_last_migration() -> None:
    files = sorted((schema.MIGRATIONS / "versions").glob("[0-9]*.py"))
    assert folder().get_current_head() == f"{schema.SCHEMA:04}"
    assert [file.name[:4] for file in files] == [f"{number:04}" for number in range(1, schema.SCHEMA + 1)]


def test_migrations_do_not_import_the_application() -> None:
    for file in (schema.MIGRATIONS / "versions").glob("*.py"):
        assert "cica_events" not in file.read_text("utf-8")


def test_a_new_file_says_whose_it_is_and_how_new(sqlite_workspace: str) -> None:
    with closing(sqlite3.connect(sqlite_workspace)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.SCHEMA,)


def test_an_older_workspace_is_brought_up_to_date_when_it_is_opened(older: str, newer_program: Path) -> None:
    with closing(open_database(Address.of(older))) as database:
        assert "shelf" in tables(database)
        assert [row["family_name"] for row in contents(database).values()] == ["Somebody"]
        with database.reading() as session:
            assert schema.version_of(session.connection()) == NEXT
    with closing(open_database(Address.of(older))) as database:
        assert "shelf" in tables(database)


def test_a_backup_of_an_older_file_is_made(
    sqlite_workspace: str, newer_program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))
    file = Path(sqlite_workspace)
    with closing(sqlite3.connect(file)) as connection:
        before = list(connection.iterdump())
    for count in (1, 2):
        open_database(Address.of(file)).close()
        copies = sorted((tmp_path / "backups").glob("test */* migration*.cica"))
        assert len(copies) == count
        copy = copies[-1]
        with closing(sqlite3.connect(copy)) as connection:
            assert list(connection.iterdump()) == before
            assert connection.execute("PRAGMA user_version").fetchone() == (NEXT - 1,)
            assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        shutil.copy(copy, file)


@small_files.possible
def test_without_room_for_a_copy_nothing_is_migrated(sqlite_workspace: str, newer_program: Path) -> None:
    file = Path(sqlite_workspace)
    before = file.read_bytes()
    with (
        small_files.files_no_larger_than(100_000),
        pytest.raises(StorageError, match="no copy could be kept"),
    ):
        open_database(Address.of(file))
    assert file.read_bytes() == before
    assert sorted(path.name for path in file.parent.iterdir()) == ["scripts", file.name]
    open_database(Address.of(file)).close()


@pytest.mark.parametrize("failure", ["raise RuntimeError('crash')", "op.execute('SELECT * FROM nowhere')"])
def test_a_crash_in_the_middle_of_a_migration_leaves_nothing_of_it(
    older: str, newer_program: Path, failure: str
) -> None:
    good = newer_program.read_text()
    newer_program.write_text(f"{good}    {failure}\n")
    with pytest.raises((RuntimeError, StorageError)):
        open_database(Address.of(older))
    _back_to_the_older_program(newer_program)
    with closing(open_database(Address.of(older))) as database:
        assert "shelf" not in tables(database)
        with database.reading() as session:
            assert "shelf" not in {
                column["name"] for column in inspect(session.connection()).get_columns("person")
            }
            assert schema.version_of(session.connection()) == schema.SCHEMA
        assert len(contents(database)) == 1


def test_a_migration_that_failed_once_goes_through_later(older: str, newer_program: Path) -> None:
    good = newer_program.read_text()
    newer_program.write_text(f"{good}    raise RuntimeError('crash')\n")
    with pytest.raises(RuntimeError):
        open_database(Address.of(older))
    newer_program.write_text(good)
    with closing(open_database(Address.of(older))) as database:
        assert "shelf" in tables(database)


def test_a_new_file_is_what_all_migrations_make(sqlite_workspace: str, tmp_path: Path) -> None:
    step_by_step = tmp_path / "step by step.cica"
    step_by_step.touch()
    engine = open_engine(step_by_step)
    schema.migrate(engine)
    engine.dispose()
    one, other = (_description(Path(path)) for path in (sqlite_workspace, step_by_step))
    assert one == other


def _description(path: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as file:
        listed = file.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2")
        defined = [(*row, shape(sql or "")) for *row, sql in listed]
        marks = ("SELECT * FROM alembic_version", "PRAGMA user_version", "PRAGMA application_id")
        return defined + [row for mark in marks for row in file.execute(mark)]


def test_a_workspace_that_cannot_be_made_whole_is_not_made(newer_program: Path, tmp_path: Path) -> None:
    known = schema.MIGRATIONS / "schemas" / f"{NEXT:04}.sql"
    known.write_text(f"{known.read_text()}\nCREATE TABLE half (;\n")
    place = tmp_path / "place"
    place.mkdir()
    with pytest.raises(StorageError):
        create_database(Address.of(place / "half.cica"))
    assert list(place.iterdir()) == []


def _back_to_the_older_program(newer_program: Path) -> None:
    newer_program.unlink()
    schema.SCHEMA = NEXT - 1  # what the fixture changed it sets back at the end


def test_a_file_of_a_newer_version_is_refused_and_left_as_it_is(sqlite_workspace: str) -> None:
    with closing(sqlite3.connect(sqlite_workspace)) as connection:
        connection.execute(f"PRAGMA user_version = {NEXT}")
    before = Path(sqlite_workspace).read_bytes()
    with pytest.raises(StorageError, match="newer version of CICA Events and was left as it is"):
        open_database(Address.of(sqlite_workspace))
    assert Path(sqlite_workspace).read_bytes() == before
    assert len(list(Path(sqlite_workspace).parent.glob("*.cica"))) == 1


def test_a_newer_server_database_is_refused(postgres_workspace: str, newer_program: Path) -> None:
    open_database(Address.of(postgres_workspace)).close()
    _back_to_the_older_program(newer_program)
    with pytest.raises(StorageError, match="newer version of CICA Events"):
        open_database(Address.of(postgres_workspace))


@pytest.fixture(autouse=True)
def same_schema_after() -> Iterator[None]:
    """Make sure that no test leaves the program with another version."""
    yield
    assert schema.SCHEMA == NEXT - 1
