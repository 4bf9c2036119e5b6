"""What a sheet of a workbook cannot hold is told before anything is written."""

from __future__ import annotations

from typing import Final

from cica_events.errors import OutputError
from cica_events.i18n import _

MOST_ROWS: Final = 1_048_576  # of a sheet in Excel and LibreOffice
AROUND: Final = 1_000  # rows that titles, headings, bands and totals may take


def check_rows(name: str, count: int) -> None:
    """Raise OutputError, with the ways on, where a sheet called `name` cannot hold `count` records."""
    most = MOST_ROWS - AROUND
    if count > most:
        message = _(
            "“{sheet}” has {count} rows, and a sheet of a workbook holds {most}. Nothing was written. Save "
            "it as separated text (CSV), which has no such limit, or write fewer: filter it, or take parts."
        )
        raise OutputError(message.format(sheet=name, count=f"{count:,}", most=f"{most:,}"))
