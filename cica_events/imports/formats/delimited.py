"""Reads separated text: which sign parts the cells, which encloses them, and the cells themselves."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from cica_events.imports.sources.failures import Failure, ReadFailure

SEPARATORS: Final = (",", ";", "\t", "|")
_QUOTES: Final = ('"', "'")
_SAMPLE: Final = 100_000  # letters
_NAMING: Final = "sep="  # Excel's mark of the separator, in a line of its own
_END: Final = "\x1e"  # the last record, unless a quote swallowed it
_SNIFFED_ROWS: Final = 100
_FEW_CELLS: Final = 2  # in a row, as many as the lines of an address may seem to have


@dataclass(frozen=True, slots=True)
class Separated:
    """The records of a text file in Excel's order; `unclosed` where quotes had to be ignored."""

    separator: str
    quote: str
    records: tuple[tuple[str, ...], ...]
    unclosed: bool = False


def separate(text: str, separator: str | None = None, quote: str | None = None) -> Separated:
    """Return the records of `text`, parted by the sign that parts its rows most evenly.

    `separator` and `quote` ("" for none) are obeyed. Raises `ReadFailure` where they are no single signs.
    """
    for sign in (separator, quote):
        if sign is not None and (len(sign) > 1 or sign in ("\n", "\r", "\0")):
            raise ReadFailure(Failure.NO_SUCH_SEPARATOR, sign)
    if separator == "":
        raise ReadFailure(Failure.NO_SUCH_SEPARATOR, separator)
    first, _, rest = text.partition("\n")
    named = first.strip('\r\n "').lower() if len(first) < len(_NAMING) * 2 else ""
    if named.startswith(_NAMING) and len(named) <= len(_NAMING) + 1:
        found = separator or named[len(_NAMING) :] or "\t"
        below = _separated(rest, found, '"' if quote is None else quote)
        return Separated(found, below.quote, ((), *below.records), below.unclosed)
    found = separator or _separator_of(text)
    return _separated(text, found, _quote_of(text, found) if quote is None else quote)


def _separated(text: str, separator: str, quote: str) -> Separated:
    if not quote:
        return Separated(separator, "", tuple(_records(text, separator, "")))
    *records, last = _records(text.rstrip("\r\n") + f"\n{_END}", separator, quote)
    if last == (_END,) and not _has_swallowed_rows(records, separator):
        return Separated(separator, quote, tuple(records))
    return Separated(separator, "", tuple(_records(text, separator, "")), unclosed=True)


def _quote_of(text: str, separator: str) -> str:
    """Return the sign that encloses cells: an apostrophe only if the usual one encloses none."""
    start = text[:_SAMPLE]
    sign = re.escape(separator)
    enclosed = []
    for quote in _QUOTES:
        cell = rf"(?:^|{sign}) *{quote}[^{quote}\n]*{quote} *(?={sign}|\r?$)"
        enclosed.append(len(re.findall(cell, start, re.MULTILINE)))
    return "'" if not enclosed[0] and enclosed[1] * 2 > start.count("\n") and enclosed[1] > 1 else '"'


def _records(text: str, separator: str, quote: str = '"') -> Iterator[tuple[str, ...]]:
    csv.field_size_limit(len(text) + 1)
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=separator,
        quotechar=quote or None,
        quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
        skipinitialspace=separator != " ",
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
