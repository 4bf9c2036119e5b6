"""Asks what of a programme is to be put into a calendar file, writes it and says where it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum, auto
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from cica_events.domain.agenda import Visibility
from cica_events.domain.meeting_days import day_in_words
from cica_events.errors import CicaError
from cica_events.i18n import LANGUAGES, N_, _, language
from cica_events.progress import Progress
from cica_events.queries.programme import Programme
from cica_events.services.exporting import Written
from ui.runtime.tasks import Task
from ui.shell.desk import Desk
from ui.shell.export_choice_file import ExportFile, open_file, show_in_folder
from ui.shell.message_card import Step, Tone
from ui.toolkit.dialogs import Dialog

REMEMBERED = "export/calendar"
WIDTH = 76  # average characters


class Part(Enum):
    """What of the programme is wanted; the labels are marked for translation."""

    MEETING = auto(), N_("The whole meeting")
    DAY = auto(), N_("One day")
    PERSON = auto(), N_("What concerns one person")

    def __init__(self, _number: int, label: str) -> None:
        self.label = label


class CalendarDialog(Dialog):
    """Part, language, readers and file of a calendar; who reads it and the address are remembered."""

    def __init__(self, desk: Desk, meeting_id: str, parent: QWidget) -> None:
        super().__init__(_("Calendar of the programme"), _("Save"), parent)
        self._desk, self._meeting_id = desk, meeting_id
        self._task: Task | None = None
        programme = desk.workspace.programme.read(meeting_id)
        self.part = self._box(_("What to put into the calendar"))
        self.which = self._box(_("Which one"))
        self.language = self._box(_("Language of the document"))
        self.audience = self._box(_("Who will read it"))
        self.organizer = QLineEdit(self)
        self.organizer.setAccessibleName(_("E-mail of the organizer"))
        self.organizer.setPlaceholderText(_("May stay empty"))
        self.gone = QCheckBox(_("Cancel what was removed since an earlier calendar"), self)
        self.gone.setToolTip(
            _("Who has an earlier calendar of this meeting sees which sessions are no more.")
        )
        self.file = ExportFile(desk.settings, self._name(), (".ics",), self)
        self._days, self._people = _days(programme), _people(programme)
        self._lay_out_form()
        self._fill(dated=programme.dated)
        self.part.currentIndexChanged.connect(self._offer)
        self.which.currentIndexChanged.connect(self._rename)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        self.part.setFocus()

    def _box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(20)
        return box

    def _lay_out_form(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for place, (text, widget) in enumerate(
            (
                (_("What to put into the calendar"), self.part),
                (_("Which one"), self.which),
                (_("Language of the document"), self.language),
                (_("Who will read it"), self.audience),
                (_("E-mail of the organizer"), self.organizer),
            )
        ):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(self._label(text, widget))
            column.addWidget(widget)
            grid.addLayout(column, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.gone)
        self.body.addWidget(self._label(_("File"), self.file))
        self.body.addWidget(self.file)
        self.body.addStretch(1)

    def _label(self, text: str, buddy: QWidget) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "small")
        label.setBuddy(buddy)
        return label

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
        """Let the file be named for what it will hold."""
        try:
            self.file.set_path(self.file.path().with_name(self._name()))
        except CicaError:  # the user emptied the line
            return

    def _name(self) -> str:
        return self._desk.workspace.calendars.suggested_name(self._meeting_id, **self._wanted())

    def _wanted(self) -> dict[str, Any]:
        which = self.which.currentData()
        if which is None:
            return {}
        return {"day" if self.part.currentData() is Part.DAY else "person_id": which}

    # Writing

    @Slot()
    def _do(self) -> None:
        try:
            path = self.file.path()
        except CicaError as error:
            self.tell(str(error))
            return
        self.tell("")
        choice = {
            **self._wanted(),
            "path": path,
            "language": self.language.currentData(),
            "audience": Visibility.of(self.audience.currentData()),
            "organizer": self.organizer.text(),
            "gone": self.gone.isChecked(),
        }
        self.primary.setEnabled(False)
        work = partial(self._write, choice)
        self._task = self._desk.tasks.start(
            work, done=self._done, failed=self._failed, cancelled=self._stopped, owner=self
        )

    def _write(self, choice: dict[str, Any], _progress: Progress) -> Written:
        return self._desk.workspace.calendars.write(self._meeting_id, **choice)

    def _done(self, written: Written) -> None:
        self._stopped()
        chosen = {
            "audience": Visibility.of(self.audience.currentData()).value,
            "organizer": self.organizer.text().strip(),
            "gone": self.gone.isChecked(),
        }
        self._desk.settings.set_layout(REMEMBERED, chosen)
        told = "\n".join([_("{file} was written.").format(file=written.path.name), *written.notices])
        steps = [
            Step(_("Open"), partial(open_file, written.path)),
            Step(_("Show in folder"), partial(show_in_folder, written.path)),
        ]
        self._desk.messages.show(told, Tone.WARNING if written.notices else Tone.DONE, steps)
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self._stopped()
        if not isinstance(error, CicaError):
            raise error
        self.tell(str(error))

    def _stopped(self) -> None:
        self._task = None
        self.primary.setEnabled(True)


def open_calendar(desk: Desk, meeting_id: str, parent: QWidget) -> CalendarDialog:
    """Ask what of a meeting's programme is to be put into a calendar file."""
    dialog = CalendarDialog(desk, meeting_id, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
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
