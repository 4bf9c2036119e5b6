"""Reads separated text: which letters the bytes are, which sign parts the cells, and the cells themselves."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from cica_events.imports.failures import Failure, ReadFailure

SEPARATORS: Final = (",", ";", "\t", "|")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LIKELY: Final = ["cp1251", "cp1252", "koi8-r", "utf_16_le", "utf_16_be"]
_SAMPLE: Final = 100_000  # bytes; even, so that two-byte letters stay whole
_END: Final = "\x1e"  # the last record, unless a quote swallowed it
_SNIFFED_ROWS: Final = 100
_FEW_CELLS: Final = 2  # in a row, as many as the lines of an address may seem to have


@dataclass(frozen=True, slots=True)
class Letters:
    """Decoded text; `guessed` where nothing in the file says which encoding it has."""

    text: str
    encoding: str
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Separated:
    """The records of a text file in Excel's order; `unclosed` where quotes had to be ignored."""

    separator: str
    records: tuple[tuple[str, ...], ...]
    unclosed: bool = False


def decode(data: bytes) -> Letters:
    """Return the text of `data` by its mark, as UTF-8, or by what it most likely is."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Letters(_decoded(data, encoding), encoding.removesuffix("-sig"))
    try:
        if b"\0" not in data[:_SAMPLE]:
            return Letters(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    return _guess(data)


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadFailure(Failure.UNKNOWN_ENCODING) from error


def _guess(data: bytes) -> Letters:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_LIKELY, threshold=0.9).best()
    if best is None:
        raise ReadFailure(Failure.UNKNOWN_ENCODING)
    return Letters(_decoded(data, best.encoding), best.encoding.replace("_", "-"), guessed=True)


def separate(text: str) -> Separated:
    """Return the records of `text`, parted by the sign that parts its rows most evenly."""
    first, _, rest = text.partition("\n")
    named = first.strip().lower()
    if named.startswith("sep=") and len(named) == len("sep=") + 1:
        return Separated(named[-1], ((), *_records(rest, named[-1])))
    separator = _separator_of(text)
    *records, last = _records(text.rstrip("\r\n") + f"\n{_END}", separator)
    if last == (_END,) and not _has_swallowed_rows(records, separator):
        return Separated(separator, tuple(records))
    return Separated(separator, tuple(_records(text, separator, quotes=False)), unclosed=True)


def _records(text: str, separator: str, *, quotes: bool = True) -> Iterator[tuple[str, ...]]:
    csv.field_size_limit(len(text) + 1)
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=separator,
        quoting=csv.QUOTE_MINIMAL if quotes else csv.QUOTE_NONE,
        skipinitialspace=True,
    )
    try:
        yield from map(tuple, reader)
    except csv.Error as error:
        raise ReadFailure(Failure.DAMAGED) from error


def _has_swallowed_rows(records: list[tuple[str, ...]], separator: str) -> bool:
    """Return whether a cell goes on for many lines, or over one with as many cells as a row has."""
    widths = Counter(len(row) for row in records if len(row) > _FEW_CELLS)
    usual = max(widths, key=widths.__getitem__, default=0)
    several = (cell.split("\n")[1:] for row in records for cell in row if "\n" in cell)
    return any(
        len(lines) > _SNIFFED_ROWS or (usual and any(line.count(separator) >= usual - 1 for line in lines))
        for lines in several
    )


def _separator_of(text: str) -> str:
    start = text[:_SAMPLE]
    return max(SEPARATORS, key=lambda separator: _evenness(start, separator))


def _evenness(text: str, separator: str) -> float:
    """Return how many cells a typical row of `text` has, times the share of rows that are typical."""
    widths = Counter(len(row) for row in islice(_records(text, separator), _SNIFFED_ROWS) if row)
    return max(((width - 1) * rows / widths.total() for width, rows in widths.items()), default=0.0)
