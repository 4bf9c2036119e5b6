"""What a workbook of our own says of where it came from: its records, and their values as exported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cica_events.domain.origins import ID_HEADING, SHEET, Header, parted, unpacked

__all__ = ["ID_HEADING", "SHEET", "Base", "Origin", "origin_of_sheet"]


@dataclass(frozen=True, slots=True)
class Origin:
    """A document of ours before it was edited; `base` has for each record a text for each column.

    A text file keeps a digest instead of each text, no headings, and no record whose row is gone from it.
    """

    export: str  # the key of the export: "participants", "agenda"
    meeting_id: str
    language: str
    made: str  # when, ISO 8601 with the zone
    columns: tuple[tuple[str, str], ...]  # key of the field, heading as written
    base: Mapping[str, tuple[str, ...]]
    rows: int = 0  # records that were exported
    digests: bool = False  # in place of texts


class Base(Mapping[str, tuple[str, ...]]):
    """The texts of each record, unpacked when they are asked for: a hundred thousand rows have many."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._packed: dict[str, str] = {}

    def add(self, cells: Iterable[str]) -> None:
        """Take in what `gathered` made of some records; ValueError where one is damaged or stands twice."""
        lines = parted(cells, self._count)
        before = len(self._packed)
        self._packed.update(lines)
        if len(self._packed) != before + len(lines):
            raise ValueError("a record stands twice")

    def __getitem__(self, record_id: str) -> tuple[str, ...]:
        return unpacked(self._packed[record_id], self._count)[1:]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._packed


def origin_of_sheet(rows: Sequence[Sequence[object]]) -> Origin | None:
    """Return what the plain rows of the hidden sheet say; None where they are damaged or a stranger's."""
    try:
        return _origin(rows)
    except (ValueError, TypeError, IndexError, RecursionError):
        return None


def _origin(rows: Sequence[Sequence[object]]) -> Origin:
    header = Header.from_json(_cells(rows[0])[0])
    base = Base(len(header.columns))
    for row in rows[1:]:
        base.add(_cells(row))
    if len(base) != header.rows:
        raise ValueError("records are missing")
    return origin_with(header, base)


def origin_with(header: Header, base: Mapping[str, tuple[str, ...]], *, digests: bool = False) -> Origin:
    """Return the origin that a header and what it stands above make together."""
    return Origin(
        header.export,
        header.meeting_id,
        header.language,
        header.made,
        header.columns,
        base,
        header.rows,
        digests,
    )


def _cells(row: Sequence[object]) -> list[str]:
    """Return the texts of a row; ValueError where there are none, or anything else."""
    found = [cell for cell in row if cell is not None]
    texts = [cell for cell in found if isinstance(cell, str)]
    if not texts or len(texts) < len(found):
        raise ValueError("not a row of texts")
    return texts
