"""Asks what a view of a list is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cica_events.i18n import _
from ui.toolkit.dialogs import Dialog
from ui.toolkit.file_drops import TextLine
from ui.toolkit.plain import PlainLabel

LONGEST = 120  # characters


class ViewDialog(Dialog):
    """Hands the name to `act`; says that a view called as one of `taken` is replaced."""

    def __init__(
        self,
        title: str,
        primary: str,
        name: str,
        taken: Sequence[str],
        act: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(title, primary, parent)
        self._taken = {each.casefold() for each in taken}
        self._act = act
        self.line = TextLine(name, self)
        self.line.setMaxLength(LONGEST)
        self.line.setAccessibleName(_("Name of the view"))
        self.line.setToolTip(_("Name of the view"))
        self.line.setPlaceholderText(_("Name of the view"))
        self.line.setMinimumWidth(self.fontMetrics().averageCharWidth() * 40)
        self.line.selectAll()
        self.hint = PlainLabel(self)
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.line.textChanged.connect(self._look)
        self.body.addWidget(self.line)
        self.body.addWidget(self.hint)
        self.line.setFocus()
        self._look()

    @Slot()
    def _look(self) -> None:
        name = " ".join(self.line.text().split())
        self.primary.setEnabled(bool(name))
        taken = name.casefold() in self._taken
        usual = _("It keeps columns, widths, headings, sorting, groups, filters and row height.")
        text = _("The view “{name}” will be replaced. Undo brings it back.").format(name=name)
        self.hint.setText(text if taken else usual if self.primary.text() == _("Save") else "")
        self.tell("")

    def apply(self) -> None:
        """Do it; a name that is refused is told."""
        self._act(self.line.text())
