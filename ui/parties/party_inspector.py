"""The details of the selected States and organizations: names, status, chairmanships, contact points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from cica_events.domain.fields import Field
from cica_events.domain.parties import PartyKind
from cica_events.i18n import _
from cica_events.queries.chairmanships import ChairmanshipRow
from cica_events.queries.contact_points import ContactPointRow
from cica_events.queries.parties import PartyBook
from ui.parties.affiliations_panel import AffiliationsPanel
from ui.parties.chairmanships_panel import ChairmanshipsPanel
from ui.parties.contact_points_panel import ContactPointsPanel
from ui.parties.party_lines import PartyLine
from ui.runtime.flags import flag
from ui.shell.desk import Desk
from ui.toolkit.inspector import EditAll, Inspector
from ui.toolkit.plain import PlainLabel
from ui.toolkit.values import Values

HIGH = 30  # device-independent pixels of the flag before the title

Row = TypeVar("Row", ChairmanshipRow, ContactPointRow)


class PartyInspector(Inspector):
    """Shows one party with all that belongs to it, or what several have in common."""

    def __init__(
        self, desk: Desk, fields: Sequence[Field], values: Values, edit: EditAll, parent: QWidget
    ) -> None:
        hint = _("Select a State or an organization to see its names and its status over time.")
        super().__init__(fields, values=values, edit=edit, hint=hint, parent=parent)
        self._workspace = desk.workspace
        self._chairs: dict[str, list[ChairmanshipRow]] = {}
        self._contacts: dict[str, list[ContactPointRow]] = {}
        self._flag = PlainLabel(self)
        self.set_portrait(self._flag)
        self.affiliations = AffiliationsPanel(desk, self)
        self.chairmanships = ChairmanshipsPanel(desk, self)
        self.contact_points = ContactPointsPanel(desk, self)
        self._panels = (self.affiliations, self.chairmanships, self.contact_points)
        self.set_notes(self._panels)

    def read(self) -> None:
        """Read what belongs to the parties again."""
        self._chairs = _by_party(self._workspace.chairmanships.rows())
        self._contacts = _by_party(self._workspace.contact_points.rows())
        self.affiliations.set_decisions(self._workspace.affiliations.decisions())

    def show_parties(
        self, rows: Sequence[PartyLine], book: PartyBook, day: date, title: str, subtitle: str
    ) -> None:
        """Show the selected parties as they stand on `day`."""
        only = rows[0] if len(rows) == 1 else None
        if only:
            of_it: tuple[Sequence[Any], ...] = (
                book.affiliations.get(only.id, ()),
                self._chairs.get(only.id, ()),
                self._contacts.get(only.id, ()),
            )
            for panel, records in zip(self._panels, of_it, strict=True):
                panel.show_party(only.id, only.name, records, day)
            code = only.code if only.kind is PartyKind.STATE else ""
            self._flag.setPixmap(flag(code, HIGH, self.devicePixelRatioF()))
        for part in (*self._panels, self._flag):
            part.setVisible(only is not None)
        self.show_records(rows, title, subtitle)


def _by_party(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.party_id].append(row)
    return dict(found)
