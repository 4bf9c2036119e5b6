"""Looks into a file that was handed out: is anything in it more than text, and which texts does it hold?"""

from __future__ import annotations

import csv
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from campaigns.payload_texts import MARK
from cica_events.domain.guarded_texts import unguarded

_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_OUR_CODES: Final = re.compile("&&|&[LCRPN]|&8 |&K[0-9A-F]{6}")  # of the foot of a page
_LONGEST_FOOT: Final = 255  # characters that Excel takes
_SHEET: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_REACHES: Final = (b"/URI", b"/JavaScript", b"/JS", b"/Launch", b"/GoToR", b"/SubmitForm", b"/EmbeddedFile")
_STREAM: Final = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_PROPERTIES: Final = frozenset(
    (
        *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE"),
        *("UID", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS"),
        *("SEQUENCE", "ORGANIZER", "TRANSP", "CATEGORIES", "CLASS", "LAST-MODIFIED", "CREATED", "TZID"),
        *(
            "TZOFFSETFROM",
            "TZOFFSETTO",
            "TZNAME",
            "RRULE",
            "RDATE",
            "COMMENT",
            "X-LIC-LOCATION",
            "REFRESH-INTERVAL",
        ),
    )
)


@dataclass(slots=True)
class Found:
    """What is more than text, in words, and every text."""

    problems: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def look(path: Path) -> Found:
    """Look into `path` by its ending, with other readers than those that wrote it."""
    found = Found()
    _LOOKS[path.suffix](path, found)
    return found


def _workbook(path: Path, found: Found) -> None:
    for name, root in _parts(path, found):
        for element in root.iter():
            text, tag = element.text or "", element.tag.removeprefix(_SHEET)
            if tag == "t":
                found.texts.append(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text))
            elif tag in ("f", "formula", "formula1", "formula2") and _is_outside(text):
                found.problems.append(f"{name}: formula {text[:60]!r}")
            elif tag in ("hyperlink", "oleObject", "externalReference", "ddeLink"):
                found.problems.append(f"{name}: {tag}")
            elif tag in ("oddFooter", "oddHeader") and len(text) > _LONGEST_FOOT:
                found.problems.append(f"{name}: {tag} of {len(text)} characters")
            elif tag.startswith(("odd", "even", "first")) and "&" in _OUR_CODES.sub("", text):
                found.problems.append(f"{name}: code in {tag} {text[:60]!r}")


def _is_outside(formula: str) -> bool:
    """Tell whether the mark stands in a formula anywhere but in quotation marks."""
    return any(MARK in each for each in formula.split('"')[::2])


def _document(path: Path, found: Found) -> None:
    for name, root in _parts(path, found):
        for element in root.iter():
            tag = element.tag.removeprefix(_WORD)
            code = element.text if tag in ("instrText", "delInstrText") else element.get(f"{_WORD}instr")
            if code and MARK in code:
                found.problems.append(f"{name}: field {code[:60]!r}")
            elif tag in ("hyperlink", "altChunk", "object"):
                found.problems.append(f"{name}: {tag}")
            elif tag == "p":
                found.texts.append("".join(_runs(element)))


def _runs(paragraph: ElementTree.Element) -> Iterator[str]:
    for element in paragraph.iter():
        if element.tag == f"{_WORD}t":
            yield element.text or ""
        elif element.tag in (f"{_WORD}br", f"{_WORD}tab"):
            yield " "


def _parts(path: Path, found: Found) -> Iterator[tuple[str, ElementTree.Element]]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            root = ElementTree.fromstring(archive.read(name))  # what is no XML ends the trial
            if any(each.get("TargetMode", "").lower() == "external" for each in root.iter()):
                found.problems.append(f"{name}: leads out of the file")
            yield name, root


def _separated(path: Path, found: Found) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        heading = file.readline()
        delimiter = max(",;\t", key=heading.count)
        file.seek(0)
        for row in csv.reader(file, delimiter=delimiter):
            for cell in row:
                if cell.lstrip(" \u00a0").startswith(_STARTS):
                    found.problems.append(f"formula {cell[:60]!r}")
                found.texts.append(unguarded(cell))


def _printed(path: Path, found: Found) -> None:
    content = path.read_bytes()
    for packed in _STREAM.findall(content):
        try:
            content += zlib.decompress(packed)
        except zlib.error:
            continue
    found.problems += [
        f"{name.decode()} in it" for name in _REACHES if re.search(name + rb"[\s/(<\[]", content)
    ]


def _calendar(path: Path, found: Found) -> None:
    lines = path.read_bytes().decode("utf-8").replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    for line in lines:
        name, _colon, value = line.partition(":")
        if name.partition(";")[0] not in _PROPERTIES or "\n" in line or "\r" in line:
            found.problems.append(f"line {line[:60]!r}")
        plain = re.sub(r"\\([\\;,])", r"\1", value.replace("\\n", "\n").replace("\\N", "\n"))
        found.texts.append(plain)
    if lines[0] != "BEGIN:VCALENDAR" or lines.count("END:VCALENDAR") != 1:
        found.problems.append("not one calendar")


_LOOKS: Final[dict[str, Callable[[Path, Found], None]]] = {
    ".xlsx": _workbook,
    ".csv": _separated,
    ".docx": _document,
    ".pdf": _printed,
    ".ics": _calendar,
}
