"""The outline's model of an agenda: fields of the catalogue, numbers and times computed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from cica_events.domain.fields import Field
from cica_events.i18n import _
from cica_events.queries.agenda import AgendaRow
from ui.toolkit.arranged_model import OWN
from ui.toolkit.arrangement import SortBy
from ui.toolkit.outline_model import OutlineModel
from ui.toolkit.table_model import Edit, EditMany
from ui.toolkit.value_filters import ValueFilter
from ui.toolkit.values import Values

LEFT_OUT = frozenset({"order"})  # shown by the order of the lines


class AgendaModel(OutlineModel):
    """Answers to a column layout like a table does; an agenda has one order only, and shows all its items."""

    arranged = Signal()
    order: tuple[SortBy, ...] = ()
    value_filters: tuple[ValueFilter, ...] = ()
    grouping = OWN
    own_headings: Mapping[str, str] = MappingProxyType({})

    def __init__(
        self, catalogue: Mapping[str, Field], values: Values, edit: Edit, edit_many: EditMany, parent: QObject
    ) -> None:
        fields = [field for field in catalogue.values() if field.key not in LEFT_OUT]
        super().__init__(
            fields, values=values, edit=edit, edit_many=edit_many, texts={"duration": taken}, parent=parent
        )
        self._columns = {field.key: column for column, field in enumerate(self.fields)}

    def column_of(self, key: str) -> int:
        """Return the column of a field."""
        return self._columns[key]

    def set_order(self, _order: Sequence[SortBy]) -> None:
        """Keep the order of the agenda."""

    def set_value_filters(self, _filters: Sequence[ValueFilter]) -> None:
        """Go on showing all items."""

    def group_by(self, _choice: str) -> None:
        """Go on showing the items under each other."""

    def set_headings(self, _headings: Mapping[str, str]) -> None:
        """Keep the headings."""

    def heading(self, field: Field) -> str:
        """Return the heading of a field's column."""
        return _(field.label)


def taken(row: AgendaRow) -> str:
    """Return the item's own duration, else that of what lies under it in brackets."""
    if row.duration is None:
        return "" if row.minutes is None else _("({minutes} min)").format(minutes=row.minutes)
    return _("{minutes} min").format(minutes=row.duration)
