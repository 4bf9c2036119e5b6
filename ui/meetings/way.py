"""The title of another meeting that leads there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from cica_events.i18n import _
from ui.shell.desk import Desk
from ui.toolkit.colours import colour

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class Way(QLabel):
    """Leads to a meeting by click or by Enter; `words` are said before and after its title, at {meeting}."""

    def __init__(
        self, title: str, meeting_id: str, desk: Desk, parent: QWidget | None, words: str = "{meeting}"
    ) -> None:
        super().__init__(parent)
        self._meeting_id = meeting_id
        self._desk = desk
        self.setAccessibleName(words.format(meeting=title))
        self.setToolTip(_("Go to this meeting"))
        self.setWordWrap(words == "{meeting}")
        self.setTextFormat(Qt.TextFormat.RichText)  # the title is escaped
        link = f'<a href="#" style="text-decoration: none">{_escaped(title)}</a>'
        self.setText(_escaped(words).format(meeting=link))
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.linkActivated.connect(self._go)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colour of links of a new theme, which Qt gives them only when they are read."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            text = self.text()
            self.clear()
            self.setText(text)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on at once: a label that seeks its links itself never lets Shift+Tab out again."""
        return QWidget.focusNextPrevChild(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space go to the meeting."""
        if event.key() in ENTER:
            self._go()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a frame where the keyboard is."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(colour(self.palette(), "accent"))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
            painter.end()

    @Slot()
    def _go(self) -> None:
        self._desk.go("meeting", meeting_id=self._meeting_id)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
