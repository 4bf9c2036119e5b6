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
        self.people = self._listed(people)
        whose = _("Passport, date of birth, dietary and access needs of these people:")
        self.body.addWidget(self._words(whose))
        self.body.addWidget(self.people)
        for text in _consequences(backups):
            self.body.addWidget(self._words(text))
        self.body.addStretch(1)
        self.resize(self.fontMetrics().averageCharWidth() * WIDTH, 1)  # it grows with its texts

    def _listed(self, people: Sequence[Holding]) -> QListWidget:
        names = QListWidget(self)
        names.setAccessibleName(_("Whose details are erased"))
        names.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        names.addItems([isolated(called(each)) for each in people[:MOST]])
        if (beyond := len(people) - MOST) > 0:
            more = ngettext("and {count} more", "and {count} more", beyond)
            names.addItem(more.format(count=beyond))
        names.setFixedHeight(names.sizeHintForRow(0) * min(names.count() + 1, LINES))
        return names

    def _words(self, text: str) -> PlainLabel:
        label = PlainLabel(text, self)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return label


def _consequences(backups: bool) -> tuple[str, ...]:
    """Return in sentences what is erased and what is not; `backups` are those that are made here."""
    written_anew = _("Backups are written anew without them; one for which that fails is deleted.")
    elsewhere = _(
        "Backups of the server are made by whoever looks after it: ask for them to be cleared, too."
    )
    stay = _("The people themselves, their meetings and all other fields stay.")
    return (
        _("They are erased from the records, from the history and from what can be undone."),
        " ".join((stay, _("This cannot be undone."))),
        written_anew if backups else elsewhere,
        _("Files that were exported, printed or sent before are not reached."),
    )


def called(person: Holding) -> str:
    """Return what somebody is called in a list, also one who is gone."""
    return person.name or _("(removed from the directory)")
