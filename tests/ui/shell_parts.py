"""The frame's parts as tests put them together: real ones, with settings in a folder of the test's own."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout

from cica_events.errors import ConflictError
from cica_events.progress import Progress
from ui.runtime.icons import Icons
from ui.runtime.settings import Settings
from ui.runtime.tasks import TaskRunner
from ui.runtime.theme import Theme
from ui.shell.page import Page
from ui.shell.window import MainWindow


@dataclass(frozen=True)
class Step:
    label: str
    count: int = 1

    @property
    def id(self) -> str:
        return self.label


@dataclass
class Steps:
    """A history of labels; `conflict` makes the next step refuse."""

    done: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)
    conflict: str = ""
    count: int = 1
    thread: int | None = None
    elsewhere: frozenset[str] = frozenset()

    def made_elsewhere(self, step_id: str) -> bool:
        return step_id in self.elsewhere

    def undoable(self) -> Step | None:
        return Step(self.done[-1], self.count) if self.done else None

    def redoable(self) -> Step | None:
        return Step(self.undone[-1], self.count) if self.undone else None

    def undo(self, _progress: Progress) -> None:
        self.thread = threading.get_ident()
        if self.conflict:
            raise ConflictError(self.conflict)
        self.undone.append(self.done.pop())

    def redo(self, _progress: Progress) -> None:
        self.done.append(self.undone.pop())

    def take_back(self, step_id: str, *, progress: Progress) -> None:
        del progress
        self.done.remove(step_id)


class PlainPage(Page):
    """A page that remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[dict[str, object]] = []
        self.counts = "143 participants"
        self.editor = QLineEdit(self)
        self.export = QAction("Export…", self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.editor)

    def bring_up(self, **args: object) -> None:
        self.asked.append(args)

    def status(self) -> str:
        return self.counts

    def file_actions(self) -> list[QAction]:
        return [self.export]


def settings_in(folder: Path) -> Settings:
    """Return settings kept in `folder`."""
    return Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))


@dataclass
class Frame:
    """A window with its surroundings, and the errors that were reported."""

    window: MainWindow
    theme: Theme
    settings: Settings
    tasks: TaskRunner
    reported: list[BaseException]


def build_frame(app: QApplication, settings: Settings) -> Frame:
    """Return a window with the pages "home", "meetings", "meeting" and "settings"."""
    reported: list[BaseException] = []
    theme = Theme(app)
    tasks = TaskRunner(reported.append)
    window = MainWindow(app, Icons(theme), settings, tasks, reported.append)
    window.add_page("home", "Home", "house", PlainPage)
    window.add_page("meetings", "Meetings", "calendar-days", PlainPage)
    window.add_page("meeting", "Meeting", "calendar-days", PlainPage, section="none", under="meetings")
    window.add_page("settings", "Settings", "settings", PlainPage, section="foot", needs_workspace=False)
    return Frame(window, theme, settings, tasks, reported)
