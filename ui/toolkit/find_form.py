"""What is looked for in a list, where, and what is put in its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from cica_events.i18n import _
from ui.toolkit.file_drops import TextLine
from ui.toolkit.found_cells import Scope
from ui.toolkit.needle import Wanted
from ui.toolkit.plain import PlainLabel, plain_hint


class FindForm(QWidget):
    """Emits `typed` at each letter, `chosen` where something else is to be found by the same letters."""

    typed = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._scopes: Sequence[tuple[str, Scope]] = ()
        self.sought, self.by = _line(_("Find"), self), _line(_("Replace with"), self)
        self.where = QComboBox(self)
        self.where.setAccessibleName(_("Where to look"))
        self.where.setToolTip(_("Where to look"))
        self.case = _box(_("Match case"), _("Capital letters must be as they were typed"), self)
        self.whole = _box(_("Whole cells only"), _("The cell holds just this text"), self)
        self.accents = _box(_("Ignore accents"), _("Find Türkiye by “turkiye”"), self)
        self.accents.setChecked(True)
        self._lay_out()
        for line in (self.sought, self.by):
            line.textChanged.connect(self.typed)
        for box in (self.case, self.whole, self.accents):
            box.toggled.connect(self.chosen)
        self.where.currentIndexChanged.connect(self.chosen)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        self._by_label = _label(_("Replace with"), self.by)
        labels = _label(_("Find"), self.sought), self._by_label, _label(_("In"), self.where)
        for row, (label, field) in enumerate(zip(labels, (self.sought, self.by, self.where), strict=True)):
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        for row, box in enumerate((self.case, self.whole, self.accents)):
            grid.addWidget(box, row, 2)

    def offer(self, scopes: Sequence[tuple[str, Scope]]) -> None:
        """Offer places where to look, the usual one first."""
        with QSignalBlocker(self.where):
            self._scopes = scopes
            self.where.clear()
            self.where.addItems([text for text, _scope in scopes])

    def set_replacing(self, replacing: bool) -> None:
        """Show, or not, what is put in the place of the text."""
        self.by.setVisible(replacing)
        self._by_label.setVisible(replacing)

    @property
    def wanted(self) -> Wanted:
        """What is looked for."""
        return Wanted(
            self.sought.text(), self.case.isChecked(), self.whole.isChecked(), self.accents.isChecked()
        )

    @property
    def scope(self) -> Scope:
        """Where is looked."""
        return self._scopes[max(0, self.where.currentIndex())][1]


def _line(name: str, parent: QWidget) -> TextLine:
    line = TextLine(parent)
    line.setAccessibleName(name)
    return line


def _box(text: str, hint: str, parent: QWidget) -> QCheckBox:
    box = QCheckBox(text, parent)
    box.setToolTip(plain_hint(hint))
    return box


def _label(text: str, buddy: QWidget) -> PlainLabel:
    label = PlainLabel(text, buddy.parentWidget())
    label.setBuddy(buddy)
    return label
