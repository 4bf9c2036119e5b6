"""What changed since the list was issued last."""

from __future__ import annotations

from dataclasses import replace

from cica_events.domain.fields import Field
from cica_events.exports.export import Changes, ExportInput
from cica_events.exports.sheet import Page, Sheet
from cica_events.i18n import N_, translator

COLUMNS = (
    Field("kind", N_("Kind of change"), width=14),
    Field("party", N_("Delegation"), width=24),
    Field("name", N_("Name"), width=30),
    Field("text", N_("What changed"), width=70),
)


def changes_sheet(document: ExportInput, changes: Changes) -> Sheet:
    """Return the sheet; where nothing changed it says so."""
    words, count = translator(document.language), len(changes.lines)
    told = words.ngettext("{count} change", "{count} changes", count).format(count=count)
    return Sheet(
        replace(document, rows=changes.lines, columns=COLUMNS),
        name=words.gettext("Changes"),
        title=words.gettext("Changes since: {issue}").format(issue=changes.since),
        count=told if count else words.gettext("nothing changed"),
        page=Page.LANDSCAPE,
        ruled_by=("party",),
    )
