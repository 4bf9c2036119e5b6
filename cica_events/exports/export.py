"""What an export is, and what it is given to write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cica_events.domain.fields import Field, Labelled, Privacy
from cica_events.errors import InputError
from cica_events.exports.own_columns import is_own, own_field
from cica_events.exports.privacy import open_fields
from cica_events.i18n import _
from cica_events.progress import Progress


@dataclass(frozen=True, slots=True)
class MeetingHeading:
    """What stands above the table, in the language of the document."""

    key: str
    title: str
    body: str
    date: str  # in words
    place: str
    as_of: datetime  # aware, in the meeting's zone: the zone in which moments are printed


@dataclass(frozen=True, slots=True)
class ListedChange:
    """One change of a list since it was issued; the texts are in the language of the document."""

    kind: str
    party: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the issue that is called `since`: "Revision 1, 5 December 2023"."""

    since: str
    lines: tuple[ListedChange, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Whose records a document holds, that it may be known again when it comes back."""

    export: str  # the key of the export
    meeting_id: str


@dataclass(frozen=True, slots=True)
class ExportInput:
    """Everything that an export writes.

    `rows` have an attribute for each field of `columns` that is not a column of one's own, and are read once
    from first to last. `sheets` are those of the export's that are wanted beside the first, None for all.
    With a `provenance` each row has an `id`, and the document keeps it and the values as exported.
    """

    language: str
    heading: MeetingHeading
    columns: tuple[Field, ...]
    rows: Sequence[object]
    sheets: frozenset[str] | None = None
    changes: Changes | None = None  # None where nothing was issued
    version: str = ""  # "Provisional", "Revision 1", in the language of the document
    symbol: str = ""  # of the document
    provenance: Provenance | None = None  # None for a document that is not to come back

    def wants(self, sheet: str) -> bool:
        """Tell whether the workbook is to have the sheet of that key."""
        return self.sheets is None or sheet in self.sheets


Write = Callable[[ExportInput, Path, Progress], tuple[str, ...]]
"""Write the document to the path, all of it or nothing; return sentences that the user should be told.

The path ends in one of the export's suffixes, which says the format.

Raises OutputError where the file cannot be written, Cancelled where the user stopped it.
"""


@dataclass(frozen=True, slots=True)
class BuiltInSet:
    """Columns for one purpose that every office has; `name` is marked for translation, not translated."""

    key: str
    name: str
    columns: tuple[str, ...]  # keys of fields and columns of one's own


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of document that can be handed out; `label` is marked for translation, not translated."""

    key: str
    label: str
    suffixes: tuple[str, ...]  # of the files that it writes, the usual one first
    fields: tuple[Field, ...]  # that may be chosen
    default: tuple[str, ...]  # keys, in their order
    write: Write
    sheets: tuple[Labelled, ...] = ()  # that may be left out
    sets: tuple[BuiltInSet, ...] = ()
    comes_back: bool = False  # a list that can be taken in again after it was edited

    @property
    def suffix(self) -> str:
        """Return how the name of its usual file ends."""
        return self.suffixes[0]

    def columns(self, keys: Iterable[str] | None = None) -> tuple[Field, ...]:
        """Return the fields named by `keys`, in that order; the usual ones without `keys`.

        A key may be a column of one's own, such as "=Room".
        Raises InputError for a column that does not exist, stands twice, or when there is none.
        """
        known = {field.key: field for field in self.fields}
        wanted = self.default if keys is None else tuple(keys)
        unknown = [key for key in wanted if key not in known and not is_own(key)]
        if unknown:
            raise InputError(
                _("There is no column “{column}”. Choose from: {columns}.").format(
                    column=unknown[0], columns=", ".join(known)
                )
            )
        if not wanted:
            raise InputError(_("Choose at least one column."))
        chosen = tuple(own_field(key) if is_own(key) else known[key] for key in wanted)
        if len({field.key for field in chosen}) < len(chosen):
            raise InputError(_("A column stands twice among the chosen ones. Name each column once."))
        return chosen

    def chosen_sheets(self, keys: Iterable[str] | None) -> frozenset[str] | None:
        """Return the sheets named by `keys`, None for all; InputError for one that does not exist."""
        if keys is None:
            return None
        known, wanted = {sheet.value for sheet in self.sheets}, frozenset(keys)
        for key in sorted(wanted - known):
            message = _("There is no sheet “{sheet}”. Choose from: {sheets}.")
            raise InputError(
                message.format(sheet=key, sheets=", ".join(sheet.value for sheet in self.sheets))
            )
        return wanted

    def without_private(self, keys: Iterable[str], included: frozenset[Privacy]) -> tuple[str, ...]:
        """Return `keys` without unknown columns and without private ones, but for those of `included`."""
        known = {field.key: field for field in self.fields}
        chosen = (own_field(key) if is_own(key) else known.get(key) for key in keys)
        return tuple(field.key for field in open_fields(filter(None, chosen), included))
