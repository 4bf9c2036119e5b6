"""Finds in an .xlsx sheet what calamine drops: cells that show an error, formulas without a result."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Final
from xml.parsers import expat

from cica_events.imports.failures import Failure, ReadFailure
from cica_events.imports.grid import column_letters

_WORTH_PARSING: Final = (b't="e"', b"t='e'", b"<f>", b"<f ", b"<f/", b":f>", b":f ")  # faster than a pattern
_PLACE: Final = re.compile(r"([A-Z]+)([0-9]+)")
_CHUNK: Final = 1 << 20
_OVERLAP: Final = 16  # bytes, more than the longest sign that is looked for


@dataclass
class Repairs:
    """What stands in the cells that calamine reads as empty; cells are (row, column), both counted from 1."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    unsaved: list[str] = field(default_factory=list)

    @cached_property
    def rows(self) -> frozenset[int]:
        """The rows that hold an error."""
        return frozenset(row for row, _ in self.errors)

    def errors_at(self) -> list[str]:
        """Return the places of the errors as Excel writes them."""
        return [f"{column_letters(column)}{row}" for row, column in self.errors]


def find_repairs(path: Path, sheet: str) -> Repairs:
    """Return what calamine drops from `sheet`; nothing for formats other than .xlsx and .xlsm."""
    try:
        with zipfile.ZipFile(path) as archive:
            part = _part_of(archive, sheet)
            if part is None or not _is_worth_parsing(archive, part):
                return Repairs()
            return _Cells().read(archive, part)
    except (expat.ExpatError, zipfile.BadZipFile, OSError, ValueError, KeyError, EOFError) as error:
        raise ReadFailure(Failure.DAMAGED, str(error)) from error


def _is_worth_parsing(archive: zipfile.ZipFile, part: str) -> bool:
    tail = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            data = tail + chunk
            if any(sign in data for sign in _WORTH_PARSING):
                return True
            tail = chunk[-_OVERLAP:]
    return False


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """Return the name of the archive's part that holds `sheet`."""
    book = "xl/workbook.xml"
    relations = "xl/_rels/workbook.xml.rels"
    if not {book, relations} <= set(archive.namelist()):
        return None
    named = (found for found in _elements(archive, book, "sheet") if found.get("name") == sheet)
    link = next(map(_link, named), None)
    for relation in _elements(archive, relations, "Relationship"):
        if link and relation.get("Id") == link:
            target = relation.get("Target", "")
            part = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
            return part if part in archive.namelist() and part.endswith(".xml") else None
    return None


def _link(sheet: dict[str, str]) -> str | None:
    return next((value for key, value in sheet.items() if key.endswith(":id")), None)


def _elements(archive: zipfile.ZipFile, part: str, name: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == name:
            found.append(attributes)

    _parse(archive, part, start)
    return found


def _parse(
    archive: zipfile.ZipFile,
    part: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = _refuse_entities
    with archive.open(part) as stream:
        parser.ParseFile(stream)


def _refuse_entities(*_declaration: object) -> None:
    raise ValueError("a workbook declares no entities")


class _Cells:
    """Walks through the cells of a sheet's XML and keeps the remarkable ones."""

    def __init__(self) -> None:
        self._found = Repairs()
        self._row = 0
        self._column = 0
        self._kind = ""
        self._formula = False
        self._inside = ""
        self._value = ""

    def read(self, archive: zipfile.ZipFile, part: str) -> Repairs:
        _parse(archive, part, self._start, self._end, self._text)
        return self._found

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
        elif name == "c":
            self._place(attributes.get("r", ""))
            self._kind, self._formula, self._value = attributes.get("t", "n"), False, ""
        elif name == "f":
            self._formula = True
        self._inside = name

    def _place(self, place: str) -> None:
        self._column += 1
        if match := _PLACE.fullmatch(place):
            self._row, self._column = int(match[2]), _number(match[1])

    def _text(self, text: str) -> None:
        if self._inside in ("v", "t"):
            self._value += text

    def _end(self, tag: str) -> None:
        self._inside = ""
        if tag.rpartition(":")[2] != "c":
            return
        if self._kind == "e" and self._value:
            self._found.errors[self._row, self._column] = self._value
        elif self._formula and not self._value and self._kind != "str":
            self._found.unsaved.append(f"{column_letters(self._column)}{self._row}")


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
