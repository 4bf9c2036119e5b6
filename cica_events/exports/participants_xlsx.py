"""The list of participants as an Excel workbook: a flat table, a list to print, figures, and what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from cica_events.domain.fields import Labelled
from cica_events.exports.changes_sheet import changes_sheet
from cica_events.exports.delegations_sheet import delegations_sheet
from cica_events.exports.export import Export, ExportInput
from cica_events.exports.listed import Listed, attending, count_line
from cica_events.exports.participant_fields import participant_fields
from cica_events.exports.participant_sets import SETS, USUAL
from cica_events.exports.separated_text import is_text, write_text
from cica_events.exports.sheet import Page, Sheet
from cica_events.exports.summary_sheet import summary_sheet
from cica_events.i18n import N_, translator
from cica_events.progress import Progress, silent


class ParticipantSheet(Labelled):
    """A sheet that may stand behind the one with the participants."""

    BY_DELEGATION = "by-delegation", N_("By delegation")
    SUMMARY = "summary", N_("Summary")
    CHANGES = "changes", N_("Changes")


def write(document: ExportInput, path: Path, progress: Progress = silent) -> tuple[str, ...]:
    """Write the participants, in the order of the rows, as the sheets that are wanted.

    Those who declined or were replaced stand only in the flat table, and there only if it says so.
    Separated text has the flat table only.
    """
    if is_text(path):
        return write_text(next(_sheets(document)), path, progress)
    from cica_events.exports.workbook import write_workbook

    return write_workbook(list(_sheets(document)), path, progress)


def _sheets(document: ExportInput) -> Iterator[Sheet]:
    everybody = cast(Sequence[Listed], document.rows)
    here = attending(everybody)
    tells_who_is_absent = any(field.key == "status" for field in document.columns)
    shown = everybody if tells_who_is_absent else here
    yield _flat(replace(document, rows=shown), count_line(shown, everybody, document.language))
    count = count_line(here, everybody, document.language)
    if here and document.wants(ParticipantSheet.BY_DELEGATION):
        yield delegations_sheet(replace(document, rows=here), count)
    if here and document.wants(ParticipantSheet.SUMMARY):
        yield summary_sheet(replace(document, rows=here), count)
    if document.changes is not None and document.wants(ParticipantSheet.CHANGES):
        yield changes_sheet(document, document.changes)


def _flat(document: ExportInput, count: str) -> Sheet:
    """Return the table that can be sorted and filtered, with a rule between delegations."""
    words = translator(document.language)
    return Sheet(
        document,
        name=words.gettext("Participants"),
        title=words.gettext("List of participants"),
        count=count,
        page=Page.LANDSCAPE,
        ruled_by=("party", "section"),
        comes_back=True,
    )


EXPORT = Export(
    key="participants",
    label=N_("List of participants"),
    suffixes=(".xlsx", ".csv"),
    fields=participant_fields(),
    default=USUAL,
    write=write,
    comes_back=True,
    sheets=tuple(ParticipantSheet),
    sets=SETS,
)
