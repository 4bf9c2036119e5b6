"""Asks what of a programme is to be put into a calendar file, writes it and says where it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from cica_events.domain.agenda import Visibility
from cica_events.domain.meeting_days import day_in_words
from cica_events.i18n import LANGUAGES, N_, _, language
from cica_events.progress import Progress
from cica_events.queries.programme import Programme
from cica_events.services.exporting import Written
from ui.shell.desk import Desk
from ui.shell.export_choice_file import ExportFile
from ui.shell.file_form import FileForm, Write
from ui.toolkit.dialogs import open_dialog

REMEMBERED = "export/calendar"


class Part(Enum):
    """What of the programme is wanted; the labels are marked for translation."""

    MEETING = auto(), N_("The whole meeting")
    DAY = auto(), N_("One day")
    PERSON = auto(), N_("What concerns one person")

    def __init__(self, _number: int, label: str) -> None:
        self.label = label


class CalendarDialog(FileForm):
    """Part, language, readers and file of a calendar; who reads it and the address are remembered."""

    def __init__(self, desk: Desk, meeting_id: str, parent: QWidget) -> None:
        super().__init__(_("Calendar of the programme"), _("Save"), desk, parent)
        self._meeting_id = meeting_id
        programme = desk.workspace.programme.read(meeting_id)
        self.part = self.box(_("What to put into the calendar"))
        self.which = self.box(_("Which one"))
        self.language = self.box(_("Language of the document"))
        self.audience = self.box(_("Who will read it"))
        self.organizer = QLineEdit(self)
        self.organizer.setAccessibleName(_("E-mail of the organizer"))
        self.organizer.setPlaceholderText(_("May stay empty"))
        self.gone = QCheckBox(_("Cancel what was removed since an earlier calendar"), self)
        self.gone.setToolTip(
            _("Who has an earlier calendar of this meeting sees which sessions are no more.")
        )
        self.file = ExportFile(desk.settings, self._name(), (".ics",), self)
        self._days, self._people = _days(programme), _people(programme)
        self.lay_out(
            [
                (_("What to put into the calendar"), self.part),
                (_("Which one"), self.which),
                (_("Language of the document"), self.language),
                (_("Who will read it"), self.audience),
                (_("E-mail of the organizer"), self.organizer),
            ]
        )
        self.body.addWidget(self.gone)
        self.lay_out_file()
        self._fill(dated=programme.dated)
        self.part.currentIndexChanged.connect(self._offer)
        self.which.currentIndexChanged.connect(self._rename)
        self.language.currentIndexChanged.connect(self._rename)
        self.part.setFocus()

    def _fill(self, *, dated: bool) -> None:
        """Offer only what there is: no day where the days are not known, nobody where none speaks."""
        offered = [Part.MEETING]
        offered.extend([Part.DAY] if dated and self._days else [])
        offered.extend([Part.PERSON] if dated and self._people else [])
        for part in offered:
            self.part.addItem(_(part.label), part)
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        for choice in Visibility:
            self.audience.addItem(_(choice.label), choice)
        kept = self._desk.settings.layout(REMEMBERED)
        self.language.setCurrentIndex(max(0, self.language.findData(language())))
        at = self.audience.findData(kept.get("audience", Visibility.DELEGATIONS.value))
        self.audience.setCurrentIndex(max(0, at))
        self.organizer.setText(str(kept.get("organizer", "")))
        self.gone.setChecked(bool(kept.get("gone", True)))
        self._offer()

    @Slot()
    def _offer(self) -> None:
        """Offer the days or people of the part that is chosen."""
        part = self.part.currentData()
        several: Mapping[Any, str] = {}
        if part is not Part.MEETING:
            several = self._days if part is Part.DAY else self._people
        self.which.clear()
        for key, name in several.items():
            self.which.addItem(name, key)
        self.which.setEnabled(bool(several))
        self._rename()

    @Slot()
    def _rename(self) -> None:
        """Let the file be named for what it will hold, in its language."""
        self.file.rename(self._name())

    def _name(self) -> str:
        wanted = self.language.currentData() or language()
        return self._desk.workspace.calendars.suggested_name(self._meeting_id, wanted, **self._wanted())

    def _wanted(self) -> dict[str, Any]:
        which = self.which.currentData()
        if which is None:
            return {}
        return {"day" if self.part.currentData() is Part.DAY else "person_id": which}

    def writing(self) -> Write:
        """Return what writes the calendar as it is chosen now."""
        choice = {
            **self._wanted(),
            "language": self.language.currentData(),
            "audience": Visibility.of(self.audience.currentData()),
            "organizer": self.organizer.text(),
            "gone": self.gone.isChecked(),
        }
        return partial(self._write, choice)

    def _write(self, choice: dict[str, Any], path: Path, _progress: Progress) -> Written:
        return self._desk.workspace.calendars.write(self._meeting_id, path=path, **choice)

    def remember(self) -> None:
        """Keep who reads it, and the address."""
        chosen = {
            "audience": Visibility.of(self.audience.currentData()).value,
            "organizer": self.organizer.text().strip(),
            "gone": self.gone.isChecked(),
        }
        self._desk.settings.set_layout(REMEMBERED, chosen)


def open_calendar(desk: Desk, meeting_id: str, parent: QWidget) -> CalendarDialog:
    """Ask what of a meeting's programme is to be put into a calendar file."""
    dialog = CalendarDialog(desk, meeting_id, parent)
    open_dialog(dialog)
    return dialog


def _days(programme: Programme) -> dict[date, str]:
    """Return the days on which there are sessions, in words."""
    held = [day.day for day in programme.days if any(sitting.own for sitting in day.sittings)]
    return {day: day_in_words(day, programme.meeting.date, language()) for day in held}


def _people(programme: Programme) -> dict[str, str]:
    """Return by participant's id the names of those who chair or speak."""
    found: dict[str, str] = {}
    for sitting in programme.sittings():
        if sitting.own:
            if sitting.row.chair_id:
                found[sitting.row.chair_id] = sitting.chair
            for item in sitting.items:
                found.update(
                    {each.participant_id: each.speaker for each in item.speakers if each.participant_id}
                )
    return dict(sorted(found.items(), key=lambda each: each[1].casefold()))
