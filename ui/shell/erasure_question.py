"""Asks once before sensitive details are erased for good, and says whose and from where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from cica_events.directions import isolated
from cica_events.domain.erasing import Holding
from cica_events.i18n import _, ngettext
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel

MOST = 200  # people who are named
WIDTH, LINES = 80, 8  # average characters; of the list


class ErasureQuestion(Dialog):
    """`accepted` is the yes."""

    def __init__(self, people: Sequence[Holding], backups: bool, parent: QWidget) -> None:
        count = len(people)
        title = ngettext(
            "Erase the sensitive details of {count} person for good?",
            "Erase the sensitive details of {count} people for good?",
            count,
        )
        super().__init__(title.format(count=count), _("Erase for good"), parent)
        self.primary.setProperty("primary", False)
        self.primary.setProperty("danger", True)
        self.primary.setAutoDefault(False)
        self.primary.setToolTip(_("There is no way back from this"))
        self.cancel.setDefault(True)
        self.body.addWidget(
            self._words(_("Passport, date of birth, dietary and access needs of these people:"))
        )
        self.people = QListWidget(self)
        self.people.setAccessibleName(_("Whose details are erased"))
        self.people.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.people.addItems([isolated(called(each)) for each in people[:MOST]])
        if count > MOST:
            more = ngettext("and {count} more", "and {count} more", count - MOST)
            self.people.addItem(more.format(count=count - MOST))
        lines = min(self.people.count() + 1, LINES)
        self.people.setFixedHeight(self.people.sizeHintForRow(0) * lines)
        self.body.addWidget(self.people)
        told = [
            _("They are erased from the records, from the history and from what can be undone."),
            _("The people themselves, their meetings and all other fields stay.")
            + " "
            + _("This cannot be undone."),
            _("Backups are written anew without them; one for which that fails is deleted.")
            if backups
            else _(
                "Backups of the server are made by whoever looks after it: ask for them to be cleared, too."
            ),
            _("Files that were exported, printed or sent before are not reached."),
        ]
        for text in told:
            self.body.addWidget(self._words(text))
        self.body.addStretch(1)
        self.resize(self.fontMetrics().averageCharWidth() * WIDTH, 1)  # it grows with its texts

    def _words(self, text: str) -> PlainLabel:
        label = PlainLabel(text, self)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return label


def called(person: Holding) -> str:
    """Return what somebody is called in a list, also one who is gone."""
    return person.name or _("(removed from the directory)")
