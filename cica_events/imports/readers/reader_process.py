"""The process in which spreadsheets are read, as a hostile file may abort or bloat whoever reads it.

It is started with `READER_FLAG`, takes one JSON object `{"source", "first", "alone", "limits"}` from standard
input, as everybody may read what a process is started with and files are called by people, and answers on
standard output with lines of JSON: one that describes the sheet, any number of blocks of rows, each line
followed by the block's bytes, what the file says of its `origin` where it is one of ours, and one that ends
it, names a `Failure` or asks to be started again `alone`.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, Final

from cica_events.imports.formats.ooxml_workbook import AskAgain
from cica_events.imports.readers.opening import open_source
from cica_events.imports.readers.origin_reading import origin_rows
from cica_events.imports.sources.failures import Failure, ReadFailure
from cica_events.imports.sources.limits import Limits
from cica_events.imports.sources.open_sheet import OpenSheet
from cica_events.imports.sources.request import Request
from cica_events.imports.sources.row_blocks import pack
from cica_events.imports.sources.source import Source

READER_FLAG: Final = "--read-grid"
_MOST_SHEETS: Final = 1_000  # that are named; no honest file has more
_BLOCK: Final = 1_000  # rows of the hidden sheet


class Pipe:
    """Where the answers go."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def send(self, answer: dict[str, Any], payload: bytes = b"") -> None:
        """Write one answer, with the bytes that belong to it."""
        line = json.dumps(answer, separators=(",", ":")).encode("ascii") + b"\n"
        self._stream.write(line + payload)
        self._stream.flush()

    def fail(self, failure: Failure, detail: str = "") -> None:
        """Say why there is no sheet."""
        self.send({"failure": failure, "detail": detail})


def main(argv: Sequence[str]) -> int:
    """Answer the request on standard input, where `argv` is `READER_FLAG`; return the exit status."""
    if list(argv) != [READER_FLAG]:
        return 2
    with open(0, "rb", closefd=False) as asking:  # sys.stdin is None in a windowed bundle
        asked = json.loads(asking.read())
    limits = Limits(**asked["limits"])
    limits.confine_this_process()
    gc.disable()  # a sheet is nothing but lists of plain values, which cannot refer to each other
    source = Source(**{**asked["source"], "path": Path(asked["source"]["path"])})
    with open(1, "wb", closefd=False) as stream:  # sys.stdout is None in a windowed bundle
        _answer(Request(source, asked["first"], asked["alone"], limits), Pipe(stream))
        stream.flush()
        os._exit(0)  # what calamine holds need not be given back piece by piece


def _answer(request: Request, pipe: Pipe) -> None:
    try:
        _send_sheet(open_source(request), request, pipe)
    except AskAgain:
        pipe.send({"again": True})
    except ReadFailure as error:
        pipe.fail(error.failure, error.detail)
    except MemoryError:
        pipe.fail(Failure.TOO_LARGE)
    except PermissionError:
        pipe.fail(Failure.FORBIDDEN)
    except OSError as error:
        pipe.fail(Failure.DAMAGED, str(error))
    except BaseException as error:  # noqa: BLE001 - calamine's PanicException is no Exception; this is the end of the process
        pipe.fail(Failure.DAMAGED, repr(error))


def _send_sheet(sheet: OpenSheet, request: Request, pipe: Pipe) -> None:
    limits, first = request.limits, request.first
    if len(sheet.columns) > limits.columns:
        raise ReadFailure(Failure.TOO_MANY_COLUMNS, str(limits.columns))
    pipe.send({"sheet": _described(sheet)})
    count = 0
    for numbers, columns in sheet.blocks:
        count += len(numbers)
        if count > limits.rows:
            raise ReadFailure(Failure.TOO_MANY_ROWS, str(limits.rows))
        if first is not None and count > first:
            kept = len(numbers) - (count - first)
            pipe.send(*pack((numbers[:kept], [column[:kept] for column in columns])))
            pipe.send({"end": first, "complete": False})
            return
        pipe.send(*pack((numbers, columns)))
    if first is None or sheet.complete:
        _send_origin(origin_rows(request, sheet.sheets), pipe)
    pipe.send({"end": count, "complete": sheet.complete})


def _send_origin(rows: Sequence[Sequence[str]], pipe: Pipe) -> None:
    for first in range(0, len(rows), _BLOCK):
        pipe.send({"origin": rows[first : first + _BLOCK]})


def _described(sheet: OpenSheet) -> dict[str, Any]:
    return {
        "sheets": [asdict(each) for each in sheet.sheets[:_MOST_SHEETS]],
        "name": sheet.name,
        "columns": sheet.columns,
        "height": sheet.height,
        "merges": [asdict(merge) for merge in sheet.merges],
        "notices": [asdict(notice) for notice in sheet.notices],
        "encoding": sheet.encoding,
        "separator": sheet.separator,
        "quote": sheet.quote,
        "guessed": sheet.guessed,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
