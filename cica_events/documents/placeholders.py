"""Fills the placeholders of a Word template, such as {{ title }}: plain replacement, nothing is executed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docx.oxml.ns import qn

from cica_events.errors import InputError
from cica_events.i18n import _

_PLACEHOLDER = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")
_EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{\{.*|\{%.*|.*?\}\}|.*?%\}", re.DOTALL)
_REACHING_OUT = re.compile(
    r"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|MACROBUTTON|RD)\b", re.IGNORECASE
)
_TEXT, _PARAGRAPH, _RUN = qn("w:t"), qn("w:p"), qn("w:r")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CODES, _FIELD_BEGINS_OR_ENDS = (qn("w:instrText"), qn("w:delInstrText")), qn("w:fldChar")
_FIELD = (qn("w:instrText"), qn("w:fldChar"), qn("w:drawing"), qn("w:pict"), qn("w:sectPr"))


def placeholders(root: Any) -> Iterator[str]:
    """Yield the names of the placeholders below `root`; `check` first."""
    for paragraph in root.iter(_PARAGRAPH):
        yield from _PLACEHOLDER.findall(_text_of(paragraph))


def check(root: Any, known: frozenset[str], template: str) -> None:
    """Raise InputError that names the first placeholder which is broken or unknown."""
    for paragraph in root.iter(_PARAGRAPH):
        text = _text_of(paragraph)
        rest = _PLACEHOLDER.sub(lambda found: "" if found[1] in known else found[0], text)
        broken = _EXPRESSION.search(rest)
        if broken:
            message = _(
                "The template {template} holds “{expression}”, which is no placeholder. "
                "Use only: {placeholders}. Correct it, or remove the template to go on with the supplied one."
            )
            names = ", ".join(f"{{{{ {name} }}}}" for name in sorted(known))
            found = broken[0][:80]
            raise InputError(message.format(template=template, expression=found, placeholders=names))


def check_fields(root: Any, template: str) -> None:
    """Raise InputError for a field by which Word would run a program or fetch something from elsewhere.

    The code of a field may go on over several paragraphs, so that of the whole part is read as one text.
    """
    simple = [field.get(qn("w:instr"), "") for field in root.iter(qn("w:fldSimple"))]
    for code in (*simple, "".join(_codes(root, " ")), "".join(_codes(root, ""))):
        found = _REACHING_OUT.search(code)
        if found:
            message = _("The template {template} holds a field {field}, which reaches out of it. Remove it.")
            raise InputError(message.format(template=template, field=found[1].upper()))


def _codes(root: Any, between: str) -> Iterator[str]:
    """Yield the code of the fields in pieces, and `between` wherever a field begins or ends."""
    for piece in root.iter():
        if piece.tag in _CODES:
            yield piece.text or ""
        elif piece.tag == _FIELD_BEGINS_OR_ENDS:
            yield between


def fill(root: Any, values: Mapping[str, str]) -> None:
    """Put the `values` in place; a paragraph that held nothing but empty ones is taken out."""
    for paragraph in list(root.iter(_PARAGRAPH)):
        if _PLACEHOLDER.search(_text_of(paragraph)):
            _fill_paragraph(paragraph, values)
            if not _text_of(paragraph).strip() and _may_go(paragraph):
                paragraph.getparent().remove(paragraph)


def holder(root: Any, name: str) -> Any:
    """Return the paragraph that holds nothing but the placeholder `name`, or None."""
    for paragraph in root.iter(_PARAGRAPH):
        found = _PLACEHOLDER.fullmatch(_text_of(paragraph).strip())
        if found and found[1] == name:
            return paragraph
    return None


def _fill_paragraph(paragraph: Any, values: Mapping[str, str]) -> None:
    """Replace each placeholder, which Word may have cut in pieces, in the formatting of its first letter."""
    pieces = _pieces(paragraph)
    text = "".join(piece.text or "" for piece in pieces)
    new: dict[int, list[str]] = {at: [] for at in range(len(pieces))}
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece.text or ""))
    at = 0
    for found in [*_PLACEHOLDER.finditer(text), None]:
        end = found.start() if found else len(text)
        for number in range(len(pieces)):
            new[number].append(text[max(at, starts[number]) : max(at, min(end, starts[number + 1]))])
        if found:
            home = next(number for number in range(len(pieces)) if starts[number + 1] > found.start())
            new[home].append(values[found[1]])
            at = found.end()
    for number, piece in enumerate(pieces):
        piece.text = "".join(new[number])
        piece.set(_SPACE, "preserve")


def _pieces(paragraph: Any) -> list[Any]:
    """Return the texts of a paragraph, without those of a text box that hangs in it."""
    return [piece for piece in paragraph.iter(_TEXT) if next(piece.iterancestors(_PARAGRAPH)) is paragraph]


def _text_of(paragraph: Any) -> str:
    return "".join(piece.text or "" for piece in _pieces(paragraph))


def _may_go(paragraph: Any) -> bool:
    """Tell whether nothing else hangs on the paragraph: a section, picture, page number or cell."""
    if any(True for _found in paragraph.iter(*_FIELD)):
        return False
    siblings = paragraph.getparent().findall(_PARAGRAPH)
    return len(siblings) > 1
