"""What private data a document may hold: nothing unless it is asked for here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cica_events.domain.fields import Privacy
from cica_events.exports.privacy import CHOICES
from cica_events.i18n import _
from ui.runtime.styled import style_as
from ui.toolkit.plain import PlainLabel, plain_hint


class ExportPrivacy(QWidget):
    """A check box for contacts and one for passport, birth and health data, or some of them; and a word."""

    changed = Signal()

    def __init__(self, parent: QWidget, choices: Iterable[Privacy] = tuple(CHOICES)) -> None:
        super().__init__(parent)
        self._boxes = {privacy: QCheckBox(_(CHOICES[privacy][0]), self) for privacy in choices}
        for privacy, box in self._boxes.items():
            box.setToolTip(plain_hint(_(CHOICES[privacy][1])))
        self._note = PlainLabel(self)
        self._note.setWordWrap(True)
        self._note.setProperty("role", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for box in self._boxes.values():
            box.toggled.connect(self._tell)
            layout.addWidget(box)
        layout.addWidget(self._note)

    def included(self) -> frozenset[Privacy]:
        """Return what may leave the workspace."""
        return frozenset(privacy for privacy, box in self._boxes.items() if box.isChecked())

    def include(self, privacy: Privacy, wanted: bool) -> None:
        """Tick or clear one of the boxes."""
        self._boxes[privacy].setChecked(wanted)

    def say(self, warnings: Sequence[str], withheld: Sequence[str]) -> None:
        """Show the `warnings` about what is included, else which columns of the set are `withheld`."""
        texts = list(warnings)
        if withheld:
            text = _("Left out unless you include them: {columns}.")
            texts.append(text.format(columns=", ".join(withheld)))
        self.remark("\n".join(texts), warning=bool(warnings))

    def remark(self, text: str, *, warning: bool = False) -> None:
        """Show a word of one's own about what is chosen."""
        self._note.setText(text)
        self._note.setVisible(bool(text))
        style_as(self._note, "role", "problem" if warning else "small")

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
