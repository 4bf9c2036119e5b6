"""No two actions that can both be active have the same keys, on whatever page; the help names only such."""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.meeting_desk import Office
from tests.ui.shell_parts import settings_in
from ui.help.help_looks import keys_named
from ui.help.library import HelpLibrary
from ui.main import Application
from ui.shell.shortcut_sheet import gather
from ui.shell.shortcuts_dialog import ShortcutsDialog

# what tables, lists and tabs do with keys that are no actions
OF_WIDGETS = (
    *("F2", "Tab", "Esc", "Space", "Shift", "Ctrl", "Left", "Right", "Del", "Enter"),
    *("Ctrl+Home", "Alt+Enter", "Ctrl+PgDown", "Ctrl+PgUp"),
)

PLACES = [
    ("home", {}),
    ("meetings", {}),
    ("people", {}),
    ("parties", {}),
    ("calendar", {}),
    ("reports", {}),
    ("history", {}),
    ("backups", {}),
    *[
        ("meeting", {"tab": tab})
        for tab in ("overview", "delegations", "participants", "documents", "outcomes")
    ],
    *[("meeting", {"tab": "agenda", "view": view}) for view in ("agenda", "programme", "speakers")],
]


def test_no_keys_of_the_window_are_taken_twice_on_any_page(
    qapp: QApplication, office: Office, meeting: str, tmp_path: Path, qtbot: QtBot
) -> None:
    office.workspace.close()
    settings = settings_in(tmp_path)
    settings.language = "en"
    application = Application(qapp, settings, tmp_path / "data")
    application.start(str(shutil.copy(office.workspace.address.path, tmp_path / "own.cica")))
    qtbot.waitUntil(lambda: application.opener.workspace is not None, timeout=20_000)
    faults: list[str] = []
    keys = set(OF_WIDGETS)
    for page, way in PLACES:
        application.window.show_page(page, **({"meeting_id": meeting} if page == "meeting" else {}), **way)
        faults += [f"{page} {way}: {fault}" for fault in twice(application.window)]
        faults += [f"{page} {way}: {fault}" for fault in twice_in_tables(application.window)]
        assert gather(application.window, application.window.current_page())
        keys |= {key.toString() for action in actions_of(application.window) for key in action.shortcuts()}
    help_opens_over_a_dialog(application)
    application.close()
    application.deleteLater()
    assert not faults, "\n".join(faults)
    assert keys_of_the_help() - keys == set()


def actions_of(window: QWidget) -> list[QAction]:
    return window.findChildren(QAction)


def keys_of_the_help() -> set[str]:
    topics = (topic for chapter in HelpLibrary("en").chapters for topic in chapter.topics)
    return {QKeySequence(keys).toString() or keys for topic in topics for keys in keys_named(topic.text)}


def help_opens_over_a_dialog(application: Application) -> None:
    """See that the keys of the help hold in a dialog, and lead to the topic of the dialog."""
    dialog = ShortcutsDialog(application.window)
    dialog.open()
    assert application.window.frame_actions.help_here in dialog.actions()
    dialog.close()


def twice(window: QWidget) -> list[str]:
    """Return the keys of the window's own actions that something shown has as well."""
    own = {key.toString(): action for action in window.actions() for key in action.shortcuts()}
    found: dict[str, set[str]] = defaultdict(set)
    for action in window.findChildren(QAction):
        owners = [each for each in action.associatedObjects() if isinstance(each, QWidget)]
        shown = any(each.isVisible() and not each.isWindow() for each in owners)
        for key in action.shortcuts():
            mine = own.get(key.toString())
            if mine is not None and mine is not action and shown and action.isVisible():
                found[key.toString()] |= {mine.text(), action.text()}
    return [f"{keys}: {sorted(texts)}" for keys, texts in found.items()]


def twice_in_tables(window: QWidget) -> list[str]:
    """Return the keys of tables that what they lie in has as well: with one focused neither would act."""
    found = []
    for table in window.findChildren(QAbstractItemView):
        inner = {key.toString(): action for action in table.actions() for key in action.shortcuts()}
        around = table.parentWidget() if table.isVisible() else None
        while around is not None:
            for action in around.actions():
                if action.shortcutContext() is not Qt.ShortcutContext.WidgetShortcut:
                    mine = [inner.get(key.toString()) for key in action.shortcuts()]
                    found += [f"{one.text()}: {action.text()}" for one in mine if one not in {None, action}]
            around = around.parentWidget()
    return found
