"""Opens the Word template of a document, tells what it lacks, and fills its cover."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from cica_events.documents.cover import Cover
from cica_events.documents.templates import is_own, template_bytes, template_place
from cica_events.documents.word_safety import check_parts
from cica_events.errors import InputError
from cica_events.i18n import N_, _

if TYPE_CHECKING:
    from docx.document import Document

_LARGEST = 100_000_000  # bytes of a template when unpacked
_UNREADABLE = (BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError, zlib.error, EOFError)
_NO_WORD_FILE = N_("The template {template} is no Word document (.docx). Save it as one, or remove it.")


@dataclass(frozen=True, slots=True)
class Demands:
    """What a template has to hold: `places` are placeholders that stand in paragraphs of their own."""

    places: frozenset[str]
    needed: tuple[str, ...]  # placeholders
    styles: tuple[str, ...]


def opened(name: str, own_templates: Path | None, demands: Demands) -> Document:
    """Return the template called `name`, checked; InputError that says what is wrong, where."""
    template = template_place(name, own_templates)
    document = _opened(template_bytes(name, own_templates), template, of_others=is_own(name, own_templates))
    _check(document, demands, template)
    return document


def style_ids(document: Document) -> Mapping[str, str]:
    """Return by name of style what paragraphs of the document call it."""
    return {str(style.name): str(style.style_id) for style in document.styles}


def fill_cover(document: Document, cover: Cover) -> None:
    """Put the cover in place, wherever its placeholders stand."""
    from cica_events.documents.placeholders import fill

    for root in _roots(document):
        fill(root, asdict(cover))


def describe(document: Document, cover: Cover, language: str) -> None:
    """Give the file its language, and the properties that a reader of documents shows."""
    from docx.oxml.ns import qn

    for found in document.styles.element.xpath("w:docDefaults//w:lang"):
        found.set(qn("w:val"), {"en": "en-GB", "ru": "ru-RU"}[language])
    properties = document.core_properties
    properties.title = f"{cover.heading}. {cover.title}"[:255]
    properties.subject = cover.symbol[:255]
    properties.author = cover.conference[:255]
    properties.last_modified_by = ""  # whoever made the template has not made the document
    properties.language = language
    properties.comments = properties.keywords = ""


def _opened(data: bytes, template: str, *, of_others: bool) -> Document:
    """Read a template; one that an office made itself is looked over before for what reaches out of it."""
    import docx

    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise InputError(_("The template {path} is too large to be one.").format(path=template))
            if of_others:
                check_parts(archive, template)
        return docx.Document(BytesIO(data))
    except (*_UNREADABLE, SyntaxError) as error:  # a SyntaxError is one of the XML
        raise InputError(_(_NO_WORD_FILE).format(template=template)) from error


def _check(document: Document, demands: Demands, template: str) -> None:
    from cica_events.documents.placeholders import check, placeholders

    known = frozenset(Cover.__slots__) | demands.places
    for root in _roots(document):
        check(root, known, template)
    found = [name for root in _roots(document) for name in placeholders(root)]
    for name in demands.needed:
        if name not in found:
            message = _("The template {template} lacks the placeholder {{{{ {name} }}}}. Add it.")
            raise InputError(message.format(template=template, name=name))
    for name in sorted(demands.places.intersection(found)):
        _check_place(document, name, found.count(name), template)
    styles = {style.name for style in document.styles}
    for style in demands.styles:
        if style not in styles:
            message = _("The template {template} lacks the style “{style}”. Add it.")
            raise InputError(message.format(template=template, style=style))


def _check_place(document: Document, name: str, count: int, template: str) -> None:
    from cica_events.documents.placeholders import holder

    if count > 1:
        message = _("The template {template} holds {{{{ {name} }}}} twice. Keep one.")
        raise InputError(message.format(template=template, name=name))
    body = document.element.body
    place = holder(body, name)
    if place is None or place.getparent() is not body:
        message = _("In the template {template}, {{{{ {name} }}}} must be a paragraph of its own.")
        raise InputError(message.format(template=template, name=name))


def _roots(document: Document) -> Iterator[Any]:
    """Yield everything of the document that people can write in: the body, headers, footers, notes."""
    yield document.element
    for part in document.part.package.iter_parts():
        name = str(part.partname)
        if name.startswith(("/word/header", "/word/footer", "/word/footnotes", "/word/endnotes")):
            element = getattr(part, "element", None)
            if element is not None:
                yield element
