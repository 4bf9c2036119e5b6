"""A workspace with a passphrase in the window: given one, opened with it, shut, and open again as it was."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cica_events.errors import LockedError
from cica_events.services import locking
from cica_events.services.backups import BackupReason
from cica_events.services.workspace import create_workspace, open_workspace
from ui.main import Application
from ui.shell.locked_state import LockedState
from ui.shell.passphrase_dialogs import (
    BackupPassphraseDialog,
    NewPassphraseDialog,
    PlainCopiesDialog,
    RemovePassphraseDialog,
    RescuePassphraseDialog,
    UnlockDialog,
)
from ui.shell.passphrase_field import PassphraseField
from ui.shell.recent_list import RecentLine
from ui.shell.restore_dialog import RestoreDialog

PASSPHRASE = "Kettle пингвин 7 lantern"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("locked") / "Youth Council.cica"
    create_workspace(path).close()
    locking.lock(path, PASSPHRASE)
    return path


@pytest.fixture
def locked(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path))


def top(kind: type[QWidget]) -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]


def dialog_of(application: Application, kind: type, qtbot: QtBot) -> object:
    qtbot.waitUntil(lambda: any(each.isVisible() for each in application.window.findChildren(kind)))
    return next(each for each in application.window.findChildren(kind) if each.isVisible())


def settled(application: Application, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: application.opener.workspace is not None and not application.tasks.busy, timeout=20_000
    )


def test_a_locked_workspace_asks_refuses_in_words_and_opens(
    application: Application, locked: Path, qtbot: QtBot
) -> None:
    application.start(str(locked))
    dialog = dialog_of(application, UnlockDialog, qtbot)
    assert isinstance(dialog, UnlockDialog)
    assert application.window.findChildren(LockedState)
    dialog.forgotten.click()
    dialog.primary.click()
    assert "Type the passphrase" in dialog.problem
    dialog.passphrase.line.setText("wrong")
    dialog.primary.click()
    qtbot.waitUntil(lambda: "Caps Lock" in dialog.problem, timeout=20_000)
    (state,) = (one for one in application.window.findChildren(LockedState) if one.isVisible())
    assert not state.unlock.isVisible()  # the dialog over it says the same
    dialog.passphrase.line.setText(PASSPHRASE)
    dialog.primary.click()
    settled(application, qtbot)
    qtbot.waitUntil(lambda: not application.window.findChildren(UnlockDialog))
    assert application.settings.last_workspace == str(locked)
    actions = application.window.frame_actions
    assert actions.lock_now.isEnabled()
    assert not actions.set_passphrase.isVisible()


def test_shut_it_shows_nothing_and_open_again_everything_stands_as_it_was(
    application: Application, locked: Path, qtbot: QtBot
) -> None:
    application.start()
    application.opener.open(str(locked), PASSPHRASE)
    settled(application, qtbot)
    workspace = application.opener.workspace
    assert workspace is not None
    draft = NewPassphraseDialog("unfinished", application.icons, False, application.window)
    draft.open()
    draft.new.line.setText("half typed")
    application.window.frame_actions.lock_now.trigger()
    cover = application.sleeping.cover
    assert cover is not None
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [cover]
    qtbot.waitUntil(lambda: workspace.database.key is None, timeout=20_000)
    with pytest.raises(LockedError, match=f"^{locked.name} is locked just now") as asleep:
        workspace.parties.rows()
    application.errors.report(asleep.value)
    assert application.window.messages.text == str(asleep.value)
    cover.passphrase.line.setText("wrong")
    cover.primary.click()
    qtbot.waitUntil(lambda: "Caps Lock" in cover.problem, timeout=20_000)
    cover.passphrase.line.setText(PASSPHRASE)
    QTest.keyClick(cover.passphrase.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: application.sleeping.cover is None, timeout=20_000)
    assert application.window.isVisible()
    assert draft.isVisible()
    assert draft.new.text == "half typed"
    assert application.opener.workspace is workspace
    assert workspace.parties.rows()
    assert application.window.messages.text == ""
    draft.reject()


def test_what_looks_by_itself_says_nothing_of_a_workspace_that_is_shut(
    application: Application, locked: Path, qtbot: QtBot
) -> None:
    application.start()
    application.opener.open(str(locked), PASSPHRASE)
    settled(application, qtbot)
    workspace, erasing = application.opener.workspace, application.ways_in.erasing
    assert workspace is not None
    application.sleeping.shut()
    qtbot.waitUntil(lambda: workspace.database.key is None, timeout=20_000)
    erasing._later.stop()
    erasing.look()
    qtbot.waitUntil(erasing._later.isActive, timeout=20_000)
    assert application.window.messages.text == ""
    erasing._later.stop()
    application.sleeping._give_up()


def backed_up_elsewhere(path: Path) -> Path:
    """Return a backup of a copy of the workspace that has another name."""
    with closing(open_workspace(shutil.copy(path, path.with_name("Earlier.cica")))) as copy:
        return copy.backups.take(BackupReason.ASKED).path


def test_a_passphrase_is_set_and_removed_by_the_menu(
    application: Application, sqlite_workspace: str, qtbot: QtBot
) -> None:
    path = Path(sqlite_workspace)
    kept = Path(shutil.copy(path, path.with_name(f"{path.stem}.before-schema-9-from-8.cica")))
    earlier = backed_up_elsewhere(path)
    application.start(str(path))
    settled(application, qtbot)
    actions = application.window.frame_actions
    assert not actions.lock_now.isEnabled()
    actions.set_passphrase.trigger()
    dialog = dialog_of(application, NewPassphraseDialog, qtbot)
    assert isinstance(dialog, NewPassphraseDialog)
    dialog.new.line.setText(PASSPHRASE)
    dialog.new.edited.emit(PASSPHRASE)
    assert dialog.strength.text().startswith("Fair")
    dialog.again.line.setText("another")
    dialog.primary.click()
    assert "not the same" in dialog.problem
    dialog.again.line.setText(PASSPHRASE)
    dialog.primary.click()
    qtbot.waitUntil(actions.remove_passphrase.isVisible, timeout=20_000)
    settled(application, qtbot)
    assert locking.is_locked(path)
    assert "1 copy of it is not locked" in application.window.messages.text
    assert "holds 1 backup with another name or place" in application.window.messages.text
    application.ways_in.lock._ask_copies([kept])
    copies = dialog_of(application, PlainCopiesDialog, qtbot)
    assert isinstance(copies, PlainCopiesDialog)
    copies.primary.click()
    qtbot.waitUntil(lambda: not kept.exists(), timeout=20_000)
    assert earlier.exists(), "it may be that of another workspace"
    actions.remove_passphrase.trigger()
    removal = dialog_of(application, RemovePassphraseDialog, qtbot)
    assert isinstance(removal, RemovePassphraseDialog)
    removal.passphrase.line.setText(PASSPHRASE)
    removal.primary.click()
    qtbot.waitUntil(actions.set_passphrase.isVisible, timeout=20_000)
    settled(application, qtbot)
    assert not locking.is_locked(path)


def test_a_wrong_passphrase_is_told_in_the_dialog_and_what_was_typed_stays(
    application: Application, locked: Path, qtbot: QtBot
) -> None:
    application.start()
    application.opener.open(str(locked), PASSPHRASE)
    settled(application, qtbot)
    before, workspace = locked.read_bytes(), application.opener.workspace
    actions = application.window.frame_actions
    for action, kind in (
        (actions.change_passphrase, NewPassphraseDialog),
        (actions.remove_passphrase, RemovePassphraseDialog),
    ):
        action.trigger()
        dialog = dialog_of(application, kind, qtbot)
        assert isinstance(dialog, NewPassphraseDialog | RemovePassphraseDialog)
        fields = dialog.findChildren(PassphraseField)
        for field in fields:
            field.line.setText("wrong")
        dialog.primary.click()
        qtbot.waitUntil(lambda of=dialog: "Caps Lock" in of.problem, timeout=20_000)
        assert {field.text for field in fields} == {"wrong"}
        assert dialog.primary.isEnabled()
        dialog.reject()
    assert locked.read_bytes() == before
    assert application.opener.workspace is workspace


def test_nothing_opens_while_the_file_is_written_anew(
    application: Application, sqlite_workspace: str, qtbot: QtBot
) -> None:
    application.start(sqlite_workspace)
    settled(application, qtbot)
    opener = application.opener
    application.ways_in.lock._relock("", PASSPHRASE)
    opener.give_up()  # as the server's dialog does when it is closed
    assert not opener.open(sqlite_workspace)
    assert not opener.open_instead(sqlite_workspace)
    assert opener.workspace is None
    settled(application, qtbot)
    assert locking.is_locked(Path(sqlite_workspace))
    assert opener.address == sqlite_workspace


def test_a_passphrase_that_opens_is_kept_where_the_file_was_not_let_go_of_yet(
    application: Application, locked: Path, qtbot: QtBot
) -> None:
    application.start()
    application.opener.open(str(locked), PASSPHRASE)
    settled(application, qtbot)
    workspace, sleeping = application.opener.workspace, application.sleeping
    assert workspace is not None
    sleeping.shut()
    qtbot.waitUntil(lambda: workspace.database.key is None, timeout=20_000)
    sleeping._tired = True  # as where a change was still being saved
    sleeping._try("wrong")
    qtbot.waitUntil(lambda: not sleeping._tired, timeout=20_000)
    sleeping._tired = True
    sleeping._try(PASSPHRASE)
    qtbot.waitUntil(lambda: sleeping.cover is None, timeout=20_000)
    assert workspace.database.key is not None


def test_who_forgot_the_passphrase_goes_back_to_a_backup_with_an_earlier_one(
    application: Application, locked: Path, qtbot: QtBot
) -> None:
    with closing(open_workspace(locked, key=locking.key_for(locked, PASSPHRASE))) as workspace:
        workspace.people.add({"family_name": "Somebody"})
        workspace.backups.take(BackupReason.WORK)
    locking.change_passphrase(locked, locking.key_for(locked, PASSPHRASE), "forgotten")
    application.start(str(locked))
    asking = dialog_of(application, UnlockDialog, qtbot)
    assert isinstance(asking, UnlockDialog)
    assert not asking.back.isVisible()
    asking.forgotten.click()
    asking.back.click()
    dialog = dialog_of(application, BackupPassphraseDialog, qtbot)
    assert isinstance(dialog, BackupPassphraseDialog)
    dialog.passphrase.line.setText("wrong")
    dialog.primary.click()
    qtbot.waitUntil(lambda: "No backup opens with this" in dialog.problem, timeout=20_000)
    restored_with_passphrase(application, dialog, qtbot)
    assert len(list(locked.parent.glob("Youth Council*.cica"))) == 2


@pytest.mark.parametrize("typed_at_once", [False, True])
def test_an_older_backup_that_the_passphrase_opens_is_offered_though_newer_ones_need_another(
    application: Application, locked: Path, qtbot: QtBot, typed_at_once: bool
) -> None:
    with closing(open_workspace(locked, key=locking.key_for(locked, PASSPHRASE))) as workspace:
        workspace.people.add({"family_name": "Somebody"})
        workspace.backups.take(BackupReason.WORK)
    locking.change_passphrase(locked, locking.key_for(locked, PASSPHRASE), "forgotten")
    with closing(open_workspace(locked, key=locking.key_for(locked, "forgotten"))) as workspace:
        workspace.people.add({"family_name": "Next"})
        workspace.backups.take(BackupReason.WORK)
    application.start(str(locked))
    asking = dialog_of(application, UnlockDialog, qtbot)
    assert isinstance(asking, UnlockDialog)
    asking.passphrase.line.setText(PASSPHRASE if typed_at_once else "")
    asking.forgotten.click()
    asking.back.click()
    if not typed_at_once:
        dialog = dialog_of(application, BackupPassphraseDialog, qtbot)
        assert isinstance(dialog, BackupPassphraseDialog)
        dialog.passphrase.line.setText(PASSPHRASE)
        dialog.primary.click()
    said = restored(application, qtbot)
    assert "Newer backups are there, which need another passphrase." in said


def restored_with_passphrase(application: Application, dialog: BackupPassphraseDialog, qtbot: QtBot) -> None:
    """Give the passphrase of the backups and take the offer; the one person is there again."""
    dialog.passphrase.line.setText(PASSPHRASE)
    dialog.primary.click()
    restored(application, qtbot)


def restored(application: Application, qtbot: QtBot) -> list[str]:
    """Take the offer of a backup and return what it said; the one person is there again."""
    offer = dialog_of(application, RestoreDialog, qtbot)
    assert isinstance(offer, RestoreDialog)
    said = [label.text() for label in offer.findChildren(QLabel)]
    qtbot.waitUntil(offer.primary.isEnabled)
    offer.primary.click()
    settled(application, qtbot)
    opened = application.opener.workspace
    assert opened is not None
    assert [row.family_name for row in opened.people.rows()] == ["Somebody"]
    return said


def saved_beside(application: Application, path: Path, qtbot: QtBot) -> Path:
    """Save what can be saved of a locked file, with a wrong passphrase first; return the new file."""
    target = path.with_name("saved.cica")
    application.ways_in.rescue.save(path, target)
    asking = dialog_of(application, RescuePassphraseDialog, qtbot)
    assert isinstance(asking, RescuePassphraseDialog)
    for typed in ("wrong", PASSPHRASE):
        asking.passphrase.line.setText(typed)
        asking.primary.click()
        qtbot.waitUntil(lambda: target.exists() or bool(asking.problem), timeout=20_000)
    qtbot.waitUntil(lambda: not application.tasks.busy)
    return target


def test_a_damaged_beginning_is_told_and_an_older_backup_that_is_not_locked_is_named_as_that(
    application: Application, sqlite_workspace: str, qtbot: QtBot
) -> None:
    path = Path(sqlite_workspace)
    with closing(open_workspace(path)) as workspace:
        workspace.backups.take(BackupReason.WORK)
    locking.lock(path, PASSPHRASE)
    with closing(open_workspace(path, key=locking.key_for(path, PASSPHRASE))) as workspace:
        workspace.people.add({"family_name": "Somebody"})
        workspace.backups.take(BackupReason.WORK)
    content = bytearray(path.read_bytes())
    content[40] ^= 1
    path.write_bytes(content)
    application.start(str(path))
    asking = dialog_of(application, UnlockDialog, qtbot)
    assert isinstance(asking, UnlockDialog)
    asking.passphrase.line.setText(PASSPHRASE)
    asking.primary.click()
    qtbot.waitUntil(lambda: not application.window.findChildren(UnlockDialog), timeout=20_000)
    application.ways_in.rescue.put_back()
    dialog = dialog_of(application, BackupPassphraseDialog, qtbot)
    assert isinstance(dialog, BackupPassphraseDialog)
    dialog.older.click()
    offer = dialog_of(application, RestoreDialog, qtbot)
    assert isinstance(offer, RestoreDialog)
    said = [label.text() for label in offer.findChildren(QLabel)]
    assert any("whoever has the file can read it then" in text for text in said)
    offer.reject()
    target = saved_beside(application, path, qtbot)
    assert locking.is_locked(target)
    application.ways_in.rescue.put_back()
    dialog = dialog_of(application, BackupPassphraseDialog, qtbot)
    assert isinstance(dialog, BackupPassphraseDialog)
    restored_with_passphrase(application, dialog, qtbot)
    assert locking.is_locked(path)


def test_the_recent_list_shows_a_lock_on_a_locked_workspace(
    application: Application, locked: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    plain = tmp_path / "Plain.cica"
    create_workspace(plain).close()
    for path in (plain, locked):
        application.settings.remember(str(path))
    application.settings.last_workspace = ""
    application.start()
    qtbot.waitUntil(
        lambda: (
            [line.accessibleName() for line in application.window.findChildren(RecentLine)]
            == ["Youth Council.cica, locked", "Plain.cica"]
        ),
        timeout=20_000,
    )
