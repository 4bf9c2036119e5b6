"""The process in which spreadsheets are read, as a hostile file may abort or bloat whoever reads it.

It is started with `READER_FLAG` and one JSON object `{"source", "first", "limits"}`, and answers on standard
output with lines of JSON: one that describes the sheet, any number of blocks of rows, and one that ends it
or names a `Failure`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from cica_events.imports.delimited_sheet import open_text
from cica_events.imports.failures import Failure, ReadFailure
from cica_events.imports.limits import Limits
from cica_events.imports.open_sheet import OpenSheet
from cica_events.imports.recognizing import FileKind, kind_of
from cica_events.imports.source import Source
from cica_events.imports.workbook import open_workbook

READER_FLAG = "--read-grid"
_BLOCK = 500  # rows

Send = Callable[[object], None]


def main(argv: Sequence[str]) -> int:
    """Answer the request in `argv` (`READER_FLAG`, JSON) on standard output; return the exit status."""
    if len(argv) != 2 or argv[0] != READER_FLAG:
        return 2
    request = json.loads(argv[1])
    limits = Limits(**request["limits"])
    limits.confine_this_process()
    with open(1, "wb", closefd=False) as pipe:  # sys.stdout is None in a windowed bundle

        def send(answer: object) -> None:
            pipe.write(json.dumps(answer, default=_tagged, separators=(",", ":")).encode("ascii") + b"\n")
            pipe.flush()

        source = Source(**{**request["source"], "path": Path(request["source"]["path"])})
        _answer(source, request["first"], limits, send)
    return 0


def _answer(source: Source, first: int | None, limits: Limits, send: Send) -> None:
    try:
        _send_sheet(_open(source, limits), first, limits, send)
    except ReadFailure as error:
        send({"failure": error.failure, "detail": error.detail})
    except MemoryError:
        send({"failure": Failure.TOO_LARGE, "detail": ""})
    except PermissionError:
        send({"failure": Failure.FORBIDDEN, "detail": ""})
    except OSError as error:
        send({"failure": Failure.DAMAGED, "detail": str(error)})
    except BaseException as error:  # noqa: BLE001 - calamine's PanicException is no Exception; this is the end of the process
        send({"failure": Failure.DAMAGED, "detail": repr(error)})


def _open(source: Source, limits: Limits) -> OpenSheet:
    kind = kind_of(source.path, unpacked_limit=limits.unpacked)
    if kind is FileKind.TEXT:
        return open_text(source.path, limits)
    return open_workbook(source.path, kind, source.sheet)


def _send_sheet(sheet: OpenSheet, first: int | None, limits: Limits, send: Send) -> None:
    if len(sheet.columns) > limits.columns:
        raise ReadFailure(Failure.TOO_MANY_COLUMNS, str(limits.columns))
    send({"sheet": _described(sheet)})
    count = 0
    rows = sheet.rows if first is None else islice(sheet.rows, first)
    while block := list(islice(rows, _BLOCK)):
        count += len(block)
        if count > limits.rows:
            raise ReadFailure(Failure.TOO_MANY_ROWS, str(limits.rows))
        send({"rows": block})
    if not count:
        raise ReadFailure(Failure.EMPTY_SHEET, sheet.name)
    complete = first is None or next(sheet.rows, None) is None
    send({"end": count, "complete": complete})


def _described(sheet: OpenSheet) -> dict[str, Any]:
    return {
        "sheets": [asdict(each) for each in sheet.sheets],
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


def _tagged(value: object) -> dict[str, str]:
    """Return a date or time as an object of one key, which JSON has no form for."""
    if isinstance(value, datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, time):
        return {"time": value.isoformat()}
    raise TypeError(type(value).__name__)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
