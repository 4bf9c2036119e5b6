"""What figures leave out, told in a line beside them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cica_events.i18n import ngettext
from ui.toolkit.plain import PlainLabel


class NoteOfFigures(PlainLabel):
    """Not there where there is nothing to tell."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setProperty("role", "muted")
        self.hide()

    def tell(self, reported: str, unknown: int) -> None:
        """Say `reported`, and of how many people it is `unknown` whether they are women or men."""
        notes = [reported] if reported else []
        if unknown:
            text = ngettext(
                "Of {count} person it is not recorded whether a woman or a man: fill in “Woman or man” or "
                "the courtesy title in the list of participants.",
                "Of {count} people it is not recorded whether women or men: fill in “Woman or man” or "
                "the courtesy title in the list of participants.",
                unknown,
            )
            notes.append(text.format(count=unknown))
        self.setText(" ".join(notes))
        self.setVisible(bool(notes))
