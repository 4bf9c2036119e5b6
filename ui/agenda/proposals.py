"""Proposes texts in a line that may also hold any other: while one types, or all of them at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QCompleter, QLineEdit

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.toolkit.buttons import with_shortcut
from ui.toolkit.plain import plain_hint

MOST = 12  # lines in sight


class Proposals(QObject):
    """Hangs a list of `texts` on `line`; Alt+Down or the arrow at its end shows them all."""

    def __init__(self, line: QLineEdit, texts: Sequence[str], icons: Icons) -> None:
        super().__init__(line)
        self._line = line
        self._completer = QCompleter(list(texts), line)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(MOST)
        line.setCompleter(self._completer)
        self.show_all = QAction(_("Show all proposals"), line)
        self.show_all.setShortcut(QKeySequence("Alt+Down"))
        self.show_all.setToolTip(plain_hint(with_shortcut(self.show_all.text(), self.show_all.shortcut())))
        self.show_all.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.show_all.triggered.connect(self._show)
        icons.put(self.show_all, "chevron-down", "muted")
        line.addAction(self.show_all, QLineEdit.ActionPosition.TrailingPosition)

    @property
    def texts(self) -> list[str]:
        """What is proposed."""
        model = self._completer.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    @Slot()
    def _show(self) -> None:
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._completer.setCompletionPrefix("")
        self._completer.complete()
