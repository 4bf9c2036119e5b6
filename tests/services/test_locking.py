"""A workspace that is locked with a passphrase: opened, changed, damaged, asleep; its plain copies named."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cica_events.errors import DamagedError, LockedError, StorageError
from cica_events.persistence.cipher_pages import PAGE
from cica_events.persistence.own_handle import handle_of
from cica_events.services import locking
from cica_events.services.backups import BackupReason
from cica_events.services.file_backups import FileBackups
from cica_events.services.rescuing import save_what_can_be_saved
from cica_events.services.wholeness import look
from cica_events.services.workspace import Workspace, create_workspace, open_workspace

PASSPHRASE = "Kettle пингвин 7 lantern"


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("locked") / "Youth Council.cica"
    create_workspace(path).close()
    locking.lock(path, PASSPHRASE)
    return path


@pytest.fixture
def path(locked: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(locked, tmp_path))


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    workspace = open_workspace(path, key=locking.key_for(path, PASSPHRASE))
    yield workspace
    workspace.close()


def _flip(path: Path, place: int) -> None:
    with handle_of(path) as handle:
        handle.write(place, bytes((handle.read(place, 1)[0] ^ 1,)))


def test_a_locked_workspace_is_read_and_changed_as_any_other(path: Path, workspace: Workspace) -> None:
    count = len(workspace.parties.rows())
    assert count > 30
    made = workspace.people.add({"family_name": "Нурбаева", "given_name": "Aigul"})
    assert workspace.check() == []
    workspace.close()
    assert "Нурбаева".encode() not in path.read_bytes()
    again = open_workspace(path, key=locking.key_for(path, PASSPHRASE))
    assert [row.id for row in again.people.rows()] == [made]
    again.close()


def test_without_its_passphrase_a_file_is_refused_in_words(path: Path) -> None:
    with pytest.raises(LockedError, match="Type its passphrase") as told:
        open_workspace(path)
    assert not told.value.tried
    with pytest.raises(LockedError, match="Caps Lock") as told:
        locking.key_for(path, PASSPHRASE.lower())
    assert told.value.tried


def test_the_passphrase_is_changed_and_removed(path: Path) -> None:
    locking.change_passphrase(path, locking.key_for(path, PASSPHRASE), "another one")
    with pytest.raises(LockedError, match="This is not the passphrase") as told:
        locking.present_key(path, PASSPHRASE)
    assert "damaged" not in str(told.value)
    locking.unlock(path, locking.key_for(path, "another one"))
    assert not locking.is_locked(path)
    workspace = open_workspace(path)
    assert workspace.check() == []
    workspace.close()
    with pytest.raises(StorageError, match="not locked"):
        locking.change_passphrase(path, locking.Key(b"", b""), "x")


def test_a_flipped_byte_is_noticed_before_a_change(path: Path) -> None:
    key = locking.key_for(path, PASSPHRASE)
    size = path.stat().st_size
    for place in range(PAGE + 5, size, size // 12 + 1):
        _flip(path, place)
        workspace = open_workspace(path, key=key) if _opens(path, key) else None
        if workspace is not None:
            with pytest.raises(DamagedError), workspace.database.changing("Try"):
                pass
            found = look(workspace.database).damage
            assert found is not None
            assert "1 place in it" in str(found)
            workspace.close()
        _flip(path, place)
    for place in (3, 12, 40, PAGE - 1):  # the beginning: it is as if the passphrase were wrong
        _flip(path, place)
        with pytest.raises(StorageError):
            open_workspace(path, key=key)
        _flip(path, place)
    open_workspace(path, key=key).close()


def _opens(path: Path, key: locking.Key) -> bool:
    try:
        open_workspace(path, key=key).close()
    except DamagedError:
        return False
    return True


def test_asleep_it_has_no_key_and_awake_it_goes_on(path: Path, workspace: Workspace) -> None:
    database = workspace.database
    database.fall_asleep()
    assert database.key is None
    with pytest.raises(LockedError, match="nothing was lost"):
        workspace.parties.rows()
    with pytest.raises(LockedError), database.changing("Try"):
        pass
    wrong = locking.Key(b"w" * 32, path.read_bytes()[:16])
    with pytest.raises(LockedError):
        database.wake(wrong)
    assert database.key is None
    database.wake(locking.key_for(path, PASSPHRASE))
    assert workspace.parties.rows()


def test_copies_that_anybody_can_read_are_named_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))
    path = tmp_path / "SOC [draft].cica"
    workspace = create_workspace(path)
    backup = workspace.backups.take(BackupReason.ASKED)
    workspace.close()
    kept = path.with_name("SOC [draft].before-schema-5-from-4.cica")
    kept.write_bytes(path.read_bytes())
    path.with_name("SOC.before-schema-5-from-4.cica").write_bytes(b"of another workspace")
    other_name = path.with_name(".SOC [draft].0123.old")
    other_name.hardlink_to(path)
    assert other_name not in locking.plain_copies(path), "it is the file itself"
    other_name.unlink()
    other_name.write_bytes(path.read_bytes())
    locking.lock(path, PASSPHRASE)
    assert set(locking.plain_copies(path)) == {backup.path, kept, other_name}
    locking.discard(locking.plain_copies(path))
    assert not kept.exists()
    assert not list(backup.path.parent.iterdir())
    assert not locking.plain_copies(path)


@pytest.mark.parametrize(
    ("passphrase", "least"),
    [
        ("", "weak"),
        ("aaaaaaaaaaaa", "weak"),
        ("qwerty123456", "weak"),
        ("Astana2024!", "weak"),
        ("Jacaranda1999", "weak"),
        ("kettle lantern penguin", "fair"),
        ("чайник фонарь пингвин окно", "good"),
        ("kettle lantern penguin window marble", "strong"),
        ("xK9#vQ2$mZ7!pL4&", "strong"),
    ],
)
def test_strength_counts_words_and_not_signs(passphrase: str, least: str) -> None:
    assert locking.strength(passphrase).value == least


def test_backups_of_a_locked_workspace_are_locked_as_well(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))
    workspace = open_workspace(path, key=locking.key_for(path, PASSPHRASE))
    workspace.people.add({"family_name": "Нурбаева"})
    backup = workspace.backups.take(BackupReason.ASKED)
    assert locking.is_locked(backup.path)
    assert [each.good for each in workspace.backups.all()] == [True]
    assert not locking.plain_copies(path)
    workspace.people.add({"family_name": "Later"})
    with_backup = workspace.backups.preview(backup)
    assert len(with_backup.people.rows()) == 1
    with_backup.close()
    assert workspace.backups.missing_since(backup)
    workspace.backups.restore(backup)
    assert len(workspace.people.rows()) == 1
    assert workspace.check() == []
    _flip(backup.path, 5 * PAGE + 9)
    assert not next(each for each in workspace.backups.all() if each.path == backup.path).good
    workspace.close()
    assert all("Нурбаева".encode() not in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())


def test_a_locked_backup_takes_the_place_of_its_damaged_file(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))
    key = locking.key_for(path, PASSPHRASE)
    workspace = open_workspace(path, key=key)
    workspace.people.add({"family_name": "Nurbayeva"})
    workspace.backups.take(BackupReason.ASKED)
    backups = FileBackups.of(workspace.database)
    workspace.close()
    _flip(path, 5 * PAGE + 9)
    best = backups.newest_good()
    assert best is not None
    backups.restore(best)
    assert locking.is_locked(path)
    with closing(open_workspace(path, key=key)) as again:
        assert [row.family_name for row in again.people.rows()] == ["Nurbayeva"]
        assert again.check() == []


def test_what_can_be_saved_of_a_damaged_locked_file_is_saved_and_stays_locked(
    path: Path, workspace: Workspace, tmp_path: Path
) -> None:
    for number in range(60):
        workspace.people.add({"family_name": f"Somebody{number}"})
    workspace.close()
    key, size = locking.key_for(path, PASSPHRASE), path.stat().st_size
    _flip(path, 7 * PAGE + 40)
    whole = save_what_can_be_saved(path, tmp_path / "whole.cica", key=key)
    assert (whole.whole, whole.mended) == (True, 1)
    for number in range(8, size // PAGE, 12):
        for place in range(500, 600):
            _flip(path, number * PAGE + place)
    with pytest.raises(LockedError):
        save_what_can_be_saved(path, tmp_path / "part.cica")
    with pytest.raises(LockedError):
        save_what_can_be_saved(path, tmp_path / "part.cica", key=locking.Key(b"x" * 32, key.salt))
    part = save_what_can_be_saved(path, tmp_path / "part.cica", key=key)
    assert not part.whole
    assert part.kept["person"] > 30
    assert locking.is_locked(tmp_path / "part.cica")
    open_workspace(tmp_path / "part.cica", key=key).close()


def test_backups_of_a_file_that_nobody_can_open_are_found_by_the_passphrase_they_were_made_with(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))
    with closing(open_workspace(path, key=locking.key_for(path, PASSPHRASE))) as workspace:
        made = workspace.backups.take(BackupReason.WORK)
    locking.change_passphrase(path, locking.key_for(path, PASSPHRASE), "forgotten")
    nothing, wrong = FileBackups(path), FileBackups.with_passphrase(path, "wrong")
    assert nothing.newest_good() is None
    assert nothing.any_locked()
    assert wrong.newest_good() is None
    assert FileBackups.with_passphrase(path, "").newest_good() is None
    backups = FileBackups.with_passphrase(path, PASSPHRASE)
    best = backups.newest_good()
    assert best == made
    backups.restore(best)
    open_workspace(path, key=locking.key_for(path, PASSPHRASE)).close()
    assert wrong.closed_since(None)
    for place in (best.size // 2, 40):
        _flip(best.path, place)
        assert FileBackups.with_passphrase(path, PASSPHRASE).newest_good() is None
        assert not FileBackups.with_passphrase(path, PASSPHRASE).closed_since(None), (
            "damaged, but it is the one"
        )


def test_a_backup_from_before_the_lock_does_not_unlock_the_file_in_whose_place_it_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))
    path = tmp_path / "Youth Council.cica"
    with closing(create_workspace(path)) as workspace:
        workspace.people.add({"family_name": "Nurbayeva"})
        made = workspace.backups.take(BackupReason.WORK)
        before = {step.label for step in FileBackups(path).missing_since(replace(made, newest=""))[0]}
    locking.lock(path, PASSPHRASE)
    key = locking.key_for(path, PASSPHRASE)
    with closing(open_workspace(path, key=key)) as workspace:
        workspace.people.add({"family_name": "Later"})
        backups = FileBackups.of(workspace.database)
    best = backups.newest_good()
    assert best == made
    steps, known = backups.missing_since(best)
    assert known
    assert len(steps) == 1
    assert {step.label for step in backups.missing_since(replace(made, newest=""))[0]} >= before
    backups.restore(best)
    assert locking.is_locked(path)
    with closing(open_workspace(path, key=key)) as again:
        assert [row.family_name for row in again.people.rows()] == ["Nurbayeva"]
        assert again.check() == []
    found = {each for each in path.parent.glob("*.cica") if not locking.is_locked(each)}
    assert not found


def test_a_backup_from_before_the_lock_needs_no_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))
    path = tmp_path / "Youth Council.cica"
    with closing(create_workspace(path)) as workspace:
        made = workspace.backups.take(BackupReason.WORK)
    locking.lock(path, "forgotten")
    backups = FileBackups.with_passphrase(path, "")
    assert not backups.any_locked()
    assert backups.newest_good() == made
    assert backups.unlocks(made)
    known = FileBackups.with_passphrase(path, "forgotten")
    assert not known.unlocks(made)
    known.restore(made)
    assert locking.is_locked(path), "whoever knows its passphrase keeps it locked"
    backups.restore(made)
    open_workspace(path).close()


def test_backups_with_an_earlier_passphrase_are_no_damaged_ones_and_open_with_it(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))
    with closing(open_workspace(path, key=locking.key_for(path, PASSPHRASE))) as workspace:
        workspace.people.add({"family_name": "Nurbayeva", "passport_number": "N0123456"})
        made = [workspace.backups.take(BackupReason.WORK) for _turn in range(2)]
        (person,) = [row.id for row in workspace.people.rows()]
    locking.change_passphrase(path, locking.key_for(path, PASSPHRASE), "another one")
    with closing(open_workspace(path, key=locking.key_for(path, "another one"))) as workspace:
        backups = workspace.backups
        assert [(each.good, each.locked) for each in backups.all()] == [(False, True)] * 2
        backups.secure(BackupReason.IMPORT)
        assert [each.locked for each in backups.all()] == [False, True, True], "none had the present"
        _flip(made[0].path, 9)
        made[0].path.write_bytes(made[0].path.read_bytes()[:-PAGE])
        found = {each.path: each for each in backups.all()}
        assert not found[made[0].path].locked, "it is known to be cut short"
        made[0].path.write_bytes(made[1].path.read_bytes())
        closed = next(each for each in backups.all() if each.path == made[1].path)
        left = workspace.erasing.erase([person]).left
        assert len([text for text in left if "another passphrase" in text]) == 2
        with pytest.raises(StorageError, match="another passphrase"):
            backups.restore(closed)
        with pytest.raises(LockedError, match="does not open the backup"):
            backups.open_with(closed, "wrong")
        opened = backups.open_with(closed, PASSPHRASE)
        assert [each.path for each in opened] == [made[1].path, made[0].path]
        assert [(each.good, each.locked) for each in backups.all()] == [(True, False)] * 3
        assert {each.counts["person"] for each in backups.all()} == {1}
        with closing(backups.preview(opened[0])) as preview:
            assert [row.family_name for row in preview.people.rows()] == ["Nurbayeva"]
        assert not workspace.erasing.erase([person]).left
        workspace.people.add({"family_name": "Later"})
        backups.restore(opened[0])
        assert [row.family_name for row in workspace.people.rows()] == ["Nurbayeva"]


def test_locked_backups_of_a_workspace_without_a_passphrase_open_as_well(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))
    with closing(open_workspace(path, key=locking.key_for(path, PASSPHRASE))) as workspace:
        workspace.backups.take(BackupReason.WORK)
    locking.unlock(path, locking.key_for(path, PASSPHRASE))
    with closing(open_workspace(path)) as workspace:
        (closed,) = workspace.backups.all()
        assert closed.locked
        assert not workspace.backups.thin()
        (opened,) = workspace.backups.open_with(closed, PASSPHRASE)
        assert workspace.backups.all() == [opened]
        assert not locking.is_locked(opened.path)
        assert not workspace.backups.missing_since(opened)
