"""A dialog that writes one file by a few choices, and closes when the file is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from cica_events.errors import CicaError
from cica_events.i18n import _
from cica_events.progress import Progress
from cica_events.services.exporting import Written
from ui.runtime.tasks import Task
from ui.shell.desk import Desk
from ui.shell.export_choice_file import ExportFile
from ui.shell.written_file import tell_written
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel

WIDTH = 100  # average characters
Write = Callable[[Path, Progress], Written]


class FileForm(Dialog):
    """Lays choices out in two columns; `writing` gives the work, done beside the window."""

    file: ExportFile

    def __init__(self, title: str, primary: str, desk: Desk, parent: QWidget) -> None:
        super().__init__(title, primary, parent)
        self._desk = desk
        self._task: Task | None = None
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)

    def box(self, name: str) -> QComboBox:
        """Return a choice called `name`."""
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(20)
        return box

    def lay_out(self, choices: Sequence[tuple[str, QWidget]]) -> None:
        """Put the choices under their names, two in a row."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for place, (text, widget) in enumerate(choices):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(self.label(text, widget))
            column.addWidget(widget)
            grid.addLayout(column, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)

    def lay_out_file(self) -> None:
        """Put the file under the choices."""
        self.body.addWidget(self.label(_("File"), self.file))
        self.body.addWidget(self.file)
        self.body.addStretch(1)

    def label(self, text: str, buddy: QWidget) -> QLabel:
        """Return the name of a choice."""
        label = PlainLabel(text, self)
        label.setProperty("role", "small")
        label.setBuddy(buddy)
        return label

    def writing(self) -> Write:
        """Return what writes the file as it is chosen now."""
        raise NotImplementedError

    def remember(self) -> None:
        """Keep the choice for the next time; called once the file is there."""

    @Slot()
    def _do(self) -> None:
        try:
            path = self.file.path()
        except CicaError as error:
            self.tell(str(error))
            return
        self.tell("")
        self.primary.setEnabled(False)
        self._task = self._desk.tasks.start(
            partial(self.writing(), path),
            done=self._done,
            failed=self._failed,
            cancelled=self._stopped,
            owner=self,
        )

    def _done(self, written: Written) -> None:
        self._stopped()
        self.file.keep_folder()
        self.remember()
        tell_written(self._desk, written)
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self._stopped()
        if not isinstance(error, CicaError):
            raise error
        self.tell(str(error))

    def _stopped(self) -> None:
        self._task = None
        self.primary.setEnabled(True)
