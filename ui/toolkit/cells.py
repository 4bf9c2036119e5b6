"""What the hand that draws and edits cells asks of a model, be it a table or an outline."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

from cica_events.domain.fields import Field
from cica_events.errors import CicaError
from ui.toolkit.values import Values

Index = QModelIndex | QPersistentModelIndex


class CellModel(Protocol):
    """A model with one record a line and one field a column."""

    fields: tuple[Field, ...]
    values: Values

    def record(self, index: Index) -> Any:
        """Return the record of a cell, None where there is none (a group's heading)."""

    def text(self, index: Index) -> str:
        """Return what the cell shows."""

    def editable(self, index: Index) -> bool:
        """Tell whether the cell may be edited."""

    def ask_cell(self, index: Index, value: Any) -> CicaError | None:
        """Ask for an edit; return what refuses it."""

    def depth(self, index: Index) -> int:
        """Return how deep the record lies under others, 0 for none."""
