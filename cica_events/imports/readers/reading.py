"""Reads one sheet of a spreadsheet file, whatever its format, without trusting the file."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from cica_events.i18n import _, ngettext
from cica_events.imports.readers.reader_link import Ended, ReaderLink
from cica_events.imports.sources.failures import Failure, explain
from cica_events.imports.sources.grid import Grid, Merge, Row, Sheet
from cica_events.imports.sources.limits import Limits
from cica_events.imports.sources.open_sheet import Note
from cica_events.imports.sources.origin import SHEET, Origin, origin_of_sheet
from cica_events.imports.sources.row_blocks import unpack
from cica_events.imports.sources.source import Source
from cica_events.progress import Progress, silent

_CODE_PAGE = re.compile(r"^cp(125\d)$")  # which the world knows by another name
_NAMED_CELLS = 10  # how many cells a notice names before it says "and more"


def read_grid(
    source: Source | Path,
    *,
    first: int | None = None,
    progress: Progress = silent,
    limits: Limits | None = None,
) -> Grid:
    """Return the sheet that `source` names, or the first visible one that holds something.

    With `first` only that many rows that hold something are read, and `Grid.complete` says whether these are
    all. Steps reported are rows. Raises `InputError` with the way on, and whatever `progress` raises.
    """
    source = source if isinstance(source, Source) else Source(source)
    limits = limits or Limits()
    _check_place(source)
    deadline = time.monotonic() + limits.seconds
    try:
        with ReaderLink(source, first, limits, progress, deadline=deadline) as link:
            return _receive(link, source, progress)
    except Ended as ended:
        reason = ended.failure
    with ReaderLink(source, first, limits, progress, alone=True, deadline=deadline) as link:
        try:
            return _receive(link, source, progress)
        except Ended as ended:
            raise explain(source, reason or ended.failure) from ended


def _check_place(source: Source) -> None:
    path = source.path
    if path.name.startswith("~$"):
        raise explain(source, Failure.LOCK_FILE)
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise explain(source, Failure.FOLDER)
        if not path.is_file():
            raise explain(source, Failure.NOT_A_SPREADSHEET)
        with path.open("rb"):
            pass
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise explain(source, Failure.MISSING) from error
    except OSError as error:
        raise explain(source, Failure.FORBIDDEN) from error
    if size == 0:
        raise explain(source, Failure.EMPTY_FILE)


def _receive(link: ReaderLink, source: Source, progress: Progress) -> Grid:
    answer, _none = link.next_answer()
    if "again" in answer:
        raise Ended(Failure.DAMAGED)
    description = answer["sheet"]
    rows, origin, complete = _receive_rows(link, description["height"], progress)
    if not rows:
        raise explain(source, Failure.EMPTY_SHEET, description["name"])
    return replace(_grid(source, description, rows, complete), origin=origin)


def _receive_rows(
    link: ReaderLink, height: int, progress: Progress
) -> tuple[tuple[Row, ...], Origin | None, bool]:
    rows: list[Row] = []
    of_origin: list[list[str]] = []
    while "end" not in (answer := link.next_answer())[0]:
        if "origin" in answer[0]:
            of_origin.extend(answer[0]["origin"])
            continue
        rows.extend(unpack(*answer))
        if rows:
            progress(rows[-1].number, max(height, rows[-1].number))
    origin = origin_of_sheet(of_origin) if of_origin else None
    return tuple(rows), origin, answer[0]["complete"]


def _grid(source: Source, description: dict[str, Any], rows: tuple[Row, ...], complete: bool) -> Grid:
    found = [Sheet(**each) for each in description["sheets"]]
    shown = {description["name"], *_shown(found)}
    sheets = tuple(each for each in found if each.name in shown)
    notices = [_notice(each["note"], each["about"]) for each in description["notices"]]
    if source.sheet is None and len(sheets) > 1:
        notices.insert(0, other_sheets(description["name"], sheets))
    return Grid(
        source=source,
        sheets=sheets,
        sheet=description["name"],
        columns=tuple(description["columns"]),
        rows=rows,
        merges=tuple(Merge(**each) for each in description["merges"]),
        notices=tuple(notices),
        encoding=description["encoding"],
        separator=description["separator"],
        quote=description["quote"],
        guessed=description["guessed"],
        complete=complete,
        height=description["height"],
    )


def _shown(sheets: list[Sheet]) -> list[str]:
    """Return the names of the sheets that people know of."""
    return [sheet.name for sheet in sheets if not (sheet.hidden and sheet.name == SHEET)]


def other_sheets(name: str, sheets: tuple[Sheet, ...]) -> str:
    """Return in words which sheets are not read where `name` is."""
    others = [
        _("{sheet} (hidden)").format(sheet=sheet.name) if sheet.hidden else sheet.name
        for sheet in sheets
        if sheet.name != name
    ]
    message = ngettext(
        "Only the sheet “{sheet}” is read. The file has another one: {others}.",
        "Only the sheet “{sheet}” is read. The file has others: {others}.",
        len(others),
    )
    return message.format(sheet=name, others=_shortened(others))


def _notice(note: str, about: list[str]) -> str:
    match Note(note):
        case Note.ERROR_CELLS:
            text = ngettext(
                "A cell shows an error: {about}.", "Some cells show an error: {about}.", len(about)
            )
        case Note.UNSAVED_FORMULAS:
            text = _(
                "Some cells hold formulas without a saved result and are read as empty: {about}. "
                "Open the file in Excel or LibreOffice, save it and try again."
            )
        case Note.GUESSED_ENCODING:
            text = _(
                "The file does not say how its letters are encoded; they were read as {about}. Check them."
            )
            about = [_CODE_PAGE.sub(r"Windows-\1", each) for each in about]
        case Note.UNCLOSED_QUOTE:
            text = _("A quotation mark in the file is never closed; quotation marks were read as they stand.")
        case Note.SPOILED_LETTERS:
            text = ngettext(
                "Some letters in row {about} cannot be made out; � stands in their place.",
                "Some letters in rows {about} cannot be made out; � stands in their place.",
                len(about),
            )
        case Note.LOST_TEXTS:
            text = _("The texts of some cells are missing in the file and are read as empty: {about}.")
        case Note.TEXT_INSIDE:
            text = _("The file is named {about} but holds plain text; it was read as CSV.")
    return text.format(about=_shortened(about))


def _shortened(about: list[str]) -> str:
    shown = ", ".join(about[:_NAMED_CELLS])
    if len(about) <= _NAMED_CELLS:
        return shown
    return _("{cells} and {count} more").format(cells=shown, count=len(about) - _NAMED_CELLS)
