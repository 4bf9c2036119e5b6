"""Refuses a Word template that would fetch something from elsewhere, or that is no plain XML."""

from __future__ import annotations

from contextlib import suppress
from typing import Final
from xml.etree import ElementTree
from xml.parsers import expat
from zipfile import ZipFile

from cica_events.errors import InputError
from cica_events.i18n import _

_XML: Final = (".xml", ".rels")
_HYPERLINK: Final = "/hyperlink"  # ends the type of the one relationship that may lead out
_ADDRESSES: Final = ("http://", "https://", "mailto:")


def check_parts(archive: ZipFile, template: str) -> None:
    """Raise InputError for a part that declares a DOCTYPE, reaches out by a field, or leads out of the file.

    Only hyperlinks may lead out. Raises ParseError, a SyntaxError, for a part that is no XML.
    """
    from cica_events.documents.placeholders import check_fields

    for name in archive.namelist():
        data = archive.read(name)
        _refuse_doctype(data, name, template)
        if not name.lower().endswith(_XML):
            continue
        root = ElementTree.fromstring(data)
        check_fields(root, template)
        if name.lower().endswith(".rels"):
            _check_relationships(root, template)


def _refuse_doctype(data: bytes, part: str, template: str) -> None:
    def refuse(*_declared: object) -> None:
        message = _("The template {template} declares a DOCTYPE in {part}. Save it anew in Word.")
        raise InputError(message.format(template=template, part=part))

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    with suppress(expat.ExpatError):  # a picture, or a part that is refused where it is read
        parser.Parse(data, True)


def _check_relationships(root: ElementTree.Element, template: str) -> None:
    for found in root.iter():
        if found.get("TargetMode", "").strip().lower() != "external":
            continue
        kind, target = found.get("Type", ""), found.get("Target", "")
        if not (kind.endswith(_HYPERLINK) and target.strip().lower().startswith(_ADDRESSES)):
            message = _("The template {template} leads to “{target}” outside of it. Remove that link.")
            raise InputError(message.format(template=template, target=target[:80]))
