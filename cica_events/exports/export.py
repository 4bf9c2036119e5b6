"""What an export is, and what it is given to write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cica_events.domain.fields import Field
from cica_events.errors import InputError
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
class ExportInput:
    """Everything that an export writes.

    `rows` have an attribute for each field of `columns`, and are read once from first to last.
    """

    language: str
    heading: MeetingHeading
    columns: tuple[Field, ...]
    rows: Sequence[object]


Write = Callable[[ExportInput, Path, Progress], tuple[str, ...]]
"""Write the document to the path, all of it or nothing; return sentences that the user should be told.

Raises OutputError where the file cannot be written, Cancelled where the user stopped it.
"""


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of document that can be handed out; `label` is marked for translation, not translated."""

    key: str
    label: str
    suffix: str
    fields: tuple[Field, ...]  # that may be chosen
    default: tuple[str, ...]  # keys, in their order
    write: Write

    def columns(self, keys: Iterable[str] | None = None) -> tuple[Field, ...]:
        """Return the fields named by `keys`, in that order; the usual ones without `keys`.

        Raises InputError for a column that does not exist, stands twice, or when there is none.
        """
        known = {field.key: field for field in self.fields}
        wanted = self.default if keys is None else tuple(keys)
        unknown = [key for key in wanted if key not in known]
        if unknown:
            raise InputError(
                _("There is no column “{column}”. Choose from: {columns}.").format(
                    column=unknown[0], columns=", ".join(known)
                )
            )
        if not wanted:
            raise InputError(_("Choose at least one column."))
        if len(set(wanted)) < len(wanted):
            raise InputError(_("A column stands twice among the chosen ones. Name each column once."))
        return tuple(known[key] for key in wanted)
