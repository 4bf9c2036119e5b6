"""Knows the columns of a list that came back whose texts stand in other rows, as after sorting one alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from cica_events.domain.origins import digest
from cica_events.imports.round_trip.there_and_back import CellVerdict, RowVerdict, Verdict
from cica_events.imports.sources.origin import Origin

_FEWEST: Final = 3  # rows, as two may be exchanged on purpose
_MOST: Final = 0.8  # share of rows
_EDITED: Final = (Verdict.EDITED, Verdict.CONFLICT)


def columns_elsewhere(origin: Origin, verdicts: Iterable[RowVerdict]) -> Sequence[str]:
    """Return the keys of the fields whose edited cells hold the texts that stood in other rows."""
    rows = [each for each in verdicts if each.record_id in origin.base and each.cells]
    return [key for place, (key, _heading) in enumerate(origin.columns) if _moved(origin, rows, key, place)]


def _moved(origin: Origin, rows: Sequence[RowVerdict], key: str, place: int) -> bool:
    edited = [row for row in rows if key in row.cells and row.cells[key].verdict in _EDITED]
    before = Counter(origin.base[str(row.record_id)][place] for row in edited)
    after = Counter(_kept(origin, key, row.cells[key]) for row in edited)
    return (
        len(edited) >= _FEWEST
        and len(before) >= len(edited) * _MOST  # each text tells its row, unlike a status
        and (before & after).total() >= len(edited) * _MOST
    )


def _kept(origin: Origin, key: str, cell: CellVerdict) -> str:
    return digest(key, cell.theirs) if origin.digests else cell.theirs
