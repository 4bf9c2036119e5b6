"""Opens what is no Office Open XML workbook, by its kind, inside the reader's process."""

from __future__ import annotations

from typing import Final

from cica_events.imports.formats.address_cards import address_cards
from cica_events.imports.formats.delimited_sheet import open_text
from cica_events.imports.formats.letters import decode
from cica_events.imports.formats.open_document import open_document_tables
from cica_events.imports.formats.plain_tables import open_table
from cica_events.imports.formats.spreadsheet_xml import spreadsheet_xml_tables
from cica_events.imports.formats.web_tables import declared_encoding, web_tables
from cica_events.imports.formats.word_tables import word_tables
from cica_events.imports.formats.workbook import open_workbook
from cica_events.imports.readers.recognizing import FileKind
from cica_events.imports.sources.failures import Failure, ReadFailure
from cica_events.imports.sources.open_sheet import OpenSheet
from cica_events.imports.sources.request import Request
from cica_events.imports.sources.source import Source

_SMALL: Final = 6 << 20  # bytes of an .ods that is read here; calamine is faster and sees less


def open_other(request: Request, kind: FileKind) -> OpenSheet:
    """Return the sheet that is asked for; raises `ReadFailure`."""
    source = request.source
    match kind:
        case FileKind.OPEN_DOCUMENT if request.alone or _is_small(source):
            return open_table(open_document_tables(source.path, flat=False), source.sheet)
        case _ if request.alone:  # there is no other reader than the one that failed
            raise ReadFailure(Failure.DAMAGED)
        case FileKind.OPEN_DOCUMENT | FileKind.BINARY:
            return open_workbook(source.path, source.sheet)
        case FileKind.WORD:
            return open_table(word_tables(source.path), source.sheet)
        case FileKind.SPREADSHEET_XML:
            return open_table(spreadsheet_xml_tables(source.path), source.sheet)
        case FileKind.FLAT_DOCUMENT:
            return open_table(open_document_tables(source.path, flat=True), source.sheet)
    return _open_letters(request, kind)


def _open_letters(request: Request, kind: FileKind) -> OpenSheet:
    """Open what is made of letters whose encoding has to be found out."""
    source = request.source
    if source.path.stat().st_size > request.limits.text:
        raise ReadFailure(Failure.TOO_LARGE)
    data = source.path.read_bytes()
    if kind is FileKind.TEXT:
        return open_text(source, request.first, decode(data, source.encoding))
    letters = decode(data, source.encoding or (declared_encoding(data) if kind is FileKind.WEB else None))
    if kind is FileKind.WEB:
        tables = web_tables(letters.text)
    else:
        tables = address_cards(letters.text, lambda quoted, charset: decode(quoted, charset).text)
    return open_table(tables, source.sheet, encoding=letters.encoding, guessed=letters.guessed)


def _is_small(source: Source) -> bool:
    return source.path.stat().st_size < _SMALL
