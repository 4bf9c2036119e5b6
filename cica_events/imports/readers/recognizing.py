"""Tells by a file's content, not by its name, whether it is a workbook, separated text or something else."""

from __future__ import annotations

import re
import zipfile
from enum import Enum, auto
from pathlib import Path
from typing import Final

from cica_events.imports.formats.letters import unmarked_utf16
from cica_events.imports.sources.failures import Failure, ReadFailure

_HEAD: Final = 8192  # bytes that are looked at
_FEW_CONTROLS: Final = 3  # that a text may hold by mistake
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_SIGNATURES: Final = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"RIFF", "picture"),
    (b"{\\rtf", "word"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
)
_WORDS: Final = (b"BM", b"MZ", b"RIFF", b"GIF8")  # a list may begin with these too
_WEB_TAGS: Final = (b"<html", b"<table", b"<!doctype html", b"<body", b"<meta", b"<tr", b"<frameset")
_WORKBOOK_SUFFIXES: Final = {".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods"}


class FileKind(Enum):
    """Which reader a file needs."""

    OOXML = auto()  # .xlsx, .xlsm
    BINARY = auto()  # .xlsb, .xls
    OPEN_DOCUMENT = auto()  # .ods
    WORD = auto()  # .docx
    WEB = auto()  # .html, and many an .xls
    SPREADSHEET_XML = auto()  # .xml of Excel 2003, and many an .xls
    FLAT_DOCUMENT = auto()  # .fods
    CARDS = auto()  # .vcf
    TEXT = auto()  # .csv, .tsv, .txt


def kind_of(path: Path, *, unpacked_limit: int) -> FileKind:
    """Return the kind of `path`; raises `ReadFailure` where it is none, protected, or unpacks too far."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_ZIP):
        return _kind_of_archive(path, unpacked_limit)
    if head.startswith(_OLE):
        _check_compound(path)
        return FileKind.BINARY
    return _kind_of_text(path, head)


def _kind_of_archive(path: Path, unpacked_limit: int) -> FileKind:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > unpacked_limit:
                raise ReadFailure(Failure.TOO_LARGE)
            if any(member.flag_bits & 0x1 for member in members):
                raise ReadFailure(Failure.PROTECTED)
            return _kind_by_members(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise ReadFailure(Failure.DAMAGED) from error


def _kind_by_members(archive: zipfile.ZipFile) -> FileKind:
    names = {name.lower().replace("\\", "/") for name in archive.namelist()}
    tops = {name.split("/", 1)[0] for name in names}
    if "content.xml" in names:
        _check_open_document(archive)
        return FileKind.OPEN_DOCUMENT
    if "xl/workbook.bin" in names:
        return FileKind.BINARY
    if "xl" in tops or "workbook.xml" in names:
        return FileKind.OOXML
    if "word" in tops:
        return FileKind.WORD
    if "ppt" in tops:
        raise ReadFailure(Failure.OTHER_DOCUMENT, "presentation")
    if any(name.endswith(".iwa") for name in names) or "index.zip" in names:
        raise ReadFailure(Failure.OTHER_DOCUMENT, "numbers")
    if "[content_types].xml" not in names:
        raise ReadFailure(Failure.OTHER_DOCUMENT, "archive")
    return FileKind.OOXML


def _check_open_document(archive: zipfile.ZipFile) -> None:
    names = {"mimetype", "META-INF/manifest.xml"} & set(archive.namelist())
    parts = {name: archive.read(name) for name in names}
    manifest = parts.get("META-INF/manifest.xml", b"")
    if b"encryption-data" in manifest:
        raise ReadFailure(Failure.PROTECTED)
    kind = parts.get("mimetype", b"")
    if b"presentation" in kind:
        raise ReadFailure(Failure.OTHER_DOCUMENT, "presentation")
    if kind and b"spreadsheet" not in kind and b"opendocument.text" not in kind:
        raise ReadFailure(Failure.OTHER_DOCUMENT, "word")


def _check_compound(path: Path) -> None:
    content = path.read_bytes()

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if has("EncryptedPackage"):
        raise ReadFailure(Failure.PROTECTED)
    if has("Workbook") or has("Book"):
        return
    if has("WordDocument"):
        raise ReadFailure(Failure.OTHER_DOCUMENT, "word")
    if has("PowerPoint Document"):
        raise ReadFailure(Failure.OTHER_DOCUMENT, "presentation")
    raise ReadFailure(Failure.NOT_A_SPREADSHEET if len(content) > _HEAD else Failure.DAMAGED)


def _kind_of_text(path: Path, head: bytes) -> FileKind:
    for signature, what in _SIGNATURES:
        if head.startswith(signature) and not (signature in _WORDS and _looks_like_text(head)):
            raise ReadFailure(Failure.OTHER_DOCUMENT, what)
    if not head.startswith(_TEXT_MARKS) and not _looks_like_text(head):
        named_workbook = path.suffix.lower() in _WORKBOOK_SUFFIXES
        blanked = named_workbook and not head.strip(b"\0")
        raise ReadFailure(Failure.DAMAGED if blanked else Failure.NOT_A_SPREADSHEET)
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(b"begin:vcard"):
        return FileKind.CARDS
    if start.startswith(b"version:") and b"starthtml:" in start[:200]:
        return FileKind.WEB
    if start.startswith(b"<"):
        return _kind_of_markup(start)
    return FileKind.TEXT


def _kind_of_markup(start: bytes) -> FileKind:
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start and b"<workbook" in _unprefixed(start):
        return FileKind.SPREADSHEET_XML
    if b"urn:oasis:names:tc:opendocument" in start:
        return FileKind.FLAT_DOCUMENT
    if any(tag in start for tag in _WEB_TAGS):
        return FileKind.WEB
    if start.startswith((b"<?xml", b"<?mso", b"<!doctype", b"<svg", b"<rss")):
        raise ReadFailure(Failure.OTHER_DOCUMENT, "xml")
    return FileKind.TEXT


def _unprefixed(start: bytes) -> bytes:
    return re.sub(rb"<\w+:", b"<", start)


def _looks_like_text(head: bytes) -> bool:
    """Return whether `head` has few control characters, or the zeros of UTF-16 at every second place."""
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1a\x1b" for byte in head)
    if controls <= max(_FEW_CONTROLS, len(head) // 50):
        return True
    return bool(unmarked_utf16(head))
