"""Files for their owner only: from the moment they are there, under the widest umask."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cica_events.domain.backups import BackupReason
from cica_events.exports.target import replacing
from cica_events.own_files import copy_own, for_the_owner_only, make_own_folder, new_own_file
from cica_events.persistence.address import Address
from cica_events.persistence.backup_store import BackupStore
from cica_events.persistence.opening import create_database
from cica_events.persistence.salvage import salvage
from cica_events.services import archives

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")


@pytest.fixture(autouse=True)
def _wide_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_folder_and_those_above_it_are_the_owners(tmp_path: Path) -> None:
    make_own_folder(tmp_path / "data" / "logs")
    assert [mode(tmp_path / "data"), mode(tmp_path / "data" / "logs")] == [0o700, 0o700]


def test_a_folder_that_was_there_is_left_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_own_folder(tmp_path)
    assert mode(tmp_path) == 0o755


def test_new_copied_and_foreign_files_are_the_owners(tmp_path: Path) -> None:
    new_own_file(tmp_path / "new")
    (tmp_path / "wide").write_text("text")
    copy_own(tmp_path / "new", tmp_path / "copy")
    copy_own(tmp_path / "new", tmp_path / "wide")
    with for_the_owner_only():
        (tmp_path / "of a library").touch()
    assert {mode(path) for path in tmp_path.iterdir()} == {0o600}


def test_a_workspace_and_what_is_made_of_it_is_the_owners(tmp_path: Path) -> None:
    database = create_database(Address.of(tmp_path / "one.cica"))
    archives.hand_out(database, tmp_path / "archive.zip")
    salvage(tmp_path / "one.cica", tmp_path / "saved.cica")
    database.close()
    archives.rebuild(tmp_path / "archive.zip", tmp_path / "rebuilt.cica")
    found = {path.name: mode(path) for path in tmp_path.iterdir()}
    assert found == dict.fromkeys(("one.cica", "archive.zip", "saved.cica", "rebuilt.cica"), 0o600)


def test_a_backup_and_its_folders_are_the_owners(tmp_path: Path) -> None:
    with closing(create_database(Address.of(tmp_path / "one.cica"))) as database:
        store = BackupStore(database.address.path, tmp_path / "data" / "backups")
        store.take(database.engine, BackupReason.ASKED)
    found = {mode(path) for path in (tmp_path / "data").rglob("*") if path.is_file()}
    folders = {mode(path) for path in (tmp_path / "data").rglob("*") if path.is_dir()}
    assert (found, folders) == ({0o600}, {0o700})


def test_the_journal_is_the_owners_while_a_change_is_saved(tmp_path: Path) -> None:
    database = create_database(Address.of(tmp_path / "one.cica"))
    with database.changing("Step") as session:
        session.connection().exec_driver_sql("UPDATE workspace SET name = 'Other'")
        assert {mode(path) for path in tmp_path.iterdir()} == {0o600}
    database.close()


def test_an_export_is_the_owners_until_it_is_whole_and_then_has_the_usual_rights(tmp_path: Path) -> None:
    os.umask(0o027)
    with replacing(tmp_path / "list.xlsx") as file:
        file.write(b"names")
        assert [mode(path) for path in tmp_path.iterdir()] == [0o600]
    assert mode(tmp_path / "list.xlsx") == 0o640
