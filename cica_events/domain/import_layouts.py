"""How lists of other programs were taken in, so that the next one of the same shape is known."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from cica_events.domain.base import Record, field
from cica_events.domain.fields import Kind
from cica_events.i18n import N_


class ImportLayout(Record):
    """The use of the columns of a kind of list, by the headings it had."""

    __tablename__ = "import_layout"

    document: Mapped[str] = field(N_("Document"), Kind.CODE, required=True, limit=60, width=20)
    name: Mapped[str] = field(N_("Name"), required=True, limit=120, width=24)
    headings: Mapped[str] = field(N_("Headings"), Kind.MULTILINE, required=True, limit=100_000)  # JSON
    mapping: Mapped[str] = field(N_("Columns"), Kind.MULTILINE, required=True, limit=100_000)  # TOML
