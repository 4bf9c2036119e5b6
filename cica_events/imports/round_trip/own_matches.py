"""Takes the columns of a list that came back for what was exported in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from cica_events.domain.fields import Field
from cica_events.i18n import N_, _, ngettext
from cica_events.imports.columns.mapping import LEFT_OUT, ColumnUse, ListMapping
from cica_events.imports.columns.matching import ColumnMatch
from cica_events.imports.round_trip.our_columns import ids_column, known_columns
from cica_events.imports.round_trip.there_and_back import edited_rows
from cica_events.imports.sources.origin import Origin
from cica_events.imports.tables.table import Table
from cica_events.imports.words.vocabulary import squashed

_AS_EXPORTED: Final = N_("It was exported from here in this column.")
_NOT_TAKEN: Final = N_("It was exported from here, but is not taken in from a list.")
_ADDED: Final = N_("It was added to the list: say what it holds if it is to be taken in.")
_NUMBER: Final = "number"
_SURE: Final = 0.95  # of a column that was added: its heading says so
_IDENTIFIERS: Final = N_("By these the application knows the rows again.")


def own_mapping(
    origin: Origin, table: Table, exported: Sequence[Field], taken: Collection[str], given: ListMapping
) -> ListMapping:
    """Return `given`, the user's word, behind it what is known of the columns that were exported.

    `exported` are the fields of the export, `taken` the keys of those that a list may hold.
    """
    known = known_columns(origin, table, exported)
    uses: dict[int | str, ColumnUse] = {
        at: ColumnUse((key,)) if key in taken else LEFT_OUT for at, key in known.items()
    }
    if (column := ids_column(table)) is not None:
        uses[column] = LEFT_OUT
    said = {at: use for at, use in uses.items() if at not in _said_of(table, given)}
    wanted = {key for use in given.columns.values() for key in use.fields}
    said = {at: LEFT_OUT if set(use.fields) & wanted else use for at, use in said.items()}
    return replace(given, columns={**said, **given.columns})


def with_own_reasons(
    matches: Sequence[ColumnMatch],
    origin: Origin,
    table: Table,
    exported: Sequence[Field],
    given: ListMapping,
) -> tuple[ColumnMatch, ...]:
    """Return `matches`, each column that was exported and of which the user said nothing with its reason.

    A column that was added there is taken only where its heading says exactly what it holds.
    """
    known, said = known_columns(origin, table, exported), _said_of(table, given)
    reasons = {at: _AS_EXPORTED for at in known if at not in said}
    if (column := ids_column(table)) is not None:
        reasons[column] = _IDENTIFIERS
    found = []
    for match in matches:
        reason = reasons.get(match.index)
        if reason == _AS_EXPORTED and match.field is None:
            reason = _NOT_TAKEN
        if reason:
            found.append(replace(match, reason=_(reason), confidence=1.0))
        elif match.field is not None and match.confidence < _SURE and match.index not in said:
            found.append(replace(match, field=None, use=LEFT_OUT, confidence=0.0, reason=_(_ADDED)))
        else:
            found.append(match)
    return tuple(found)


def untaken_edits(
    origin: Origin, table: Table, exported: Sequence[Field], matches: Sequence[ColumnMatch]
) -> tuple[str, ...]:
    """Return in words which columns were edited there that are not taken in; running numbers do not count."""
    taken = {match.index for match in matches if match.field is not None}
    known = {
        at: key
        for at, key in known_columns(origin, table, exported).items()
        if at not in taken and key != _NUMBER
    }
    told = []
    for at, count in edited_rows(origin, table, known, exported).items():
        text = ngettext(
            "“{heading}” was edited in {count} row, but that is not taken in.",
            "“{heading}” was edited in {count} rows, but that is not taken in.",
            count,
        )
        told.extend([text.format(heading=table.headings[at], count=count)] if count else [])
    return tuple(told)


def _said_of(table: Table, given: ListMapping) -> set[int]:
    """Return the indexes of the columns of which the user said something."""
    names = {squashed(column) for column in given.columns if isinstance(column, str)}
    numbers = {column for column in given.columns if isinstance(column, int)}
    return numbers | {
        at for at, heading in enumerate(table.headings) if heading and squashed(heading) in names
    }
