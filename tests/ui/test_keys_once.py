"""No two actions that can both be active have the same keys, on whatever page."""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.meeting_desk import Office
from tests.ui.shell_parts import settings_in
from ui.main import Application
from ui.shell.shortcut_sheet import gather

PLACES = [
    ("home", {}),
    ("meetings", {}),
    ("people", {}),
    ("parties", {}),
    ("history", {}),
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
    for page, way in PLACES:
        application.window.show_page(page, **({"meeting_id": meeting} if page == "meeting" else {}), **way)
        faults += [f"{page} {way}: {fault}" for fault in twice(application.window)]
        assert gather(application.window, application.window.current_page())
    application.close()
    application.deleteLater()
    assert not faults, "\n".join(faults)


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
