"""The marks that a table carries out of the workspace, so that it is known again when it comes back."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final

SHEET: Final = "_cica"
"""The hidden sheet that holds the values as exported."""

ID_HEADING: Final = "CICA ID"
"""The heading of the hidden column that holds the record of each row."""

_VERSION: Final = 1
_LONGEST: Final = 30_000  # UTF-16 code units in one cell of the hidden sheet
_BETWEEN: Final = "|"  # two records in a cell
_DIGEST: Final = 6  # signs: one changed value in 69 billions looks unchanged
_TEXTS: Final = ("export", "meeting", "language", "made")


@dataclass(frozen=True, slots=True)
class Header:
    """What a table says of itself: which export of which meeting, in which language, made when."""

    export: str  # the key of the export: "participants", "agenda"
    meeting_id: str
    language: str
    made: str  # when, ISO 8601 with the zone
    columns: tuple[tuple[str, str], ...]  # key of the field, heading as written ("" where it is not kept)
    rows: int  # records

    def to_json(self) -> str:
        """Return the header as one line."""
        named = {
            "export": self.export,
            "meeting": self.meeting_id,
            "language": self.language,
            "made": self.made,
            "rows": self.rows,
            "columns": self.columns,
        }
        return _robust({"cica": _VERSION, **named})

    @classmethod
    def from_json(cls, text: str) -> Header:
        """Return the header that `text` holds; ValueError where it is none."""
        found = json.loads(text)
        if not isinstance(found, dict) or found.get("cica") != _VERSION:
            raise ValueError("not a header of this version")
        export, meeting_id, language, made = (_text(found.get(name)) for name in _TEXTS)
        columns = tuple((_text(key), _text(heading)) for key, heading in found.get("columns", ()))
        rows = found.get("rows")
        if not isinstance(rows, int) or not columns or len(dict(columns)) < len(columns):
            raise ValueError("no columns")
        return cls(export, meeting_id, language, made, columns, rows)

    def to_heading(self) -> str:
        """Return the header as the heading of the last column of a text file, which keeps no headings."""
        keys = ",".join(key for key, _heading in self.columns)
        parts = (self.export, self.meeting_id, self.language, self.made, self.rows, keys)
        return " ".join((ID_HEADING, *map(str, (_VERSION, *parts))))

    @classmethod
    def from_heading(cls, heading: str) -> Header:
        """Return the header that the heading of a column holds; ValueError where it is none."""
        version, export, meeting_id, language, made, rows, keys = heading.removeprefix(ID_HEADING).split()
        names = keys.split(",")
        if int(version) != _VERSION or len(set(names)) < len(names):
            raise ValueError("not a header of this version")
        return cls(export, meeting_id, language, made, tuple((name, "") for name in names), int(rows))


def packed(record_id: str, texts: Sequence[str]) -> str:
    """Return a record with its texts as one line that no program changes when it saves it."""
    return _robust([record_id, *texts]).replace(_BETWEEN, "\\u007c")


def unpacked(line: str, count: int) -> tuple[str, ...]:
    """Return the id and the `count` texts that `packed` was given; ValueError where they are not there."""
    return _record(json.loads(line), count)


def gathered(lines: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield rows of cells that hold the lines of many records: each cell costs more than what it holds."""
    batch: list[str] = []
    size = 0
    for line in lines:
        units = _units(line)
        if batch and size + units > _LONGEST:
            yield _cells(batch)
            batch, size = [], 0
        batch.append(line)
        size += units + 1
    if batch:
        yield _cells(batch)


def parted(cells: Iterable[str], count: int) -> list[tuple[str, str]]:
    """Return by id the lines that `gathered` put into a row of cells; ValueError where one is damaged.

    All are looked at in one go: a hundred thousand one by one would take seconds.
    """
    lines = "".join(cells).split(_BETWEEN)
    records = json.loads(f"[{','.join(lines)}]")
    if len(records) != len(lines):
        raise ValueError("not records")
    return [(_record(found, count)[0], line) for found, line in zip(records, lines, strict=True)]


def _record(found: Any, count: int) -> tuple[str, ...]:
    if not isinstance(found, list) or len(found) != count + 1 or set(map(type, found)) != {str}:
        raise ValueError("not a record")
    return tuple(found)


def _cells(lines: Sequence[str]) -> tuple[str, ...]:
    text = _BETWEEN.join(lines)
    units = _units(text)
    step = _LONGEST if units == len(text) else _LONGEST // 2  # a sign may have two units
    if units > _LONGEST:  # one long record
        text = text.replace(" ", "\\u0020")  # a cell may neither begin nor end with one
    return tuple(text[at : at + step] for at in range(0, len(text), step))


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def digest(key: str, text: str) -> str:
    """Return a short sign of the plain `text` under the field `key`, by which a change is seen."""
    found = blake2b(f"{key}\n{text}".encode("utf-8", "replace"), digest_size=9).digest()
    return b64encode(found)[:_DIGEST].decode()


def marked(record_id: str, columns: Sequence[str], texts: Sequence[str]) -> str:
    """Return the id of a record with the digests of its plain texts, as one cell."""
    return f"{record_id}:{''.join(map(digest, columns, texts))}"


def unmarked(cell: str, count: int) -> tuple[str, tuple[str, ...]]:
    """Return the id and the `count` digests that `marked` joined; ValueError where they are not there."""
    record_id, _colon, digests = cell.strip().partition(":")
    if not record_id or len(digests) != count * _DIGEST:
        raise ValueError("not a mark")
    return record_id, tuple(digests[at : at + _DIGEST] for at in range(0, len(digests), _DIGEST))


def _robust(value: Any) -> str:
    """Return `value` as JSON in one line, without runs of blanks and what Excel takes for escaped signs."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return line.replace("  ", " \\u0020").replace("_x", "_\\u0078")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")
    return value
