"""A desk over a real workspace file, as tests of pages about meetings put it together."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from functools import cached_property, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject
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

Given = ParamSpec("Given")
Ground = TypeVar("Ground")
Maker = Callable[Concatenate["Office", Given], Ground]


class Office:
    """A workspace with a desk, opened when it is first asked for.

    `went` holds where pages wanted to go, `reported` what went wrong.
    """

    def __init__(self, app: QApplication, template: Path, folder: Path, grounds: Grounds | None) -> None:
        self.went: list[tuple[str, dict[str, Any]]] = []
        self.reported: list[BaseException] = []
        self.area = QWidget()
        self._app, self._template, self._folder, self._grounds = app, template, folder, grounds

    @cached_property
    def workspace(self) -> Workspace:
        """The open workspace, a copy of the template."""
        return open_workspace(shutil.copy(self._template, self._folder / "office.cica"))

    @cached_property
    def desk(self) -> Desk:
        """The desk over the workspace."""

        def go(key: str, **args: Any) -> None:
            self.went.append((key, args))

        workspace, area, report = self.workspace, self.area, self.reported.append
        theme, icons = self._grounds.look(self._app) if self._grounds else new_look(self._app, area)
        tasks = TaskRunner(report, area)
        relay = ChangeRelay(area)
        undo = UndoActions(self._app, tasks, report, area)
        undo.follow(workspace.history)
        messages = Messages(icons, area)
        workspace.subscribe(relay.publish)
        relay.changed.connect(undo.refresh)
        settings = settings_in(self._folder)
        return Desk(workspace, theme, icons, settings, tasks, relay, messages, undo, report, go)

    def laid(self, make: Callable[..., Ground], *given: Any) -> Ground:
        """Begin with what `make` makes, made once where nothing was asked of the workspace yet."""
        if self._grounds is None or "workspace" in vars(self):
            return make(self, *given)
        self._template, made = self._grounds.of(make, given, self._app, self._template)
        return made

    def close(self) -> None:
        """Close what was opened."""
        if "desk" in vars(self):
            self.desk.tasks.close()
        if "workspace" in vars(self):
            self.workspace.close()
        self.area.deleteLater()

    def plan(self, body: str, when: str, **values: Any) -> str:
        """Create a meeting of `body` at the date `when` (notation), change `values`, return its id."""
        return self.laid(_plan, body, when, *values.items())

    def hold(self, body: str, when: str) -> str:
        """Create a meeting that was held."""
        return self.plan(body, when, stage=Stage.HELD)

    def press_message_button(self, text: str) -> None:
        """Press a button of the message that is shown."""
        next(button for button in self.area.findChildren(QPushButton) if button.text() == text).click()


def new_look(app: QApplication, parent: QObject | None = None) -> tuple[Theme, Icons]:
    """Dress the application; return its theme with the icons."""
    theme = Theme(app, parent=parent)
    return theme, Icons(theme, theme)


class Grounds:
    """What tests begin with, made once each: as file, with what its maker returned (ids)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[tuple[Any, ...], tuple[Path, Any]] = {}
        self._look: tuple[Theme, Icons] | None = None
        self._dressed = ("", "")

    def look(self, app: QApplication) -> tuple[Theme, Icons]:
        """Return theme and icons of the test before, or new ones where it left the application otherwise."""
        if self._look is None or self._dressed != _dress(app):
            if self._look:
                self._look[0].deleteLater()
            self._look = new_look(app)
            self._dressed = _dress(app)
        return self._look

    def of(
        self, make: Callable[..., Ground], given: tuple[Any, ...], app: QApplication, template: Path
    ) -> tuple[Path, Ground]:
        """Return the file to copy and what `make` returned."""
        key = template, make, given
        if key not in self._made:
            folder = self._folder / str(len(self._made))
            folder.mkdir()
            with open_office(app, template, folder) as office:
                made = make(office, *given)
            self._made[key] = folder / "office.cica", made
        path, made = self._made[key]
        return path, deepcopy(made)


def laid_once(make: Maker[Given, Ground]) -> Maker[Given, Ground]:
    """Have what `make` makes of a new office made once for all tests; it returns ids, nothing open."""

    @wraps(make)
    def lay(office: Office, *given: Given.args, **named: Given.kwargs) -> Ground:
        return make(office, *given, **named) if named else office.laid(make, *given)

    return lay


def _plan(office: Office, body: str, when: str, *values: tuple[str, Any]) -> str:
    meetings, date = office.workspace.meetings, VagueDate.parse(when) if when else None
    meeting_id = meetings.create(meetings.plan(body, date))
    if values:
        meetings.edit([meeting_id], dict(values))
    return meeting_id


def _dress(app: QApplication) -> tuple[str, str]:
    return app.styleSheet(), app.font().toString()


def make_template(folder: Path) -> Path:
    """Create a workspace with the States and organizations, to be copied."""
    path = folder / "template.cica"
    create_workspace(path).close()
    return path


@contextmanager
def open_office(
    app: QApplication, template: Path, folder: Path, grounds: Grounds | None = None
) -> Iterator[Office]:
    """Give an office over a copy of `template`; close it when done."""
    office = Office(app, template, folder, grounds)
    yield office
    office.close()
    assert not office.reported, office.reported
