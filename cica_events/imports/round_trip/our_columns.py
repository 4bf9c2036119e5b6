"""Finds in a list that came back the column with the ids of its records, and knows the others again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from cica_events.domain.fields import Field, Kind
from cica_events.domain.guarded_texts import unguarded
from cica_events.domain.origins import ID_HEADING, Header, digest, unmarked
from cica_events.i18n import translator
from cica_events.imports.columns.matching import ColumnMatch
from cica_events.imports.round_trip.came_back import texts_of
from cica_events.imports.sources.grid import Row, Value
from cica_events.imports.sources.origin import Origin, origin_with
from cica_events.imports.tables.table import Table
from cica_events.imports.words.vocabulary import squashed

_SAMPLED: Final = 300  # rows by which a column with another heading is known
_LIKE: Final = 0.6  # share of the cells that hold something which must be as exported


def is_mark(heading: Value) -> bool:
    """Tell whether `heading` stands above the ids of records, in a workbook or in a text file."""
    return isinstance(heading, str) and (heading == ID_HEADING or heading.startswith(f"{ID_HEADING} 1 "))


def ids_column(table: Table) -> int | None:
    """Return the index of the column with the ids of the records."""
    found = [at for at, heading in enumerate(table.headings) if is_mark(heading)]
    return found[0] if found else None


def ids_of(table: Table) -> Mapping[int, str] | None:
    """Return by the number of each row the id that stands in it, "" for none; None without such a column."""
    column = ids_column(table)
    if column is None:
        return None
    return {row.number: _text(row.cells[column]).partition(":")[0] for row in table.rows}


def keys_of(matches: Sequence[ColumnMatch]) -> Mapping[int, str]:
    """Return by the index of a column the one field that it alone holds whole."""
    taken = Counter(match.field for match in matches)
    return {
        match.index: match.field
        for match in matches
        if match.field is not None and taken[match.field] == 1 and len(match.use.fields) <= 1
    }


def origin_of_text(table: Table) -> Origin | None:
    """Return what the ids of a text file say of it; None where they are damaged or a workbook's."""
    column = ids_column(table)
    if column is None or table.headings[column] == ID_HEADING:
        return None
    base = {}
    try:
        header = Header.from_heading(table.headings[column])
        for row in table.rows:
            if cell := _text(row.cells[column]):
                record_id, digests = unmarked(cell, len(header.columns))
                base[record_id] = digests
    except ValueError:
        return None
    return origin_with(header, base, digests=True)


def unguarded_row(row: Row) -> Row:
    """Return a row of a text file of ours with its texts as they were before they were guarded."""
    cells = (unguarded(cell) if isinstance(cell, str) else cell for cell in row.cells)
    return Row(row.number, tuple(cells))


def known_columns(origin: Origin, table: Table, fields: Sequence[Field]) -> dict[int, str]:
    """Return by the index of a column the field that was exported in it, by its heading or its content."""
    free = [at for at in range(len(table.headings)) if at != ids_column(table)]
    found: dict[int, str] = {}
    headings = Counter(squashed(table.headings[at]) for at in free)
    written = _headings(origin, fields)
    for key, heading in written.items():
        if headings[squashed(heading)] == 1 and list(written.values()).count(heading) == 1:
            found.update({at: key for at in free if squashed(table.headings[at]) == squashed(heading)})
    kinds = {each.key: each.kind for each in fields}
    for key, at in _by_content(
        origin, table, kinds, [at for at in free if at not in found], set(found.values())
    ):
        found[at] = key
    return found


def _headings(origin: Origin, fields: Sequence[Field]) -> dict[str, str]:
    """Return by key the heading that was written; a text file does not keep them."""
    gettext = translator(origin.language).gettext
    labels = {each.key: gettext(each.label) for each in fields}
    written = {key: heading or labels.get(key, "") for key, heading in origin.columns}
    return {key: heading for key, heading in written.items() if heading}


def _by_content(
    origin: Origin,
    table: Table,
    kinds: Mapping[str, Kind],
    free: Sequence[int],
    taken: Collection[str],
) -> Iterator[tuple[str, int]]:
    """Yield the remaining fields with the columns most of whose cells are as exported, the surest first."""
    if not free or all(key in taken for key, _heading in origin.columns):
        return
    ids = ids_of(table) or {}
    known = (row for row in table.rows if ids.get(row.number) in origin.base)
    rows = [(row, origin.base[ids[row.number]]) for row in islice(known, _SAMPLED)]
    likeness = []
    for place, (key, _heading) in enumerate(origin.columns):
        for at in free if key not in taken else ():
            share = _share(origin, rows, place, at, kinds.get(key, Kind.TEXT))
            if share >= _LIKE:
                likeness.append((share, -at, key))
    used: set[object] = set()
    for _share_of, at, key in sorted(likeness, reverse=True):
        if key not in used and at not in used:
            used |= {key, at}
            yield key, -at


def _share(
    origin: Origin, rows: Sequence[tuple[Row, Sequence[str]]], place: int, at: int, kind: Kind
) -> float:
    """Return which share of the cells that hold something are as exported."""
    key, _heading = origin.columns[place]
    filled = same = 0
    for row, base in rows:
        texts = tuple(texts_of(row.cells[at], kind))
        if texts[0]:
            filled += 1
            same += any((digest(key, text) if origin.digests else text) == base[place] for text in texts)
    return same / filled if filled else 0.0


def _text(value: Value) -> str:
    return value.strip() if isinstance(value, str) else ""
