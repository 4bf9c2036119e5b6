"""Shows sensitive details on a page while somebody asks for it, says so, and ends when the page is left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.toolkit.plain import PlainLabel


class Revealing(QFrame):
    """The strip over a page that stands there as long as details are shown; `action` shows and hides them.

    It ends whenever the page is hidden: by another page, by the lock of the window, by its end.
    """

    changed = Signal(bool)

    def __init__(self, icons: Icons, page: QWidget) -> None:
        super().__init__(page)
        self._icons, self._page = icons, page
        self.action = QAction(_("Show sensitive details"), page)
        self.action.setCheckable(True)
        self.action.setToolTip(_("Show passport, birth and health data on this page until you leave it"))
        self.action.toggled.connect(self._toggled)
        icons.put(self.action, "eye")
        self.setProperty("notice", "warning")
        words = PlainLabel(
            _("Passport, birth and health data are shown here until you leave this page."), self
        )
        words.setWordWrap(True)
        self.setAccessibleName(words.text())
        self.button = QPushButton(_("Hide"), self)
        self.button.clicked.connect(self.end)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 8, 20, 8)
        layout.addWidget(words, 1)
        layout.addWidget(self.button)
        self.hide()
        page.installEventFilter(self)

    @property
    def shown(self) -> bool:
        """Whether the details are shown."""
        return self.action.isChecked()

    @Slot()
    def end(self) -> None:
        """Hide the details again."""
        self.action.setChecked(False)

    @Slot(bool)
    def _toggled(self, shown: bool) -> None:
        self.action.setText(_("Hide sensitive details") if shown else _("Show sensitive details"))
        self._icons.put(self.action, "eye-off" if shown else "eye")
        self.setVisible(shown)
        self.changed.emit(shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End it when the page is no longer seen."""
        if event.type() == QEvent.Type.Hide and watched is self._page:
            self.end()
        return super().eventFilter(watched, event)
