"""Chooses another meeting, and how this one stands to it."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from cica_events.domain.collation import search_key
from cica_events.domain.meeting_names import listed_name
from cica_events.errors import ValidationError
from cica_events.i18n import _, language
from cica_events.queries.meetings import MeetingRow
from cica_events.services.meetings import MeetingService
from ui.meetings.link_words import CHOICES, words_for
from ui.meetings.remarked import Remarked
from ui.toolkit.dialogs import Dialog

WIDTH = 70  # average characters


class LinkDialog(Dialog):
    """Links the meeting `meeting_id` with the one that is chosen."""

    def __init__(self, meetings: MeetingService, meeting_id: str, parent: QWidget) -> None:
        super().__init__(_("Link another meeting"), _("Link"), parent)
        self._meetings = meetings
        self._meeting_id = meeting_id
        rows = [row for row in reversed(meetings.rows()) if row.id != meeting_id]
        self._offered = {_name(row): row.id for row in rows}
        self._keys = {_name(row): search_key(f"{_name(row)} {row.title} {row.title_ru}") for row in rows}
        self.kind = QComboBox(self)
        for kind, outgoing in CHOICES:
            self.kind.addItem(words_for(kind, outgoing))
        self.other = QLineEdit(self)
        self.other.setPlaceholderText(_("Any part of the title, the date or the key"))
        self._found = QStringListModel(list(self._offered), self)
        self._complete()
        self._row = Remarked(_("Meeting"), self.other, self)
        self.body.addWidget(Remarked(_("This meeting…"), self.kind, self))
        self.body.addWidget(self._row)
        self.body.addStretch(1)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        self.other.setFocus()

    def _complete(self) -> None:
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        self.other.setCompleter(completer)
        self.other.textEdited.connect(self._narrow)

    @property
    def remark(self) -> str:
        """What stands under the meeting."""
        return self._row.remark

    @Slot(str)
    def _narrow(self, text: str) -> None:
        self._found.setStringList(self._matching(text))

    def _matching(self, text: str) -> list[str]:
        words = search_key(text).split()
        return [name for name, key in self._keys.items() if all(word in key for word in words)]

    def _chosen(self) -> str:
        text = self.other.text().strip()
        if text in self._offered:
            return self._offered[text]
        near = self._matching(text) if text else []
        if len(near) == 1:
            return self._offered[near[0]]
        reason = _("“{text}” could be several; choose one.") if near else _("There is no meeting “{text}”.")
        raise ValidationError("target", reason.format(text=text) if text else _("Choose a meeting."))

    def apply(self) -> None:
        """Link the two."""
        try:
            other = self._chosen()
        except ValidationError as error:
            self._row.tell(error.reason, problem=True)
            raise ValidationError("target", "") from error  # told under the field, not once more
        kind, outgoing = CHOICES[self.kind.currentIndex()]
        source, target = (self._meeting_id, other) if outgoing else (other, self._meeting_id)
        self._meetings.link(source, target, kind)


def _name(row: MeetingRow) -> str:
    return listed_name(row.title, row.title_ru, row.date, language(), row.key)
