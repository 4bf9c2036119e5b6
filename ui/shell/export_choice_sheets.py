"""Which sheets a workbook has beside its first."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cica_events.domain.fields import Labelled


class ExportSheets(QWidget):
    """A check box for each sheet that may be left out."""

    def __init__(self, sheets: Sequence[Labelled], parent: QWidget) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self._boxes = {sheet.value: QCheckBox(sheet.text, self) for sheet in sheets}
        for box in self._boxes.values():
            box.setChecked(True)
            layout.addWidget(box)

    def keys(self) -> list[str]:
        """Return the keys of the sheets that are wanted."""
        return [key for key, box in self._boxes.items() if box.isChecked()]

    def left_out(self) -> list[str]:
        """Return the keys of those that are not."""
        return [key for key, box in self._boxes.items() if not box.isChecked()]

    def leave_out(self, keys: Collection[str]) -> None:
        """Want all sheets but those of `keys`."""
        for key, box in self._boxes.items():
            box.setChecked(key not in keys)
