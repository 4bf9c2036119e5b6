"""Tells, while a person is typed in, who of the directory is much alike and why; one click leads there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cica_events.directions import COMMA
from cica_events.i18n import _
from cica_events.progress import Progress
from cica_events.services.duplicates import DuplicateService, Similar
from ui.people.pair_rows import post_of
from ui.runtime.tasks import TaskRunner
from ui.toolkit.beside import Beside, Work
from ui.toolkit.elided_button import ElidedButton
from ui.toolkit.plain import PlainLabel

PAUSE = 150  # milliseconds without typing before the directory is asked
MOST = 3  # people that are told

Draft = Callable[[], dict[str, Any]]
"""Returns what was typed so far, by field key."""


class KnownPeople(QFrame):
    """Asks beside the window, so that typing never waits; empty and hidden while nobody is alike."""

    asked = Signal(str)  # the id of the person to be shown
    told = Signal()

    def __init__(
        self, duplicates: DuplicateService, tasks: TaskRunner, draft: Draft, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._duplicates = duplicates
        self._draft = draft
        self.found: Sequence[Similar] = ()
        self.setProperty("notice", "warning")
        self.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(2)
        self._asking = Beside(tasks, self._plan, self._tell, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._asking.ask)
        self._asking.ask()  # the directory is made ready while the first letters are typed

    def look(self) -> None:
        """Ask again once typing rests."""
        self._pause.start()

    def _plan(self) -> Work:
        return partial(_ask, self._duplicates, self._draft())

    def _tell(self, found: Sequence[Similar]) -> None:
        self.found = found
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if found:
            heading = PlainLabel(_("⚠ Perhaps already in the directory"), self)
            heading.setProperty("role", "strong")
            self._column.addWidget(heading)
        for similar in found:
            self._column.addWidget(self._line(similar))
        self.setVisible(bool(found))
        self.told.emit()

    def _line(self, similar: Similar) -> QWidget:
        line = QWidget(self)
        person = similar.person
        button = ElidedButton(COMMA.join(filter(None, (person.name, post_of(person)))), line, link=True)
        button.setAutoDefault(False)
        button.clicked.connect(partial(self.asked.emit, person.id))
        reason = PlainLabel(_("{score} %: {reason}").format(score=similar.score, reason=similar.reason), line)
        reason.setProperty("role", "small")
        reason.setWordWrap(True)
        reason.setContentsMargins(5, 0, 0, 2)
        layout = QVBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(button)
        layout.addWidget(reason)
        return line


def _ask(duplicates: DuplicateService, values: dict[str, Any], progress: Progress) -> list[Similar]:
    duplicates.prepare(progress)
    named = values.get("family_name") or values.get("native_name")
    return duplicates.similar(values, MOST) if named else []
