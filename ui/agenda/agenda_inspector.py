"""The form of the selected agenda items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from cica_events.domain.fields import Field
from cica_events.i18n import _, ngettext
from cica_events.queries.agenda import AgendaRow
from ui.agenda.agenda_times import item_span
from ui.toolkit.inspector import EditAll, Inspector
from ui.toolkit.values import Values

ORDER = ("title", "title_ru", "kind", "duration", "symbol", "annotation")


class AgendaInspector(Inspector):
    """Edits what can be edited of an item; its number and times stand over the fields."""

    def __init__(
        self, catalogue: Mapping[str, Field], values: Values, edit: EditAll, parent: QWidget
    ) -> None:
        rest = [key for key, field in catalogue.items() if field.editable and key not in ORDER]
        super().__init__(
            [catalogue[key] for key in (*ORDER, *rest)],
            values=values,
            edit=edit,
            hint=_("Select an item to see and edit its details."),
            parent=parent,
        )

    def show_items(self, rows: Sequence[AgendaRow]) -> None:
        """Show one item, or what several have in common."""
        if len(rows) == 1:
            self.show_records(rows, _("Item {number}").format(number=rows[0].number), item_span(rows[0]))
        elif rows:
            count = ngettext("{count} item", "{count} items", len(rows)).format(count=len(rows))
            self.show_records(rows, count, _("What you change here changes in all of them."))
        else:
            self.show_records(())
