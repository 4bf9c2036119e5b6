"""Opens whatever a source is by its content, inside the reader's process."""

from __future__ import annotations

from cica_events.imports.formats.ooxml_workbook import open_ooxml
from cica_events.imports.readers.recognizing import FileKind, kind_of
from cica_events.imports.sources.open_sheet import OpenSheet
from cica_events.imports.sources.request import Request


def open_source(request: Request) -> OpenSheet:
    """Return the sheet that is asked for; raises `ReadFailure`, and `AskAgain` to be asked `alone`."""
    source, limits = request.source, request.limits
    kind = kind_of(source.path, unpacked_limit=limits.unpacked)
    if kind is FileKind.OOXML:
        return open_ooxml(source.path, source.sheet, first=request.first, alone=request.alone, limits=limits)
    from cica_events.imports.readers.other_files import (
        open_other,  # most lists are workbooks and start without
    )

    return open_other(request, kind)
