"""The corner between a table's headings and its numbers: a click selects all cells, as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QTableView

from cica_events.i18n import _


def offer_corner(table: QTableView, select_all: Callable[[], object]) -> None:
    """Let the corner of `table` do `select_all`, by which Qt's own way would select hidden columns too."""
    here = Qt.FindChildOption.FindDirectChildrenOnly
    corner = next(iter(table.findChildren(QAbstractButton, options=here)), None)
    if corner is not None:
        corner.clicked.disconnect()
        corner.clicked.connect(select_all)
        corner.clicked.connect(table.setFocus)
        corner.setAccessibleName(_("Select all"))
        corner.setToolTip(_("Select all (Ctrl+A)"))
