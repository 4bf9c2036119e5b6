"""A desk over a real workspace file, as tests of pages about meetings put it together."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from cica_events.domain.dates import VagueDate
from cica_events.domain.meetings import Stage
from cica_events.services.workspace import Workspace, create_workspace, open_workspace
from tests.ui.shell_parts import settings_in
from ui.runtime.changes import ChangeRelay
from ui.runtime.icons import Icons
from ui.runtime.tasks import TaskRunner
from ui.runtime.theme import Theme
from ui.runtime.undo import UndoActions
from ui.shell.desk import Desk
from ui.shell.messages import Messages


@dataclass
class Office:
    """An open workspace with a desk; `went` holds where pages wanted to go, `reported` what went wrong."""

    workspace: Workspace
    desk: Desk
    area: QWidget
    went: list[tuple[str, dict[str, Any]]]
    reported: list[BaseException]

    def plan(self, body: str, when: str, **values: Any) -> str:
        """Create a meeting of `body` at the date `when` (notation), change `values`, return its id."""
        date = VagueDate.parse(when) if when else None
        meeting_id = self.workspace.meetings.create(self.workspace.meetings.plan(body, date))
        if values:
            self.workspace.meetings.edit([meeting_id], values)
        return meeting_id

    def hold(self, body: str, when: str) -> str:
        """Create a meeting that was held."""
        return self.plan(body, when, stage=Stage.HELD)

    def press_message_button(self, text: str) -> None:
        """Press a button of the message that is shown."""
        next(button for button in self.area.findChildren(QPushButton) if button.text() == text).click()


def make_template(folder: Path) -> Path:
    """Create a workspace with the States and organizations, to be copied."""
    path = folder / "template.cica"
    create_workspace(path).close()
    return path


@contextmanager
def open_office(app: QApplication, template: Path, folder: Path) -> Iterator[Office]:
    """Open a copy of `template`; close it when done."""
    workspace = open_workspace(shutil.copy(template, folder / "office.cica"))
    area = QWidget()
    went: list[tuple[str, dict[str, Any]]] = []
    reported: list[BaseException] = []

    def go(key: str, **args: Any) -> None:
        went.append((key, args))

    theme = Theme(app, parent=area)
    icons = Icons(theme, area)
    tasks = TaskRunner(reported.append, area)
    relay = ChangeRelay(area)
    undo = UndoActions(app, tasks, reported.append, area)
    undo.follow(workspace.history)
    messages = Messages(icons, area)
    settings = settings_in(folder)
    desk = Desk(workspace, theme, icons, settings, tasks, relay, messages, undo, reported.append, go)
    workspace.subscribe(relay.publish)
    relay.changed.connect(undo.refresh)
    yield Office(workspace, desk, area, went, reported)
    tasks.close()
    workspace.close()
    area.deleteLater()
    assert not reported, reported
