"""The frame of the few dialogs: title, body, a line for what is wrong, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cica_events.errors import CicaError
from cica_events.i18n import _
from ui.runtime.zoom import zoom
from ui.toolkit.plain import PlainLabel, plain_hint
from ui.toolkit.way_out import offer_way_out

FRAME = 24  # pixels, independent of the screen's density, that a window's frame may take at one side


class Dialog(QDialog):
    """Put the content into `body` and do the work in `apply`; a `CicaError` is told and the dialog stays."""

    def __init__(self, title: str, primary: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = zoom()  # at which it has its size
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.heading = heading = PlainLabel(title, self)
        heading.setProperty("role", "title")
        heading.setWordWrap(True)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._problem = PlainLabel(self)
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self.primary = QPushButton(primary, self)
        self.primary.setProperty("primary", True)
        self.primary.setDefault(True)
        self.primary.setToolTip(plain_hint(_("{action} (Enter)").format(action=primary)))
        self.primary.clicked.connect(self._do)
        self.cancel = QPushButton(_("Cancel"), self)
        self.cancel.setAutoDefault(False)
        self.cancel.setToolTip(_("Close without doing anything (Esc)"))
        self.cancel.clicked.connect(self.reject)
        self._lay_out(heading)
        offer_way_out(self)

    def _lay_out(self, heading: QLabel) -> None:
        self.footer = QHBoxLayout()
        self.footer.setSpacing(8)
        self.footer.addStretch(1)
        self.footer.addWidget(self.cancel)
        self.footer.addWidget(self.primary)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addLayout(self.body, 1)
        layout.addWidget(self._problem)
        layout.addLayout(self.footer)

    @property
    def problem(self) -> str:
        """What is wrong, empty if nothing is."""
        return self._problem.text()

    def tell(self, problem: str) -> None:
        """Say what is wrong above the buttons; an empty text takes it away."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.primary.setAccessibleDescription(problem)

    def showEvent(self, event: QShowEvent) -> None:
        """Stay within the screen."""
        self._zoom = zoom()
        self.resize(self.size().boundedTo(self._room()))
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        """Grow with a problem that is told over several lines: Qt minds only the width of wrapped texts."""
        if event.type() != QEvent.Type.LayoutRequest:
            return super().event(event)
        handled, layout = super().event(event), self.layout()
        if layout is not None and layout.hasHeightForWidth():
            high = min(layout.totalHeightForWidth(self.width()), self._room().height())
            if high > self.height():
                self.resize(self.width(), high)
                self._stay_on_screen()
        return handled

    def changeEvent(self, event: QEvent) -> None:
        """Be as large for the letters as before when all is drawn larger or smaller meanwhile."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._zoom != zoom() and self.isVisible():
            QTimer.singleShot(0, self, self._follow_zoom)  # once what is in it has the new letters

    @Slot()
    def _follow_zoom(self) -> None:
        times, self._zoom = zoom() / self._zoom, zoom()
        wanted = (self.size() * times).expandedTo(self.minimumSizeHint())
        self.resize(wanted.boundedTo(self._room()))
        self._stay_on_screen()

    def _stay_on_screen(self) -> None:
        """Move up and to the left where the buttons would lie beyond the edge of the screen."""
        room, here = self.screen().availableGeometry(), self.frameGeometry()
        left = max(room.left(), min(here.left(), room.right() + 1 - here.width()))
        top = max(room.top(), min(here.top(), room.bottom() + 1 - here.height()))
        if (left, top) != (here.left(), here.top()):
            self.move(left, top)

    def _room(self) -> QSize:
        room = self.screen().availableGeometry().size()
        return QSize(room.width() - FRAME, room.height() - 2 * FRAME)

    def apply(self) -> None:
        """Do what the dialog is for; raises `CicaError` to be told and stay open."""

    @Slot()
    def _do(self) -> None:
        try:
            self.apply()
        except CicaError as error:
            self.tell(str(error))
        else:
            self.accept()


def open_dialog(dialog: QDialog) -> None:
    """Open a dialog over its window; it is gone once it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
