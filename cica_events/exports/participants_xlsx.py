"""The list of participants as an Excel workbook: one flat table that can be sorted and filtered."""

from __future__ import annotations

from pathlib import Path

from cica_events.domain.base import fields_of
from cica_events.domain.participants import Participant
from cica_events.exports.export import Export, ExportInput
from cica_events.exports.sheet import Page, Sheet
from cica_events.i18n import N_, translator
from cica_events.progress import Progress, silent

_INTERNAL = {"order"}  # shown by the order of the rows
_USUAL = (
    "number",
    "section",
    "party",
    "honorific",
    "courtesy",
    "rank",
    "given_name",
    "family_name",
    "position",
    "organization",
    "capacity",
    "status",
    "email",
    "phone",
)


def write(document: ExportInput, path: Path, progress: Progress = silent) -> tuple[str, ...]:
    """Write the participants, in the order of the rows, with a rule between delegations."""
    from cica_events.exports.workbook import write_workbook

    words = translator(document.language)
    count = len(document.rows)
    sheet = Sheet(
        document,
        name=words.gettext("Participants"),
        title=words.gettext("List of participants"),
        count=words.ngettext("{count} participant", "{count} participants", count).format(count=count),
        page=Page.LANDSCAPE,
        ruled_by=("party", "section"),
    )
    return write_workbook(sheet, path, progress)


EXPORT = Export(
    key="participants",
    label=N_("List of participants"),
    suffix=".xlsx",
    fields=tuple(field for key, field in fields_of(Participant).items() if key not in _INTERNAL),
    default=_USUAL,
    write=write,
)
