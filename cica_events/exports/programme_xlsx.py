"""The programme as an Excel workbook: the sessions of all days in order of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from cica_events.domain.programme_fields import programme_fields
from cica_events.exports.agenda_titles import kept_as, printed
from cica_events.exports.export import BuiltInSet, Export, ExportInput
from cica_events.exports.programme_lines import ProgrammeLine
from cica_events.exports.separated_text import is_text, write_text
from cica_events.exports.sheet import Page, Sheet
from cica_events.i18n import N_, translator
from cica_events.progress import Progress, silent

_USUAL = (
    *("day_number", "day", "start", "end", "duration", "room", "kind", "title", "chair"),
    "items",
)


def write(document: ExportInput, path: Path, progress: Progress = silent) -> tuple[str, ...]:
    """Write the sessions, in the order of the rows, with a rule between days."""
    words = translator(document.language)
    keys = [field.key for field in document.columns]
    lines = printed(cast(Sequence[ProgrammeLine], document.rows), document.language, keys)
    count = len(lines)
    sheet = Sheet(
        replace(document, rows=lines),
        name=words.gettext("Programme"),
        title=words.gettext("Programme"),
        count=words.ngettext("{count} session", "{count} sessions", count).format(count=count),
        page=Page.LANDSCAPE,
        ruled_by=("day_number", "day"),
        comes_back=True,
        kept_as=kept_as(document.language, keys),
    )
    if is_text(path):
        return write_text(sheet, path, progress)
    from cica_events.exports.workbook import write_workbook

    return write_workbook([sheet], path, progress)


EXPORT = Export(
    key="programme",
    label=N_("Programme"),
    suffixes=(".xlsx", ".csv"),
    fields=programme_fields(),
    default=_USUAL,
    write=write,
    comes_back=True,
    sets=(BuiltInSet("all", N_("Everything, to edit"), tuple(field.key for field in programme_fields())),),
)
