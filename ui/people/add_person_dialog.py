"""Adds a person to the directory: the parts of the name, the post and the State."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from cica_events.i18n import _
from ui.people.known_people import KnownPeople
from ui.people.people_fields import NATIONALITY, PARTY, form_fields, service_key
from ui.people.printed_name import PrintedName
from ui.shell.desk import Desk
from ui.shell.whole_name import WholeName
from ui.toolkit.editors import LineEditor
from ui.toolkit.form_dialog import FormDialog, by_key
from ui.toolkit.values import Values

PLACES = {  # row, column, columns
    "family_name": (0, 0, 2),
    "given_name": (0, 2, 2),
    "honorific": (1, 0, 1),
    "courtesy": (1, 1, 1),
    "rank": (1, 2, 2),
    "native_name": (2, 0, 2),
    "gender": (2, 2, 1),
    "family_first": (2, 3, 1),
    "position": (3, 0, 4),
    "organization": (4, 0, 4),
    PARTY: (5, 0, 2),
    NATIONALITY: (5, 2, 2),
}


class AddPersonDialog(FormDialog):
    """Says, while one types, how the name is printed and who of the directory is much alike."""

    known_asked = Signal(str)  # the id of a person who is there already

    def __init__(self, desk: Desk, values: Values, parent: QWidget) -> None:
        self._service = desk.workspace.people
        places = by_key(form_fields(self._service.fields), PLACES)
        super().__init__(_("Add person"), places, values=values, make=self._add, parent=parent)
        whole = WholeName(self.field, self.set_value, desk.workspace.participants.parted, self)
        whole.told.connect(self._tell_parted)
        self.printed_name = PrintedName(self.field, self)
        self.known = KnownPeople(desk.workspace.duplicates, desk.tasks, self._draft, self)
        self.known.asked.connect(self._show_known)
        self.known.told.connect(self._make_room)
        for number, part in enumerate((self.printed_name, self.known), start=1):
            self.body.insertWidget(number, part)
        self.printed_name.renew()
        for key in PLACES:
            editor = self.field(key).editor
            if isinstance(editor, LineEditor):
                editor.textChanged.connect(self._look)
        self.kept.connect(self._look)

    def call(self, name: str) -> None:
        """Fill in a whole name: the last word is taken for the family name."""
        *given, family = name.split()
        self.set_value("given_name", " ".join(given))
        self.set_value("family_name", family)
        self._look()

    def _add(self, values: dict[str, Any]) -> str:
        return self._service.add({service_key(key): value for key, value in values.items()})

    def _draft(self) -> dict[str, Any]:
        """Return what was filled in and what is being typed."""
        values = {service_key(key): value for key, value in self.values.items()}
        typed = {
            key: field.draft() for key in PLACES if isinstance((field := self.field(key)).editor, LineEditor)
        }
        return values | typed

    @Slot()
    def _look(self) -> None:
        self.known.look()

    @Slot(str)
    def _tell_parted(self, text: str) -> None:
        self.remark_on(text)
        self._make_room()

    @Slot()
    def _make_room(self) -> None:
        """Grow by what is told; nothing of the form may be cut."""
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    @Slot(str)
    def _show_known(self, person_id: str) -> None:
        self.reject()
        self.known_asked.emit(person_id)
