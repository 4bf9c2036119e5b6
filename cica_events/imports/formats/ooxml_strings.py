"""The shared strings of a workbook, read only as far as they are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cica_events.imports.formats.ooxml import Attributes, Workbook, local, new_parser

XML_BLANKS: Final = " \t\r\n"
_CHUNK: Final = 1 << 16  # bytes
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def keeps_blanks(attributes: Attributes) -> bool:
    """Return whether the blanks around the text of an element belong to it."""
    return attributes.get("xml:space") == "preserve"


def unescaped(text: str) -> str:
    """Return `text` with the signs that XML cannot hold, written as _x000D_; see ISO 29500-1, 22.9.2.19."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


class SharedStrings:
    """Texts by number; readings of Chinese and Japanese words beside them are left out."""

    def __init__(self, workbook: Workbook) -> None:
        self._known: list[str] = []
        self._more = self._read(workbook)
        self._pieces: list[str] = []
        self._inside = False
        self._reading = 0
        self._begin = 0  # of the text among the pieces
        self._keep = False  # the blanks around it

    def __getitem__(self, index: int) -> str:
        while index >= len(self._known):
            if next(self._more, None) is None:
                raise IndexError(index)
        return self._known[index]

    def _read(self, workbook: Workbook) -> Iterator[int]:
        """Yield after each chunk how many texts are known."""
        if not workbook.strings_part:
            return
        parser = new_parser(self._start, self._end, self._text)
        with workbook.open(workbook.strings_part) as stream:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk)
                yield len(self._known)
            parser.Parse(b"", True)

    def _start(self, tag: str, attributes: Attributes) -> None:
        match local(tag):
            case "si":
                self._pieces = []
            case "rPh":
                self._reading += 1
            case "t":
                self._inside = not self._reading
                self._begin, self._keep = len(self._pieces), keeps_blanks(attributes)

    def _end(self, tag: str) -> None:
        match local(tag):
            case "si":
                self._known.append(unescaped("".join(self._pieces)))
            case "rPh":
                self._reading -= 1
            case "t":
                if self._inside and not self._keep:
                    self._pieces[self._begin :] = ["".join(self._pieces[self._begin :]).strip(XML_BLANKS)]
                self._inside = False

    def _text(self, text: str) -> None:
        if self._inside:
            self._pieces.append(text)
