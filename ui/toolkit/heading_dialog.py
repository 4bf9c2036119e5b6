"""Asks for a heading of one's own over a column of one list."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from cica_events.i18n import _
from ui.toolkit.column_layout import ColumnLayout
from ui.toolkit.dialogs import Dialog
from ui.toolkit.file_drops import TextLine
from ui.toolkit.layout_content import LONGEST
from ui.toolkit.plain import PlainLabel, plain_hint
from ui.toolkit.table_model import RecordTableModel


class HeadingDialog(Dialog):
    """Renames the column `key` in this list alone; an empty line gives it its own name back."""

    def __init__(self, model: RecordTableModel, columns: ColumnLayout, key: str, parent: QWidget) -> None:
        super().__init__(_("Rename the heading"), _("Rename"), parent)
        self._columns, self._key = columns, key
        field = model.field(key)
        label = _(field.label)
        hint = PlainLabel(_("The heading of “{column}” in this list only.").format(column=label), self)
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        self.line = TextLine(model.heading(field), self)
        self.line.setMaxLength(LONGEST)
        self.line.setPlaceholderText(label)
        self.line.setAccessibleName(_("Heading"))
        self.line.setToolTip(_("Left empty, the column has its own name again"))
        self.line.selectAll()
        self._usual = label
        usual = QPushButton(_("Own name"), self)
        usual.setAutoDefault(False)
        usual.setToolTip(plain_hint(_("Give the column its own name back: “{column}”").format(column=label)))
        usual.clicked.connect(self._take_usual)
        self.body.addWidget(hint)
        self.body.addWidget(self.line)
        self.footer.insertWidget(0, usual)
        self.line.setFocus()

    @Slot()
    def _take_usual(self) -> None:
        self.line.setText(self._usual)
        self.line.setFocus()

    def apply(self) -> None:
        """Rename the heading."""
        self._columns.rename(self._key, " ".join(self.line.text().split()))
