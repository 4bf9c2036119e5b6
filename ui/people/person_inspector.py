"""The form of people: with picture, name as printed and posts; passport and needs hidden until asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPushButton, QWidget

from cica_events.domain.people import Person
from cica_events.domain.sensitive import bared
from cica_events.i18n import N_, _
from cica_events.queries.people import SENSITIVE, PersonRow
from ui.people.people_fields import form_fields, sensitive_groups
from ui.people.people_list import PeopleList
from ui.people.portrait import Portrait
from ui.people.posts_panel import PostsPanel
from ui.people.printed_name import PrintedName
from ui.shell.desk import Desk
from ui.toolkit.inspector import Inspector

NAME, POST = N_("Name"), N_("Post")
SELECT = N_("Select a person to see and change the details, or several to change them together.")


class PersonInspector(Inspector):
    """Edits the people that are shown to it; of one person it shows more than of several."""

    def __init__(self, desk: Desk, people: PeopleList, parent: QWidget) -> None:
        catalogue = desk.workspace.people.fields
        fields = form_fields(catalogue)
        super().__init__(
            fields,
            values=people.values,
            edit=people.edit_all,
            hint=_(SELECT),
            parent=parent,
        )
        self._icons = desk.icons
        self._people = people
        self._wished: tuple[Sequence[Any], str, str] = ((), "", "")
        self._sensitive = sensitive_groups(catalogue)
        self.portrait = Portrait(desk.icons, self)
        self.set_portrait(self.portrait)
        self.printed_name = PrintedName(self.field, self)
        self.add_to_group(NAME, self.printed_name)
        self.posts = PostsPanel(desk, people.values, self)
        self.add_to_group(POST, self.posts)
        self.reveal = QPushButton(self)
        self.reveal.setCheckable(True)
        self.reveal.toggled.connect(self._reveal)
        groups = list(dict.fromkeys(field.group for field in fields))
        self.add_to_group(groups[groups.index(self._sensitive[0]) - 1], self.reveal)
        self._reveal(shown=False)

    def show_records(self, rows: Sequence[Any], title: str = "", subtitle: str = "") -> None:
        """Show people; passport and needs of others than before are hidden again."""
        self._wished = rows, title, subtitle
        if tuple(row.id for row in rows) != self.ids:
            self.reveal.setChecked(False)
        alone: PersonRow | None = rows[0] if len(rows) == 1 else None
        self.printed_name.wanted = alone is not None
        super().show_records(self._seen(rows), title, subtitle)
        self.printed_name.renew()
        for part in (self.portrait, self.posts):
            part.setVisible(alone is not None)

    def _seen(self, rows: Sequence[Any]) -> Sequence[Any]:
        """Return the rows with their sensitive details if they are shown, else without them."""
        if self.reveal.isChecked():
            return self._people.in_full([row.id for row in rows])
        return [bared(row, Person, SENSITIVE) for row in rows]

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide passport and needs when the page is left."""
        super().hideEvent(event)
        self.reveal.setChecked(False)

    @Slot(bool)
    def _reveal(self, shown: bool) -> None:
        for group in self._sensitive:
            self.show_group(group, shown)
        if self._wished[0]:
            self.show_records(*self._wished)
        self.reveal.setText(_("Hide passport and needs") if shown else _("Show passport and needs"))
        self.reveal.setToolTip(_("Passport, birth and needs are shown only while you ask for them"))
        self._icons.put(self.reveal, "eye-off" if shown else "eye")
