"""Adds a person to the directory: the parts of the name, the post and the State."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cica_events.i18n import _
from cica_events.queries.people import PersonRow
from cica_events.services.people import PeopleService
from ui.people.people_fields import PARTY, form_fields, service_key
from ui.toolkit.form_dialog import FormDialog, by_key
from ui.toolkit.values import Values

PLACES = {  # row, column, columns
    "family_name": (0, 0, 1),
    "given_name": (0, 1, 1),
    "honorific": (1, 0, 1),
    "family_first": (1, 1, 1),
    "position": (2, 0, 2),
    "organization": (3, 0, 2),
    PARTY: (4, 0, 2),
}
NAMES = ("family_name", "given_name")
MOST = 3  # people of the same name that are told

Namesakes = Callable[[str, str], Sequence[PersonRow]]
"""Returns the people of the directory with this given and family name."""


class AddPersonDialog(FormDialog):
    """Says, while one types, whether the directory knows the name."""

    def __init__(self, service: PeopleService, values: Values, namesakes: Namesakes, parent: QWidget) -> None:
        self._service = service
        self._namesakes = namesakes
        places = by_key(form_fields(service.fields), PLACES)
        super().__init__(_("Add person"), places, values=values, make=self._add, parent=parent)
        self.kept.connect(self._look_for_namesakes)

    def _add(self, values: dict[str, Any]) -> str:
        return self._service.add({service_key(key): value for key, value in values.items()})

    @Slot(str)
    def _look_for_namesakes(self, key: str) -> None:
        if key not in NAMES:
            return
        given, family = self.values.get("given_name", ""), self.values.get("family_name", "")
        found = self._namesakes(given, family) if family else ()
        told = [", ".join(filter(None, (row.name, row.position, row.party))) for row in found[:MOST]]
        text = _("Already in the directory: {people}").format(people="; ".join(told))
        self.remark_on(text if told else "")
