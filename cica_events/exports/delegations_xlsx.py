"""The delegations of a meeting as an Excel workbook: who replied, with which credentials, and the contact."""

from __future__ import annotations

from pathlib import Path

from cica_events.domain.base import fields_of
from cica_events.domain.delegations import Delegation
from cica_events.exports.export import Export, ExportInput
from cica_events.exports.separated_text import is_text, write_text
from cica_events.exports.sheet import Page, Sheet
from cica_events.i18n import N_, translator
from cica_events.progress import Progress, silent

_INTERNAL = {"order", "group", "name"}  # shown by the order of the rows, and by the delegation's name
_USUAL = (
    "number",
    "section",
    "party_name",
    "invited",
    "reply",
    "replied_on",
    "head",
    "participants",
    "credentials",
    "contact_name",
    "notes",
)
CHASE = (
    *("number", "section", "party_name", "reply", "head", "credentials"),
    *("contact_name", "contact_email", "contact_phone", "notes"),
)
"""The columns of a list to chase; e-mail and phone leave only where they are asked for by name."""


def write(document: ExportInput, path: Path, progress: Progress = silent) -> tuple[str, ...]:
    """Write the delegations, in the order of the rows, with a rule between sections."""
    words = translator(document.language)
    count = len(document.rows)
    sheet = Sheet(
        document,
        name=words.gettext("Delegations"),
        title=words.gettext("Delegations"),
        count=words.ngettext("{count} delegation", "{count} delegations", count).format(count=count),
        page=Page.LANDSCAPE,
        ruled_by=("section",),
        comes_back=True,
    )
    if is_text(path):
        return write_text(sheet, path, progress)
    from cica_events.exports.workbook import write_workbook

    return write_workbook([sheet], path, progress)


EXPORT = Export(
    key="delegations",
    label=N_("Delegations"),
    suffixes=(".xlsx", ".csv"),
    fields=tuple(field for key, field in fields_of(Delegation).items() if key not in _INTERNAL),
    default=_USUAL,
    write=write,
)
