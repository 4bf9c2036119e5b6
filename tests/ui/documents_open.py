"""The Documents tab of a meeting on the screen, and what tests read from it and do with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cica_events.services.documents import IssueStage
from tests.ui.meeting_desk import Office
from ui.documents.issue_dialog import IssueDialog
from ui.documents.list_view import ListView

LEFT = Qt.MouseButton.LeftButton


def open_documents(qtbot: QtBot, office: Office, meeting_id: str) -> ListView:
    """Show the documents of a meeting."""
    tab = ListView(office.desk)
    qtbot.addWidget(tab)
    tab.resize(1150, 560)
    tab.bring_up(meeting_id=meeting_id)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    settle(qtbot, office, tab)
    return tab


def settle(qtbot: QtBot, office: Office, tab: ListView) -> None:
    """Wait until what was chosen and changed is shown."""
    qtbot.waitUntil(lambda: not tab._pause.isActive() and not office.desk.tasks.busy)
    assert tab.snapshot is not None
    assert tab.snapshot.options == tab.options.options()


def state(tab: ListView) -> str:
    """Return what was issued last."""
    assert tab.snapshot is not None
    return tab.snapshot.issues[0].name("en") if tab.snapshot.issues else "Never issued"


def text(tab: ListView) -> str:
    """Return the text of the preview."""
    return tab.preview.toPlainText()


def button(place: QWidget, name: str) -> QAbstractButton:
    """Return the visible button of that text or name."""
    found = place.findChildren(QAbstractButton)
    return next(one for one in found if name in {one.text(), one.accessibleName()} and one.isVisible())


def click(qtbot: QtBot, widget: QWidget) -> None:
    """Click the left end of a widget: a check box takes no click beside its text."""
    qtbot.mouseClick(widget, LEFT, pos=QPoint(12, widget.height() // 2))


def issue(qtbot: QtBot, office: Office, tab: ListView, stage: IssueStage | None = None) -> None:
    """Issue the list by the button and its dialog, as proposed where no stage is given."""
    click(qtbot, button(tab, "Issue…"))
    dialog = tab.findChild(IssueDialog)
    if stage is not None:
        dialog.version.setCurrentIndex(dialog.version.findData(stage.value))
    qtbot.mouseClick(dialog.primary, LEFT)
    qtbot.waitUntil(lambda: "issued" in office.desk.messages.text)
    settle(qtbot, office, tab)


class Saving:
    """Answers the next save dialog with a name in `folder`, or as proposed there."""

    def __init__(self, folder: Path, name: str = "") -> None:
        self.proposed = ""
        self._folder, self._name = folder, name
        self._timer = QTimer()
        self._timer.timeout.connect(self._answer)
        self._timer.start(20)

    def _answer(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            self._timer.stop()
            self.proposed = Path(dialog.selectedFiles()[0]).name
            line = dialog.findChild(QLineEdit, "fileNameEdit")
            line.selectAll()
            line.insert(str(self._folder / (self._name or self.proposed)))
            agree = next(one for one in dialog.findChildren(QPushButton) if one.isDefault())
            QTest.mouseClick(agree, LEFT)
