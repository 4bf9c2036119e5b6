"""Who it is: the fields of a name, people of the directory offered while it is typed, and much alike ones."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cica_events.domain.changes import ChangeSet
from cica_events.domain.found import Sort
from cica_events.domain.people import Person
from cica_events.i18n import _
from cica_events.progress import Progress
from cica_events.queries.people import PersonRow
from cica_events.services.duplicates import Similar
from cica_events.services.participants import SHARED
from cica_events.services.whole_names import PartedName
from ui.participants.directory import Directory
from ui.participants.name_finder import NameFinder
from ui.shell.desk import Desk
from ui.shell.party_choices import PartyChoices
from ui.shell.whole_name import NAMES, WholeName
from ui.toolkit.editors import LineEditor
from ui.toolkit.form_field import FormField
from ui.toolkit.plain import PlainLabel
from ui.toolkit.values import Values

PLACES = {  # row, column, columns
    "family_name": (0, 0, 6),
    "given_name": (0, 6, 6),
    "honorific": (1, 0, 3),
    "courtesy": (1, 3, 3),
    "rank": (1, 6, 6),
    "position": (2, 0, 12),
    "family_first": (3, 0, 12),
}
EMPTY: Mapping[str, Any] = {key: False if key == "family_first" else "" for key in PLACES}
FEW = 50  # changed people that are read again at once
HEARD = 3  # letters from which on other scripts and slips are thought of
ALIKE = 3  # people much alike who are named at once
OFFERED = 12  # people who may be meant


class NameForm(QWidget):
    """The fields; `person` is the one of the directory that was taken, None for somebody new."""

    person_taken = Signal(object)  # PersonRow

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._directory = Directory()
        self.person: PersonRow | None = None
        self.values: dict[str, Any] = dict(EMPTY)
        self._build()
        desk.tasks.start(self._read_people, done=self._take_people, owner=self)
        desk.relay.changed.connect(self._changed)

    # The form

    def _build(self) -> None:
        catalogue = self._desk.workspace.participants.fields
        values, mark = Values(), PartyChoices(self._desk.workspace).mark
        self._fields = {key: FormField(catalogue[key], values, self._keep, self) for key in PLACES}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for key, (row, column, columns) in PLACES.items():
            grid.addWidget(self._fields[key], row, column, 1, columns)
        self._finders = [NameFinder(self._line(key), self._find, mark) for key in NAMES]
        for key, finder in zip(NAMES, self._finders, strict=True):
            finder.chosen.connect(self.take_person)
            self._line(key).textEdited.connect(self._forget_person)
        self._whole = WholeName(self.field, self.show_value, self._parted, self)
        self._whole.told.connect(self._tell_parted)
        self._origin = PlainLabel(self)
        self._origin.setProperty("role", "small")
        self._origin.setWordWrap(True)
        self._alike = QVBoxLayout()
        self._alike.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(grid)
        layout.addWidget(self._origin)
        layout.addLayout(self._alike)

    def field(self, key: str) -> FormField:
        """Return one field."""
        return self._fields[key]

    def _line(self, key: str) -> LineEditor:
        line = self._fields[key].editor
        assert isinstance(line, LineEditor)
        return line

    @property
    def said(self) -> str:
        """What is said under the fields."""
        return self._origin.text()

    def fields(self) -> Collection[FormField]:
        """Return all fields."""
        return self._fields.values()

    def clear(self) -> None:
        """Make ready for the next person."""
        self.person = None
        self._whole.clear()
        self._origin.setText("")
        self._show_alike(())
        for key, value in EMPTY.items():
            self.show_value(key, value)

    def show_value(self, key: str, value: Any) -> None:
        """Fill in one field."""
        self.values[key] = value
        self._fields[key].show_values([value])

    def chosen_values(self) -> dict[str, Any]:
        """Return the values of a participant: what the directory says of a person, and what was typed."""
        known = {key: getattr(self.person, key) for key in SHARED} if self.person else {}
        return known | self.values

    def _keep(self, key: str, value: Any) -> None:
        self.values[key] = value
        if key in NAMES and self.person is None:
            self._look_for_alike()

    # A name written as one

    def _parted(self, text: str) -> PartedName | None:
        """Return the parts of a whole name; a person of the directory stays as it is."""
        return self._desk.workspace.participants.parted(text) if self.person is None else None

    @Slot(str)
    def _tell_parted(self, text: str) -> None:
        self._origin.setText(text or _("Will be new in the directory."))
        if text:
            self._make_room()
            self._look_for_alike()

    # The directory

    def _read_people(self, _progress: Progress) -> list[PersonRow]:
        return self._desk.workspace.people.rows(revealed=False)

    def _take_people(self, people: list[PersonRow]) -> None:
        self._directory = Directory(people)
        self._offer_again()
        self._desk.tasks.start(self._prepare, done=self._prepared, owner=self)

    def _prepare(self, progress: Progress) -> None:
        self._desk.workspace.duplicates.prepare(progress)

    def _prepared(self, _done: object) -> None:
        if self.person is None:
            self._look_for_alike()

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        ids = changes.ids(Person)
        if 0 < len(ids) <= FEW:
            self._directory.renew(self._desk.workspace.people.rows(sorted(ids), revealed=False), ids)
            self._offer_again()
        elif ids:
            self._desk.tasks.start(self._read_people, done=self._take_people, owner=self)

    def _offer_again(self) -> None:
        for finder in self._finders:
            finder.look_again()

    def _find(self, text: str) -> list[PersonRow]:
        """Return who may be meant: by the beginnings of words, else in another script or with slips."""
        known = self._directory.find(text)
        if known or len(text.strip()) < HEARD:
            return known
        found = self._desk.workspace.finding.find(text, (Sort.PEOPLE,), OFFERED)
        return self._directory.of(hit.id for hit in found.of(Sort.PEOPLE) if hit.id)

    @Slot(object)
    def take_person(self, person: PersonRow) -> None:
        """Fill in what the directory says of a person."""
        self.person = person
        self._whole.forget()
        for key in PLACES:
            self.show_value(key, getattr(person, key))
        self._origin.setText(_("From the directory."))
        self._show_alike(())
        self.person_taken.emit(person)

    @Slot()
    def _forget_person(self) -> None:
        self.person = None
        self._origin.setText(_("Will be new in the directory."))

    # People much alike

    def _look_for_alike(self) -> None:
        draft = dict(self.values)
        if not draft["family_name"]:
            self._show_alike(())
            return
        done = partial(self._take_alike, draft)
        self._desk.tasks.start(partial(self._similar, draft), done=done, owner=self)

    def _similar(self, draft: Mapping[str, Any], _progress: Progress) -> list[Similar]:
        return self._desk.workspace.duplicates.similar(draft, ALIKE)

    def _take_alike(self, draft: Mapping[str, Any], found: list[Similar]) -> None:
        typed = all(draft[key] == self.values[key] for key in NAMES)
        self._show_alike(found if typed and self.person is None else ())

    def _show_alike(self, found: Sequence[Similar]) -> None:
        while (item := self._alike.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in found:
            row = self._alike_row(each)
            self._alike.addWidget(row)
            row.show()
        self._make_room()

    def _make_room(self) -> None:
        """Let the dialog grow for what is said, where Qt would squeeze the fields."""
        window = self.window()
        layout = window.layout()
        if layout is not None and window.isVisible():
            layout.activate()
            wanted = layout.totalHeightForWidth(window.width())
            if wanted > window.height():
                window.resize(window.width(), wanted)

    def _alike_row(self, similar: Similar) -> QWidget:
        row, person = QWidget(self), similar.person
        words = PlainLabel(row)
        words.setProperty("role", "small")
        words.setWordWrap(True)
        known = _(", ").join(filter(None, (person.name, person.party, person.position)))
        words.setText(
            _("Much alike in the directory: {person} — {reason}").format(person=known, reason=similar.reason)
        )
        take = QPushButton(_("That is the person"), row)
        take.setProperty("link", True)
        take.setAutoDefault(False)
        take.clicked.connect(partial(self._take_clicked, person))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(words, 1)
        layout.addWidget(take)
        return row

    def _take_clicked(self, person: PersonRow, _checked: bool = False) -> None:
        self.take_person(person)
