"""Lists that come by the clipboard or are dropped: a file, or a table kept in a passing file.

A table of HTML is kept as such: it knows merged cells, and of some programs dates and numbers.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QMimeData, QObject, QTemporaryFile
from PySide6.QtGui import QGuiApplication

from cica_events.errors import OutputError
from cica_events.i18n import _
from cica_events.imports.sources.source import Source
from cica_events.paths import is_folder
from ui.toolkit.cell_blocks import MIME
from ui.toolkit.file_drops import PICTURES, dropped_files
from ui.toolkit.pasted_cells import MOST_CELLS, from_excel, html_cells, pasted_cells

IMAGES: Final = (*PICTURES, ".svg", ".heic", ".ico")
PAPERS: Final = (".pdf", ".ps", ".ppt", ".pptx", ".odp")
RECORDINGS: Final = (".mp3", ".mp4", ".m4a", ".mov", ".avi", ".wav")
PACKED: Final = (".zip", ".7z", ".rar", ".gz", ".dmg", ".iso")
OTHERS: Final = (".cica", ".exe", ".lnk", ".url")
NO_LISTS: Final = frozenset((*IMAGES, *PAPERS, *RECORDINGS, *PACKED, *OTHERS))
"""Endings of the names of files in which no list stands; of any other it is seen when it is read."""

_ROW = re.compile("<tr", re.IGNORECASE)


def clipboard_source(parent: QObject) -> Source | None:
    """Return the file or the cells on the clipboard, as long as `parent` lives; None if there are none."""
    return _source(QGuiApplication.clipboard().mimeData(), _("Clipboard"), parent)


def dropped_source(data: QMimeData, parent: QObject) -> Source | None:
    """Return the first list or the cells that were dropped, as long as `parent` lives."""
    return _source(data, _("Dropped table"), parent)


def _source(data: QMimeData | None, name: str, parent: QObject) -> Source | None:
    files = dropped_files(data) if data is not None else []
    if files:
        return Source(first_list(files) or files[0])  # what is no list is told when it is read
    if data is not None and (from_excel(data) or html_cells(data)):
        return Source(_kept(data.html(), ".html", parent), name=name, encoding="utf-8")
    if data is not None and (many := data.text() if data.hasText() else "").count("\t") > MOST_CELLS:
        path = _kept(many, ".tsv", parent)  # as it is: to read it here first would hold the window
        return Source(path, name=name, encoding="utf-8", separator="\t", quote='"')
    cells = pasted_cells(data)
    return passing_source(cells, name, parent) if cells else None


def passing_source(cells: Sequence[Sequence[str]], name: str, parent: QObject) -> Source:
    """Return `cells` as a list to be read; its file goes with `parent`. Raises OutputError."""
    out = StringIO()
    csv.writer(out, delimiter="\t").writerows(cells)
    path = _kept(out.getvalue(), ".tsv", parent)
    return Source(path, name=name, encoding="utf-8", separator="\t", quote='"')


def _kept(text: str, suffix: str, parent: QObject) -> Path:
    """Return the file in which `text` is kept as long as `parent` lives."""
    file = QTemporaryFile(QDir.temp().filePath(f"cica-XXXXXX{suffix}"), parent)
    written = file.open() and file.write(text.encode("utf-8", "replace")) >= 0
    file.close()
    if not written:
        reason = file.errorString()
        raise OutputError(_("The cells cannot be kept in a passing file: {reason}").format(reason=reason))
    return Path(file.fileName())


def first_list(files: Sequence[Path]) -> Path | None:
    """Return the first file that may be a list by its name, None if there is none."""
    return next((file for file in files if file.suffix.lower() not in NO_LISTS and not is_folder(file)), None)


def holds_list(data: QMimeData) -> bool:
    """Tell at a glance whether `data` are files or a table."""
    if dropped_files(data):
        return True
    if data.hasFormat(MIME):  # a long block of ours is not unpacked for it
        return True
    if data.hasText() and "\t" in data.text():
        return True
    return data.hasHtml() and _ROW.search(data.html()) is not None
