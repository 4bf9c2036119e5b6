"""How a list was arranged for one purpose: an arrangement that an office saved under a name."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from cica_events.domain.base import Record, field
from cica_events.domain.fields import Kind
from cica_events.i18n import N_


class SavedView(Record):
    """Columns, their headings and widths, sorting, grouping and filters of one list, by name."""

    __tablename__ = "saved_view"

    listing: Mapped[str] = field(N_("List"), Kind.CODE, required=True, limit=60, width=20)
    name: Mapped[str] = field(N_("Name"), required=True, limit=120, width=24)
    content: Mapped[str] = field(N_("View"), Kind.MULTILINE, required=True, limit=100_000)  # JSON
