"""Why a file could not be read as a spreadsheet, and the sentence that says so with the way on."""

from __future__ import annotations

from enum import StrEnum

from cica_events.errors import InputError
from cica_events.i18n import N_, _
from cica_events.imports.sources.source import Source


class Failure(StrEnum):
    """A reason that the reader's process can name."""

    MISSING = "missing"
    FOLDER = "folder"
    FORBIDDEN = "forbidden"
    LOCK_FILE = "lock-file"
    EMPTY_FILE = "empty-file"
    EMPTY_SHEET = "empty-sheet"
    NO_SUCH_SHEET = "no-such-sheet"
    PROTECTED = "protected"
    NOT_A_SPREADSHEET = "not-a-spreadsheet"
    OTHER_DOCUMENT = "other-document"
    DAMAGED = "damaged"
    NO_SUCH_ENCODING = "no-such-encoding"
    NO_SUCH_SEPARATOR = "no-such-separator"
    TOO_LARGE = "too-large"
    TOO_MANY_ROWS = "too-many-rows"
    TOO_MANY_COLUMNS = "too-many-columns"
    TOO_SLOW = "too-slow"


class ReadFailure(Exception):
    """Raised inside the reader's process; `detail` fills the sentence's gap."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(failure.value, detail)
        self.failure = failure
        self.detail = detail


OTHER_DOCUMENTS = {
    "pdf": N_("a PDF document"),
    "picture": N_("a picture"),
    "word": N_("a text document without a table"),
    "presentation": N_("a presentation"),
    "numbers": N_("an Apple Numbers document"),
    "archive": N_("a compressed folder"),
    "web": N_("a web page without a table"),
    "xml": N_("an XML document"),
    "program": N_("a program"),
}

_SENTENCES = {
    Failure.MISSING: N_("“{name}” is not there. Check the name and the folder, and choose the file again."),
    Failure.FOLDER: N_("“{name}” is a folder. Choose a spreadsheet inside it."),
    Failure.FORBIDDEN: N_(
        "“{name}” may not be read. Close it in other programs, or copy it to a folder of your own, "
        "and try again."
    ),
    Failure.LOCK_FILE: N_(
        "“{name}” is only the mark that Excel leaves while a workbook is open. "
        "Choose the workbook itself, without “~$” in its name."
    ),
    Failure.EMPTY_FILE: N_(
        "“{name}” is empty: the file holds nothing at all. Save the list again and try again."
    ),
    Failure.EMPTY_SHEET: N_(
        "“{name}” holds no data: the sheet “{detail}” is empty. Choose another sheet or another file."
    ),
    Failure.NO_SUCH_SHEET: N_("“{name}” has no sheet of that name. It has: {detail}."),
    Failure.PROTECTED: N_(
        "“{name}” is protected by a password. Open it in Excel, remove the password and try again."
    ),
    Failure.NOT_A_SPREADSHEET: N_(
        "“{name}” is not a spreadsheet. Save the list as an Excel workbook (.xlsx) or as CSV and try again."
    ),
    Failure.OTHER_DOCUMENT: N_(
        "“{name}” is not a spreadsheet but {detail}. "
        "Save the list as an Excel workbook (.xlsx) or as CSV and try again."
    ),
    Failure.DAMAGED: N_(
        "“{name}” is damaged and cannot be read. Ask for the file again, "
        "or open it in Excel or LibreOffice, save it under a new name and try again."
    ),
    Failure.NO_SUCH_ENCODING: N_(
        "“{name}” cannot be read: there is no encoding called “{detail}”. "
        "Choose another, such as utf-8 or cp1251."
    ),
    Failure.NO_SUCH_SEPARATOR: N_(
        "“{name}” cannot be read with “{detail}” between or around its cells: that takes one single sign."
    ),
    Failure.TOO_LARGE: N_(
        "“{name}” is too large to be read: it needs too much memory. "
        "Copy only the list itself into a new workbook and try again."
    ),
    Failure.TOO_MANY_ROWS: N_(
        "“{name}” has more than {detail} rows. Divide it into several files and import one after the other."
    ),
    Failure.TOO_MANY_COLUMNS: N_(
        "“{name}” has more than {detail} columns. Delete those that are not needed and try again."
    ),
    Failure.TOO_SLOW: N_(
        "“{name}” could not be read within {detail} seconds. "
        "Copy only the list itself into a new workbook and try again."
    ),
}


def explain(source: Source, failure: Failure, detail: str = "") -> InputError:
    """Return the error that tells the user, in the language of the interface, what is wrong with `source`."""
    if failure is Failure.OTHER_DOCUMENT:
        detail = _(OTHER_DOCUMENTS[detail])
    return InputError(_(_SENTENCES[failure]).format(name=source.shown or str(source.path), detail=detail))
