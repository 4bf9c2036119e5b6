"""Sensitive details are erased for good: from records, history, undo, backups, and every byte of files."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from cica_events.domain.backups import BackupReason
from cica_events.domain.changes import Origin
from cica_events.domain.dates import VagueDate
from cica_events.domain.sensitive import sensitive_columns
from cica_events.errors import Cancelled
from cica_events.persistence.backup_store import BackupStore
from cica_events.persistence.seal_format import PAGE
from cica_events.progress import silent
from cica_events.services import archives
from cica_events.services.backup_erasing import erase_in_all
from cica_events.services.erasing import TABLE
from cica_events.services.file_backups import FileBackups
from cica_events.services.workspace import Workspace, open_workspace

SECRETS = {
    "passport_number": "N98765432-MARK",
    "passport_authority": "Authority-MARK",
    "dietary": "Диета-MARK",
    "access_needs": "Chair-MARK",
}


@pytest.fixture(autouse=True)
def own_backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep backups apart from those that other tests left."""
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))


@pytest.fixture
def person(workspace: Workspace) -> str:
    """The id of somebody whose details were entered, changed, and changed again."""
    person = workspace.people.add(
        {"family_name": "Zhan", "given_name": "A.", "birth_date": VagueDate.parse("1971-02-03")}
    )
    workspace.people.edit([person], {"passport_number": "OLD-MARK-1"})
    workspace.people.edit([person], SECRETS)
    return person


def values_of(workspace: Workspace, person: str) -> set[object]:
    (row,) = workspace.people.rows([person])
    return {getattr(row, key) for key in sensitive_columns()["person"]}


def marks_in(folder: Path) -> list[tuple[str, bytes]]:
    marks = [b"MARK", b"1971-02-03", "Диета".encode(), "Диета".encode("utf-16-le")]
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        found += [(path.name, mark) for mark in marks if mark in content]
    return found


def test_details_are_gone_from_the_record_and_the_person_stays(workspace: Workspace, person: str) -> None:
    erased = workspace.erasing.erase([person])
    assert values_of(workspace, person) == {"", None}
    assert workspace.people.rows([person])[0].family_name == "Zhan"
    assert (erased.people, erased.left) == (1, ())
    assert erased.values >= len(SECRETS) + 2
    assert workspace.erasing.holdings() == []


def test_nothing_of_them_comes_back_by_undo_and_redo(workspace: Workspace, person: str) -> None:
    workspace.people.edit([person], {"given_name": "Aigul", "dietary": "Third-MARK"})
    workspace.erasing.erase([person])
    assert workspace.history.steps(1)[0].origin is Origin.ERASURE
    workspace.history.undo()
    assert workspace.people.rows([person])[0].given_name == "A."
    workspace.history.redo()
    assert workspace.people.rows([person])[0].given_name == "Aigul"
    assert values_of(workspace, person) == {"", None}
    workspace.history.undo()
    workspace.history.undo()  # steps that changed nothing else are passed over: now the adding itself
    assert workspace.people.rows([person]) == []
    workspace.history.redo()
    assert values_of(workspace, person) == {"", None}


def test_the_history_still_tells_which_fields_were_changed(workspace: Workspace, person: str) -> None:
    from cica_events.services.history_details import HistoryDetails

    workspace.erasing.erase([person])
    step, *_older = workspace.history.steps(1)
    (change,) = HistoryDetails(workspace.database).of_step(step.id)
    assert change.name
    told = {field.field.key: (field.before, field.after, field.erased) for field in change.fields}
    assert told.keys() == sensitive_columns()["person"].keys() - {"passport_expires"}
    assert set(told.values()) == {(None, None, True)}


def test_a_person_who_was_removed_comes_back_without_them(workspace: Workspace, person: str) -> None:
    workspace.people.remove([person])
    (holding,) = workspace.erasing.holdings()
    assert (holding.id, holding.gone) == (person, True)
    workspace.erasing.erase([person])
    workspace.history.undo()
    assert values_of(workspace, person) == {"", None}


def test_others_keep_theirs(workspace: Workspace, person: str) -> None:
    other = workspace.people.add({"family_name": "Other", "passport_number": "KEPT"})
    workspace.erasing.erase([person])
    assert workspace.people.rows([other])[0].passport_number == "KEPT"
    workspace.history.undo()
    workspace.history.redo()
    assert workspace.people.rows([other])[0].passport_number == "KEPT"


def test_listeners_hear_whose_details_were_erased(workspace: Workspace, person: str) -> None:
    heard: list[frozenset[str]] = []
    from cica_events.domain.people import Person

    workspace.subscribe(lambda changes: heard.append(changes.ids(Person)))
    workspace.erasing.erase([person])
    assert heard == [frozenset({person})]


# In every byte


@pytest.fixture
def filed(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A workspace in a file, with its backups in the same folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    with closing(open_workspace(shutil.copy(sqlite_template, tmp_path / "Meetings.cica"))) as workspace:
        yield workspace


@pytest.mark.skipif(os.name != "posix", reason="the backups' folder is set by XDG_DATA_HOME")
def test_no_byte_of_file_journal_seal_and_backups_keeps_them(filed: Workspace, tmp_path: Path) -> None:
    with filed.database.engine.connect() as connection:  # many systems' SQLite overwrites what it frees
        connection.exec_driver_sql("PRAGMA secure_delete = OFF")
    people = [filed.people.add({"family_name": f"P{n}", **SECRETS}) for n in range(40)]
    filed.people.edit([people[0]], {"dietary": "short"})
    filed.people.edit([people[0]], SECRETS)  # longer again: the row moves, and leaves its bytes where it was
    filed.backups.take(BackupReason.ASKED)
    filed.people.remove(people[20:])
    filed.backups.take(BackupReason.ASKED)
    assert len(marks_in(tmp_path)) > 3  # else this search would prove nothing
    erased = filed.erasing.erase([each.id for each in filed.erasing.holdings()])
    assert (erased.backups, erased.removed, erased.left) == (2, 0, ())
    assert marks_in(tmp_path) == []
    filed.database.look_over()
    assert filed.check() == []
    assert all(backup.good for backup in filed.backups.all())
    with closing(filed.backups.preview(filed.backups.all()[-1])) as older:
        assert len(older.people.rows(people)) == len(people)
    filed.people.edit([people[0]], {"notes": "the file can be changed as before"})


@pytest.mark.skipif(os.name != "posix", reason="the backups' folder is set by XDG_DATA_HOME")
def test_a_backup_that_cannot_be_emptied_is_removed(filed: Workspace, tmp_path: Path) -> None:
    person = filed.people.add({"family_name": "Zhan", **SECRETS})
    backup = filed.backups.take(BackupReason.ASKED)
    with closing(sqlite3.connect(backup.path)) as copy:
        (root,) = copy.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'person'").fetchone()
    with backup.path.open("r+b") as file:
        file.seek((root - 1) * PAGE)
        file.write(b"damaged" * 100)
    erased = filed.erasing.erase([person])
    assert (erased.backups, erased.removed) == (0, 1)
    assert marks_in(tmp_path) == []


@pytest.mark.skipif(os.name != "posix", reason="the backups' folder is set by XDG_DATA_HOME")
def test_a_damaged_backup_is_emptied_stays_damaged_and_is_told(filed: Workspace, tmp_path: Path) -> None:
    person = filed.people.add({"family_name": "Zhan", **SECRETS})
    backup = filed.backups.take(BackupReason.ASKED)
    content = backup.path.read_bytes()
    backup.path.write_bytes(content.replace(b"Zhan", b"Zham"))
    erased = filed.erasing.erase([person])
    assert (erased.backups, erased.removed, erased.left) == (1, 0, ())
    assert [told.split(" was damaged")[0] for told in erased.damaged] == [backup.path.name]
    assert marks_in(tmp_path) == []
    assert [each.good for each in filed.backups.all()] == [False]


@pytest.mark.skipif(os.name != "posix", reason="the backups' folder is set by XDG_DATA_HOME")
def test_without_room_no_backup_is_touched_and_it_is_told(filed: Workspace, tmp_path: Path) -> None:
    person = filed.people.add({"family_name": "Zhan", **SECRETS})
    backups = [filed.backups.take(BackupReason.ASKED).path for _time in range(2)]
    before = [path.read_bytes() for path in backups]
    store = BackupStore(tmp_path / "Meetings.cica", filed.backups.folder.parent)
    large = tmp_path / "large"
    large.touch()
    os.truncate(large, shutil.disk_usage(tmp_path).total)  # a hole, which takes no room

    def fill(_done: int, _total: int) -> None:
        store.path = large

    erased = erase_in_all(store, TABLE, [person], fill)
    assert (erased.rewritten, erased.removed, len(erased.left)) == (0, 0, 2)
    again = erase_in_all(store, TABLE, [person], silent)
    assert (again.rewritten, again.removed) == (0, 0)
    assert again.left == (f"{store.folder.name} was left as it is: {os.strerror(errno.ENOSPC)}",)
    assert [path.read_bytes() for path in backups] == before


@pytest.mark.skipif(os.name != "posix", reason="the backups' folder is set by XDG_DATA_HOME")
def test_a_backup_with_another_passphrase_is_left_and_told(filed: Workspace, tmp_path: Path) -> None:
    pytest.importorskip("sqlcipher3")
    from cica_events.services import locking

    person = filed.people.add({"family_name": "Zhan", **SECRETS})
    backup = filed.backups.take(BackupReason.ASKED).path
    locking.lock(backup, "correct horse battery")
    before = backup.read_bytes()
    erased = filed.erasing.erase([person])
    assert (erased.backups, erased.removed) == (0, 0)
    assert erased.left == (f"{backup.name} was left as it is: file is not a database",)
    filed.close()
    path = tmp_path / "Meetings.cica"
    locking.lock(path, "staple tray gravel")
    with closing(open_workspace(path, key=locking.key_for(path, "staple tray gravel"))) as locked:
        assert locked.erasing.erase([person]).removed == 0
    assert backup.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="the backups' folder is set by XDG_DATA_HOME")
def test_who_is_interrupted_can_begin_again(filed: Workspace, tmp_path: Path) -> None:
    person = filed.people.add({"family_name": "Zhan", **SECRETS})
    for _time in range(2):
        filed.backups.take(BackupReason.ASKED)

    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled("stop")

    with pytest.raises(Cancelled):
        filed.erasing.erase([person], stop)
    assert len(filed.erasing.holdings()) == 1
    assert filed.erasing.erase([person]).backups == 2
    assert marks_in(tmp_path) == []


@pytest.mark.skipif(os.name != "posix", reason="the backups' folder is set by XDG_DATA_HOME")
def test_a_backup_that_was_begun_before_and_ends_meanwhile_is_emptied_too(
    filed: Workspace, tmp_path: Path
) -> None:
    person = filed.people.add({"family_name": "Zhan", **SECRETS})
    filed.backups.take(BackupReason.ASKED)
    under_way = filed.backups.take(BackupReason.ASKED)
    elsewhere = under_way.path.rename(tmp_path / "under way")

    def end(_done: int, _total: int) -> None:
        if elsewhere.exists():
            elsewhere.rename(under_way.path)

    erased = filed.erasing.erase([person], end)
    assert (erased.backups, erased.removed, erased.left) == (2, 0, ())
    assert marks_in(tmp_path) == []


@pytest.mark.skipif(os.name != "posix", reason="the backups' folder is set by XDG_DATA_HOME")
def test_a_backup_that_is_deleted_meanwhile_holds_nothing_any_more(filed: Workspace) -> None:
    person = filed.people.add({"family_name": "Zhan", **SECRETS})
    older, newer = (filed.backups.take(BackupReason.ASKED) for _time in range(2))

    def thin(done: int, _total: int) -> None:
        if done:
            older.path.unlink(missing_ok=True)

    erased = filed.backups.erase(TABLE, [person], thin)
    assert (erased.rewritten, erased.removed, erased.left, erased.seen) == (1, 0, (), {newer.path})


@pytest.mark.skipif(os.name != "posix", reason="the backups' folder is set by XDG_DATA_HOME")
def test_an_unfinished_backup_of_a_process_that_ended_goes_or_is_told(filed: Workspace) -> None:
    person = filed.people.add({"family_name": "Zhan", **SECRETS})
    filed.backups.folder.mkdir(parents=True)
    old, new = (filed.backups.folder / f".{name}.part" for name in ("old", "new"))
    old.touch()
    os.utime(old, (0, 0))
    assert filed.erasing.erase([person]).left == ()
    assert not old.exists()
    new.touch()
    (told,) = filed.erasing.erase([person]).left
    assert "Erase once more" in told
    assert new.exists()


def test_a_server_that_somebody_reads_meanwhile_is_not_waited_for(postgres_workspace: str) -> None:
    with (
        closing(open_workspace(postgres_workspace)) as workspace,
        closing(open_workspace(postgres_workspace)) as reader,
    ):
        person = workspace.people.add({"family_name": "Zhan", **SECRETS})
        with reader.database.reading() as session:
            assert session.scalar(text("SELECT count(*) FROM person")) == 1
            (told,) = workspace.erasing.erase([person]).left
            assert "traces may still lie" in told
        assert workspace.erasing.holdings() == []
        assert workspace.erasing.erase([person]).left == ()


def test_older_copies_beside_the_file_are_named(filed: Workspace, tmp_path: Path) -> None:
    person = filed.people.add({"family_name": "Zhan", **SECRETS})
    backup = filed.backups.take(BackupReason.ASKED)
    (tmp_path / "Meetings.before-schema-5-from-4.cica").touch()
    filed.close()
    replaced = FileBackups(tmp_path / "Meetings.cica").restore(backup)
    with closing(open_workspace(tmp_path / "Meetings.cica")) as again:
        told = again.erasing.erase([person]).left
    assert [words.split(" is an older copy")[0] for words in told] == [
        replaced.name,
        "Meetings.before-schema-5-from-4.cica",
    ]


# An archive without them


def test_an_archive_leaves_them_out_unless_they_are_chosen(
    workspace: Workspace, person: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    import zipfile

    server = workspace.address.is_server
    for sensitive in (True, False):
        file = tmp_path / f"{sensitive}.zip"
        archives.hand_out(workspace.database, file, sensitive=sensitive)
        with zipfile.ZipFile(file) as archive:
            archive.extractall(tmp_path / str(sensitive))
        assert bool(marks_in(tmp_path / str(sensitive))) is sensitive
    again = request.getfixturevalue("postgres_address") if server else tmp_path / "again.cica"
    archives.rebuild(tmp_path / "False.zip", again)
    with closing(open_workspace(again)) as made:
        assert values_of(made, person) == {"", None}
        assert made.erasing.holdings() == []
        assert len(made.history.steps()) == len(workspace.history.steps())
        assert [step.origin for step in made.history.steps(3)] == [
            Origin.ERASURE,
            Origin.ERASURE,
            Origin.CHANGE,
        ]


def test_a_locked_workspace_and_its_backups_are_erased_and_stay_locked(
    filed: Workspace, tmp_path: Path
) -> None:
    pytest.importorskip("sqlcipher3")
    from cica_events.services import locking

    person = filed.people.add({"family_name": "Zhan", **SECRETS})
    filed.close()
    path = tmp_path / "Meetings.cica"
    locking.lock(path, "correct horse battery")
    key = locking.key_for(path, "correct horse battery")
    with closing(open_workspace(path, key=key)) as locked:
        locked.backups.take(BackupReason.ASKED)
        erased = locked.erasing.erase([person])
        assert (erased.backups, erased.removed, erased.left) == (1, 0, ())
        assert all(backup.good for backup in locked.backups.all())
        assert locked.erasing.holdings() == []
    assert not path.read_bytes().startswith(b"SQLite format 3")
    assert marks_in(tmp_path) == []
