"""The meetings shown, as a table for the clipboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from cica_events.domain.meetings import HostRole
from cica_events.i18n import _
from cica_events.queries.calendar import CalendarMeeting
from ui.calendar.words import BodyName, date_words, dimension_name, title_of
from ui.toolkit.block_writing import written
from ui.toolkit.cell_blocks import Cell


def table_of(rows: Sequence[CalendarMeeting], body_name: BodyName) -> QMimeData:
    """Return the meetings with headings, as spreadsheets take them."""
    heads = (
        _("Date"), _("Body"), _("Title"), _("Place"), _("Country"), _("Format"), _("Stage"), _("Dimension"),
        _("Priority area"), _("Hosts"),
    )  # fmt: skip
    lines = [[Cell(head) for head in heads]]
    lines += [[Cell(text) for text in _texts(row, body_name)] for row in rows]
    return written(lines, headed=True).mime()


def _texts(row: CalendarMeeting, body_name: BodyName) -> tuple[str, ...]:
    hosts = [host.name for host in row.hosts if host.role is not HostRole.SUPPORTER]
    return (
        date_words(row.date) if row.date else "",
        body_name(row.body),
        title_of(row),
        row.place,
        row.country,
        row.format.text if row.format else "",
        row.stage.text,
        dimension_name(row.dimension),
        row.priority_area,
        ", ".join(hosts),
    )
