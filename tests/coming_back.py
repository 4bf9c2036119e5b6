"""Lists that go out and come back: writes them, takes them in again, and says what was found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from cica_events.domain.fields import Field
from cica_events.domain.participants import Capacity, Mode
from cica_events.exports.export import Provenance
from cica_events.exports.present import PresentTexts
from cica_events.exports.registry import find_export
from cica_events.imports.columns.matching import ColumnMatch
from cica_events.imports.finding import read_table
from cica_events.imports.round_trip.our_columns import known_columns
from cica_events.imports.round_trip.own_list import own_list
from cica_events.imports.round_trip.there_and_back import Comparison, RowState, Verdict, compare
from cica_events.imports.sources.origin import Origin
from cica_events.imports.sources.source import Source
from cica_events.imports.tables.table import Table
from cica_events.progress import silent
from tests.edited_workbook import Expected
from tests.exports.examples import document, participant

MEETING = "meeting1"
COLUMNS = ("number", "party", "family_name", "given_name", "position", "=Room", "phone", "capacity", "mode")
EDITABLE = ("party", "family_name", "given_name", "position", "phone", "capacity", "mode")
PARTIES = ("Kazakhstan", "Republic of Korea", "Secretariat", "Türkiye")
CHOICES = {
    "capacity": [each.label for each in Capacity],
    "mode": [each.label for each in Mode],
    "party": PARTIES,
}
AWKWARD = (
    *("", "=1+1", "+7 701 123 45 67", "0077172576510", "-", "'s-Hertogenbosch", "''", "_x0041_", "12/12"),
    *("Әсем Қалиқызы", "조태익", "e\u0301", "a  b", "TRUE", "1e5", "#N/A", "Total", "CICA", "x" * 400),
    *("CICA ID", "Mary-Ann", "O’Neill", "two\nlines", "<b>&amp;</b>", "{=1}", "5 May 2023", "|", '"'),
)


def crowd(random: Random, count: int) -> list[Any]:
    """Return rows of participants with awkward texts."""
    return [
        participant(
            number=number,
            party=random.choice(PARTIES),
            capacity=random.choice(list(Capacity)),
            mode=random.choice([*Mode, None]),
            **{key: random.choice(AWKWARD) for key in ("family_name", "given_name", "position", "phone")},
        )
        for number in range(1, count + 1)
    ]


def written(
    path: Path, rows: Sequence[Any], columns: Sequence[str] = COLUMNS, key: str = "participants"
) -> Path:
    """Export `rows` to `path`."""
    given = document(key, rows, columns, provenance=Provenance(key, MEETING))
    find_export(key).write(given, path, silent)
    return path


def fields_of(key: str) -> Sequence[Field]:
    """Return the fields that the export `key` may hold."""
    return find_export(key).fields


def seen(path: Path, key: str = "participants") -> tuple[Table, Origin | None]:
    """Return the list at `path`, with its origin where it is of ours."""
    return own_list(read_table(Source(path), fields_of(key)).chosen, key, MEETING)


def taken_in(path: Path, key: str = "participants") -> tuple[Table, Origin]:
    """Return the list at `path`, which is known to be of ours."""
    table, origin = seen(path, key)
    assert origin is not None, table.notices
    return table, origin


def compared(path: Path, now: Sequence[Any], key: str = "participants") -> Comparison:
    """Return what became of the list at `path`, while `now` is here."""
    table, origin = taken_in(path, key)
    known = known_columns(origin, table, fields_of(key))
    matches = [ColumnMatch(at, heading, known.get(at), 1.0, "") for at, heading in enumerate(table.headings)]
    keys = [each for each, _heading in origin.columns]
    return compare(origin, table, matches, PresentTexts(document(key, now, keys)), fields_of(key))


def edited_cells(found: Comparison, verdict: Verdict = Verdict.EDITED) -> dict[tuple[str | None, str], str]:
    """Return by id and key what stands in the cells of that verdict."""
    return {
        (row.record_id, key): cell.theirs
        for row in found.rows.values()
        if row.state is RowState.KNOWN
        for key, cell in row.cells.items()
        if cell.verdict is verdict
    }


def states(found: Comparison) -> dict[RowState, int]:
    """Return how many rows are what."""
    listed = [row.state for row in found.rows.values()]
    return {state: listed.count(state) for state in RowState if state in listed}


def check(path: Path, rows: Sequence[Any], done: Expected) -> None:
    """Assert that exactly what was `done` to the exported `rows` is found in the list at `path`."""
    if len(done.gone) == len(rows) and not done.added:
        return  # nothing is left to take in
    found = compared(path, rows)
    assert edited_cells(found) == done.cells
    assert set(found.gone) == done.gone
    kept = len(rows) - len(done.gone)
    wanted = {RowState.KNOWN: kept, RowState.ADDED: done.added, RowState.COPIED: done.copied}
    assert states(found) == {state: count for state, count in wanted.items() if count}
