"""The name as lists print it, renewed while its parts are typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from cica_events.domain.names import printed_name
from cica_events.i18n import _
from ui.toolkit.editors import CheckEditor, LineEditor
from ui.toolkit.form_field import FormField
from ui.toolkit.plain import PlainLabel

TEXTS = ("honorific", "courtesy", "rank", "given_name", "family_name")
ORDER = "family_first"


class PrintedName(PlainLabel):
    """Reads the fields of a form, which `field` returns by key, and says the name they make."""

    def __init__(self, field: Callable[[str], FormField], parent: QWidget) -> None:
        super().__init__(parent)
        self._field = field
        self.wanted = True  # not while several people are shown
        self.setProperty("role", "small")
        self.setWordWrap(True)
        for key in (*TEXTS, ORDER):
            editor = field(key).editor
            if isinstance(editor, LineEditor):
                editor.textChanged.connect(self.renew)
            elif isinstance(editor, CheckEditor):
                editor.checkStateChanged.connect(self.renew)

    @Slot()
    def renew(self) -> None:
        """Say the name as its parts stand now; nothing without a name."""
        parts = {key: self._field(key).draft().strip() for key in TEXTS}
        name = printed_name(
            parts["honorific"],
            parts["given_name"],
            parts["family_name"],
            family_first=self._family_first(),
            courtesy=parts["courtesy"],
            rank=parts["rank"],
        )
        named = self.wanted and bool(parts["given_name"] or parts["family_name"])
        self.setText(_("Name as printed: {name}").format(name=name) if named else "")
        self.setVisible(named)

    def _family_first(self) -> bool:
        editor = self._field(ORDER).editor
        return isinstance(editor, CheckEditor) and editor.checkState() is Qt.CheckState.Checked
