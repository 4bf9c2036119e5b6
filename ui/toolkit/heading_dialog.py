"""Asks for a heading of one's own over a column of one list."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from cica_events.errors import ValidationError
from cica_events.i18n import _
from ui.toolkit.column_layout import ColumnLayout
from ui.toolkit.dialogs import Dialog
from ui.toolkit.file_drops import TextLine
from ui.toolkit.layout_content import LONGEST
from ui.toolkit.plain import PlainLabel, plain_hint
from ui.toolkit.table_model import RecordTableModel


class HeadingDialog(Dialog):
    """Renames the column `key` in this list alone; an empty line gives it its original name back."""

    def __init__(self, model: RecordTableModel, columns: ColumnLayout, key: str, parent: QWidget) -> None:
        super().__init__(_("Rename the heading"), _("Rename"), parent)
        self._model, self._columns, self._key = model, columns, key
        field = model.field(key)
        label = _(field.label)
        hint = PlainLabel(_("The heading of “{column}” in this list only.").format(column=label), self)
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        self.line = TextLine(model.heading(field), self)
        self.line.setMaxLength(LONGEST)
        self.line.setPlaceholderText(label)
        self.line.setAccessibleName(_("Heading"))
        self.line.setToolTip(_("Left empty, the column has its original name again"))
        self.line.selectAll()
        self.line.textChanged.connect(self._typed)
        self._usual = label
        usual = QPushButton(_("Original name"), self)
        usual.setAutoDefault(False)
        hinted = _("Give the column its original name back: “{column}”").format(column=label)
        usual.setToolTip(plain_hint(hinted))
        usual.clicked.connect(self._take_usual)
        self.body.addWidget(hint)
        self.body.addWidget(self.line)
        self.footer.insertWidget(0, usual)
        self.line.setFocus()

    @Slot()
    def _take_usual(self) -> None:
        self.line.setText(self._usual)
        self.line.setFocus()

    @Slot()
    def _typed(self) -> None:
        self.tell("")

    def apply(self) -> None:
        """Rename the heading; raises ValidationError where another column is headed like that."""
        heading = " ".join(self.line.text().split())
        wanted = heading or self._usual
        headings = {field.key: self._model.heading(field) for field in self._model.fields}
        others = [other for key, other in headings.items() if key != self._key]
        same = [other for other in others if other.casefold() == wanted.casefold()]
        if same and wanted != headings[self._key]:
            self.line.setFocus()
            text = _("Another column of this list is called “{column}”. Choose another name.")
            raise ValidationError("heading", text.format(column=same[0]))
        self._columns.rename(self._key, heading)
