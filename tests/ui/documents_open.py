"""The Documents tab of a meeting on the screen, and what tests read from it and do with it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from cica_events.services.documents import IssueStage
from tests.ui.meeting_desk import Office
from ui.documents.documents_tab import DocumentsTab
from ui.documents.issue_dialog import IssueDialog

LEFT = Qt.MouseButton.LeftButton


def open_documents(qtbot: QtBot, office: Office, meeting_id: str) -> DocumentsTab:
    """Show the documents of a meeting."""
    tab = DocumentsTab(office.desk)
    qtbot.addWidget(tab)
    tab.resize(1150, 560)
    tab.bring_up(meeting_id=meeting_id)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    settle(qtbot, office, tab)
    return tab


def settle(qtbot: QtBot, office: Office, tab: DocumentsTab) -> None:
    """Wait until what was chosen and changed is shown."""
    qtbot.waitUntil(lambda: not tab._pause.isActive() and not office.desk.tasks.busy)
    assert tab.snapshot is not None
    assert tab.snapshot.options == tab.options.options()


def text(tab: DocumentsTab) -> str:
    """Return the text of the preview."""
    return tab.preview.toPlainText()


def button(place: QWidget, name: str) -> QAbstractButton:
    """Return the visible button of that text or name."""
    found = place.findChildren(QAbstractButton)
    return next(one for one in found if name in {one.text(), one.accessibleName()} and one.isVisible())


def click(qtbot: QtBot, widget: QWidget) -> None:
    """Click the left end of a widget: a check box takes no click beside its text."""
    qtbot.mouseClick(widget, LEFT, pos=QPoint(12, widget.height() // 2))


def issue(qtbot: QtBot, office: Office, tab: DocumentsTab, stage: IssueStage | None = None) -> None:
    """Issue the list by the button and its dialog, as proposed where no stage is given."""
    click(qtbot, button(tab, "Issue…"))
    dialog = tab.findChild(IssueDialog)
    if stage is not None:
        dialog.version.setCurrentIndex(dialog.version.findData(stage.value))
    qtbot.mouseClick(dialog.primary, LEFT)
    qtbot.waitUntil(lambda: "issued" in office.desk.messages.text)
    settle(qtbot, office, tab)
