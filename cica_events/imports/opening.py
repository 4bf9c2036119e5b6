"""Opens whatever a source is by its content, inside the reader's process."""

from __future__ import annotations

from dataclasses import dataclass

from cica_events.imports.delimited_sheet import open_text
from cica_events.imports.failures import Failure, ReadFailure
from cica_events.imports.limits import Limits
from cica_events.imports.ooxml_workbook import open_ooxml
from cica_events.imports.open_sheet import OpenSheet
from cica_events.imports.recognizing import FileKind, kind_of
from cica_events.imports.source import Source
from cica_events.imports.workbook import open_workbook


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be read: all rows or the `first`; `alone` without calamine, which failed before."""

    source: Source
    first: int | None
    alone: bool
    limits: Limits


def open_source(request: Request) -> OpenSheet:
    """Return the sheet that is asked for; raises `ReadFailure`, and `AskAgain` to be asked `alone`."""
    source, limits = request.source, request.limits
    kind = kind_of(source.path, unpacked_limit=limits.unpacked)
    match kind:
        case FileKind.TEXT:
            return open_text(source, limits)
        case FileKind.OOXML:
            return open_ooxml(
                source.path, source.sheet, first=request.first, alone=request.alone, limits=limits
            )
        case _ if request.alone:  # there is no other reader than the one that failed
            raise ReadFailure(Failure.DAMAGED)
        case _:
            return open_workbook(source.path, source.sheet)
