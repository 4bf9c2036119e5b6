"""What a workspace that somebody else edited defines is compared before anything runs, and refused."""

from __future__ import annotations

import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from cica_events.domain.parties import Party, PartyKind
from cica_events.domain.people import Person
from cica_events.errors import DamagedError, ForeignPartsError, StorageError
from cica_events.persistence import schema
from cica_events.persistence.address import Address
from cica_events.persistence.known_schema import QUERY, Part, foreign_parts, known_statements
from cica_events.persistence.limits import LIMITS, LONGEST_VALUE, set_limits
from cica_events.persistence.opening import open_database
from cica_events.persistence.salvage import salvage
from cica_events.persistence.sql_shape import shape
from cica_events.services.rescuing import told
from cica_events.services.workspace import open_workspace
from tests.contents import contents

FILES = Path(__file__).parent / "files"
KEPT = sorted(int(path.stem.removeprefix("schema-")) for path in FILES.glob("schema-*.cica"))
PLANTED = {
    "trigger": (
        "CREATE TRIGGER greet AFTER INSERT ON person BEGIN DELETE FROM meeting; END",
        "automatic step “greet”",
    ),
    "view": ("CREATE VIEW people AS SELECT * FROM person", "stored query “people”"),
    "virtual table": ("CREATE VIRTUAL TABLE words USING fts5(text)", "virtual table “words”"),
    "table": ("CREATE TABLE notes (id TEXT)", "table “notes”"),
    "index": ("CREATE INDEX extra ON person (given_name)", "index “extra”"),
    "expression": ("CREATE INDEX hexed ON person (hex(given_name))", "computed index “hexed”"),
    "generated column": (
        "ALTER TABLE person ADD COLUMN twice TEXT GENERATED ALWAYS AS (family_name || family_name)",
        "computed column in table “person”",
    ),
    "column": ("ALTER TABLE person ADD COLUMN hidden TEXT", "otherwise defined table “person”"),
    "missing": ("DROP TABLE saved_view", "missing table “saved_view”"),
    "name that lies": ('CREATE VIEW "\u202etxt.exe\x1b[2J" AS SELECT 1', "stored query “txt.exe[2J”"),
}


@pytest.fixture
def workspace(sqlite_workspace: str) -> Path:
    """A workspace file with three people in it."""
    with closing(open_database(Address.of(sqlite_workspace))) as opened, opened.changing("x") as session:
        session.add_all(Person(family_name=f"Person {number}") for number in range(3))
        session.add(Party(code="AZE", kind=PartyKind.STATE, short_name="Azerbaijan"))
    return Path(sqlite_workspace)


def run(path: Path, *statements: str) -> None:
    """Edit a file as any SQLite program can."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def refusal(path: Path) -> str:
    """Return the words with which `path` is refused; it stays as it is, byte by byte."""
    before = path.read_bytes()
    with pytest.raises(ForeignPartsError) as error:
        open_database(Address.of(path)).close()
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    return str(error.value)


@pytest.mark.parametrize(("statement", "name"), PLANTED.values(), ids=PLANTED)
def test_what_we_did_not_define_is_named_and_refused(workspace: Path, statement: str, name: str) -> None:
    run(workspace, statement)
    said = refusal(workspace)
    assert f"parts that CICA Events did not put there: {name}" in said
    assert "Save its records to a new workspace" in said


@pytest.mark.parametrize("version", KEPT)
def test_an_older_file_is_refused_before_it_is_migrated(tmp_path: Path, version: int) -> None:
    path = tmp_path / "older.cica"
    shutil.copy(FILES / f"schema-{version}.cica", path)
    run(path, "CREATE TRIGGER greet AFTER UPDATE ON alembic_version BEGIN DELETE FROM meeting; END")
    assert "automatic step “greet”" in refusal(path)


@pytest.mark.parametrize("version", KEPT)
def test_the_known_statements_are_those_of_files_of_each_version(version: int) -> None:
    uri = f"{(FILES / f'schema-{version}.cica').as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        parts = [Part(*row) for row in connection.execute(QUERY)]
    assert foreign_parts(parts, known_statements(version)) == []


def test_the_known_statements_are_those_of_a_new_file(sqlite_template: Path) -> None:
    with closing(sqlite3.connect(sqlite_template)) as connection:
        rows = connection.execute(QUERY).fetchall()
    said = {shape(row[2]) for row in rows if row[2]}
    known = {shape(sql) for sql in known_statements(schema.SCHEMA)}
    assert said == known, "run `python -m cica_events.persistence.known_schema` after a new migration"


def test_many_parts_are_counted(workspace: Path) -> None:
    run(workspace, *(f"CREATE VIEW v{number} AS SELECT 1" for number in range(5)))
    assert "stored query “v2”, 2 more." in refusal(workspace)


def test_a_view_in_the_place_of_a_table_is_never_read(workspace: Path, tmp_path: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id FROM n"
    run(workspace, "ALTER TABLE person RENAME TO was_person", f"CREATE VIEW person AS {endless}")
    assert "stored query “person”" in refusal(workspace)
    saved = salvage(workspace, tmp_path / "saved.cica")
    assert saved.unreadable == ["person"]
    assert saved.kept["party"] == 1


def test_two_tables_on_the_same_pages_are_refused(workspace: Path) -> None:
    run(
        workspace,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'party') "
        "WHERE name = 'person'",
    )
    assert "table “party”" in refusal(workspace)


def test_what_other_programs_may_do_to_the_same_tables_is_none_of_it(workspace: Path) -> None:
    run(
        workspace,
        "ANALYZE",
        "ALTER TABLE person RENAME TO p",
        "ALTER TABLE p RENAME TO person",
        "VACUUM",
    )
    with closing(open_database(Address.of(workspace))) as opened:
        assert len(contents(opened)) >= 3


def test_the_rows_are_saved_without_the_strangers(workspace: Path, tmp_path: Path) -> None:
    run(workspace, *(statement for statement, _name in list(PLANTED.values())[:7]))
    refusal(workspace)
    target = tmp_path / "saved.cica"
    saved = salvage(workspace, target)
    assert not saved.whole
    assert saved.kept["person"] == 3
    assert any("Left behind: " in line and "automatic step “greet”" in line for line in told(saved))
    with closing(open_database(Address.of(target))) as opened:
        names = [row["family_name"] for row in contents(opened).values() if "family_name" in row]
    assert sorted(names) == ["Person 0", "Person 1", "Person 2"]


def test_a_trigger_that_comes_after_the_opening_does_not_run(workspace: Path) -> None:
    with closing(open_database(Address.of(workspace))) as opened:
        run(workspace, "CREATE TRIGGER greet AFTER INSERT ON person BEGIN DELETE FROM person; END")
        with pytest.raises(StorageError, match="cannot be used"), opened.changing("x") as session:
            session.add(Person(family_name="New"))
        assert len([row for row in contents(opened).values() if "family_name" in row]) == 3


def test_a_value_larger_than_any_of_ours_is_told_and_not_read(workspace: Path) -> None:
    run(workspace, f"UPDATE person SET notes = CAST(zeroblob({LONGEST_VALUE + 1}) AS TEXT)")
    with (
        closing(open_database(Address.of(workspace))) as opened,
        pytest.raises(StorageError, match="larger than any"),
    ):
        contents(opened)


def test_what_a_file_defines_may_call_nothing_with_side_effects(workspace: Path) -> None:
    with closing(open_database(Address.of(workspace))) as opened, opened.reading() as session:
        asked = session.connection().exec_driver_sql
        assert [asked(f"PRAGMA {each}").scalar() for each in ("trusted_schema", "cell_size_check")] == [0, 1]


def test_extensions_are_not_loaded_and_the_limits_hold() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        set_limits(connection)
        assert {kind: connection.getlimit(kind) for kind in LIMITS} == LIMITS
        with pytest.raises(sqlite3.OperationalError, match="not authorized"):
            connection.execute("SELECT load_extension('x')")


def test_the_comparison_costs_little(sqlite_template: Path) -> None:
    with closing(sqlite3.connect(sqlite_template)) as connection:
        parts = [Part(*row) for row in connection.execute(QUERY)]
        known = known_statements(schema.SCHEMA)
        began = time.thread_time()
        for _time in range(20):
            assert foreign_parts(parts, known) == []
        compared = time.thread_time() - began
    assert (
        compared < 20 * 0.005
    )  # seconds of this thread; 1 ms each, of which most for two tables written otherwise


@pytest.mark.parametrize("text", ["no JSON", "[" * 100_000, '{"a":' * 50_000])
def test_a_history_that_nobody_of_ours_wrote_is_told_as_damage(workspace: Path, text: str) -> None:
    with closing(sqlite3.connect(workspace)) as connection:
        connection.execute('UPDATE change SET "after" = ?', (text,))
        connection.commit()
    with closing(open_workspace(workspace)) as opened, pytest.raises(DamagedError, match="is damaged"):
        opened.history.undo()
