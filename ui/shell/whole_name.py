"""Parts a whole name that was written into the field of the family name, and puts it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from cica_events.i18n import _
from cica_events.services.whole_names import PartedName
from ui.toolkit.editors import LineEditor
from ui.toolkit.form_field import FormField

RETURN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
NAMES = ("family_name", "given_name")
TITLES = ("honorific", "courtesy", "rank")
ORDER = "family_first"


class WholeName(QObject):
    """Works on the fields of a form, which `field` returns by key and `show` fills in.

    `part` returns the parts of a name, None where it shall stay as it is.
    """

    told = Signal(str)  # that the name was parted; empty once that is over

    def __init__(
        self,
        field: Callable[[str], FormField],
        show: Callable[[str, Any], None],
        part: Callable[[str], PartedName | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._field, self._show, self._parts = field, show, part
        self._whole = ""  # the name as it was written into one field before it was parted
        self._kept_whole = ""  # a name that shall stay in one field
        self._length, self._pasted = 0, False  # of the family name; several letters at once were pasted
        for key in (*NAMES, *TITLES):
            self._line(key).installEventFilter(self)
        for key in NAMES:
            self._line(key).textEdited.connect(self.forget)
        self._line("family_name").finished.connect(self._part_written)
        self._line("family_name").textEdited.connect(self._note_pasting)

    def _line(self, key: str) -> LineEditor:
        line = self._field(key).editor
        assert isinstance(line, LineEditor)
        return line

    def clear(self) -> None:
        """Make ready for the next name."""
        self.forget()
        self._kept_whole = ""
        self._length, self._pasted = 0, False

    @Slot()
    def forget(self) -> None:
        """Let the name stand as it is parted now."""
        if self._whole:
            self._whole = ""
            self.told.emit("")

    @Slot()
    def _part_written(self) -> None:
        """Part the name once its field is left and saved."""
        self._part(self._line("family_name").text())

    @Slot(str)
    def _note_pasting(self, text: str) -> None:
        self._pasted = bool(text) and (self._pasted or len(text) - self._length > 1)
        self._length = len(text)

    def _part(self, text: str) -> bool:
        """Part a whole name into the fields, if the others are empty; tell whether it was.

        Two words that were typed are as likely a family name of two words: they stay.
        """
        others = [self._line(key).text().strip() for key in ("given_name", *TITLES)]
        if any(others) or text.strip() == self._kept_whole:
            return False
        found = self._parts(text)
        if found is None:
            return False
        titled = found.honorific or found.courtesy or found.rank
        if not (found.sure or titled or self._pasted):
            return False
        self._whole = text
        for key in (*NAMES, *TITLES, ORDER):
            self._show(key, getattr(found, key))
        sure = _("Parted into its fields. Ctrl+Z puts it back into one.")
        doubt = _("Parted into its fields: please look whether that is right. Ctrl+Z puts it back into one.")
        self.told.emit(sure if found.sure else doubt)
        return True

    def _put_back(self) -> bool:
        """Put a parted name back into one field, unless something was typed since."""
        if not self._whole or any(self._line(key).isUndoAvailable() for key in (*NAMES, *TITLES)):
            return False
        self._kept_whole = self._whole.strip()
        for key in (*NAMES[1:], *TITLES):
            self._show(key, "")
        self._show(ORDER, False)
        self._show("family_name", self._kept_whole)
        self.forget()
        self._line("family_name").setFocus()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter parts a whole name before the form is done; Ctrl+Z takes that back."""
        if isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo) and self._whole:
                if event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()
                    return True
                if event.type() == QEvent.Type.KeyPress and self._put_back():
                    return True
            entered = event.type() == QEvent.Type.KeyPress and event.key() in RETURN
            line = self._line("family_name")
            if entered and watched is line and self._part(line.text()):
                return True
        return super().eventFilter(watched, event)
