"""Finds the parts of an Office Open XML workbook, transitional or strict, and what all its sheets share."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Final
from urllib.parse import unquote
from xml.parsers import expat

from cica_events.imports.sources.failures import Failure, ReadFailure
from cica_events.imports.sources.grid import Sheet
from cica_events.imports.sources.number_formats import PLAIN, NumberFormat, number_format

_MOST_FORMATS: Final = 70_000  # cell formats; Excel stops at 65,490
_TRUE: Final = ("1", "true", "on")

Attributes = dict[str, str]
BROKEN: Final = (
    expat.ExpatError,
    zipfile.BadZipFile,
    OSError,
    ValueError,
    LookupError,
    EOFError,
    NotImplementedError,
)
"""What a damaged part makes the libraries raise (zlib.error is no OSError; see `open_part`)."""


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet of the workbook and the name of its part in the archive."""

    sheet: Sheet
    name: str


class Package:
    """The parts of a zipped document; names count without regard to case and slashes."""

    def __init__(self, path: Path) -> None:
        self._archive = zipfile.ZipFile(path)
        self._names = {_plain(name): name for name in self._archive.namelist()}

    def has(self, part: str) -> bool:
        """Return whether there is such a part."""
        return _plain(part) in self._names

    def open(self, part: str) -> IO[bytes]:
        """Open `part`; raises KeyError where there is none."""
        return self._archive.open(self._names[_plain(part)])

    def read(self, part: str) -> bytes:
        """Return all of `part`; raises KeyError where there is none."""
        with self.open(part) as stream:
            return stream.read()

    def elements(self, part: str, *names: str) -> list[tuple[str, Attributes]]:
        """Return name and attributes of the elements of `part` called one of `names`, of any prefix."""
        found: list[tuple[str, Attributes]] = []

        def start(tag: str, attributes: Attributes) -> None:
            if (name := local(tag)) in names:
                found.append((name, attributes))

        parser = new_parser(start)
        with self.open(part) as stream:
            parser.ParseFile(stream)
        return found

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return for each relation of `part` (the package for "") its kind in a word, and its target."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(relations):
            return {}
        return {
            each.get("Id", ""): (each.get("Type", "").rpartition("/")[2], _target(folder, each))
            for _name, each in self.elements(relations, "Relationship")
            if each.get("TargetMode") != "External"
        }


class Workbook(Package):
    """A workbook's sheets, formats and settings."""

    @cached_property
    def _book(self) -> str:
        kinds = (target for kind, target in self.related("").values() if kind == "officeDocument")
        return next((target for target in kinds if self.has(target)), "xl/workbook.xml")

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The worksheets in their order; charts and macro sheets are none."""
        relations = self.related(self._book)
        found = []
        for _name, each in self.elements(self._book, "sheet"):
            link = next((value for key, value in each.items() if local(key) == "id" and ":" in key), "")
            kind, target = relations.get(link, ("", ""))
            if kind == "worksheet" and self.has(target):
                found.append(
                    Part(Sheet(each.get("name", ""), each.get("state", "visible") != "visible"), target)
                )
        return tuple(found)

    @property
    def has_charts(self) -> bool:
        """Whether some sheet is a chart."""
        return any(kind == "chartsheet" for kind, _target in self.related(self._book).values())

    @cached_property
    def from_1904(self) -> bool:
        """Whether days are counted from 1904, as Excel for Macintosh once did."""
        settings = self.elements(self._book, "workbookPr")
        return any(each.get("date1904", "").lower() in _TRUE for _name, each in settings)

    @cached_property
    def strings_part(self) -> str:
        """The part of the shared strings, "" where there is none."""
        return self._only("sharedStrings")

    def _only(self, kind: str) -> str:
        targets = (target for each, target in self.related(self._book).values() if each == kind)
        return next(filter(self.has, targets), "")

    @cached_property
    def formats(self) -> tuple[NumberFormat, ...]:
        """The number format of each cell style."""
        return tuple(number_format(number, self._styles[0]) for number in self._styles[1])

    @cached_property
    def _styles(self) -> tuple[dict[int, str], tuple[int, ...]]:
        codes: dict[int, str] = {}
        numbers: list[int] = []
        inside = False

        def start(tag: str, attributes: Attributes) -> None:
            nonlocal inside
            name = local(tag)
            if name == "cellXfs":
                inside = True
            elif name == "numFmt" and attributes.get("numFmtId", "").isdecimal():
                codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
            elif name == "xf" and inside and len(numbers) < _MOST_FORMATS:
                number = attributes.get("numFmtId", "0")
                numbers.append(int(number) if number.isdecimal() else 0)

        def end(tag: str) -> None:
            nonlocal inside
            inside = inside and local(tag) != "cellXfs"

        if part := self._only("styles"):
            parser = new_parser(start, end)
            try:
                with self.open(part) as stream:
                    parser.ParseFile(stream)
            except expat.ExpatError:  # Excel opens it too, with plain cells
                pass
        return codes, tuple(numbers)

    def format(self, style: str) -> NumberFormat:
        """Return the number format of the cell style numbered `style`."""
        index = int(style) if style.isdecimal() else 0
        return self.formats[index] if index < len(self.formats) else PLAIN


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _target(folder: str, relation: Attributes) -> str:
    target = unquote(relation.get("Target", "")).replace("\\", "/")
    return (
        target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    )


def local(tag: str) -> str:
    """Return the name of an element or attribute without its prefix."""
    return tag.rpartition(":")[2]


def new_parser(
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> expat.XMLParserType:
    """Return a parser that refuses entities, with which bombs are made."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = _refuse_entities
    return parser


def _refuse_entities(*_declaration: object) -> None:
    raise ReadFailure(Failure.DAMAGED, "it declares entities")
