"""Reads address cards (vCard 2.1, 3.0 and 4.0) as a list with one row for each card."""

from __future__ import annotations

import quopri
import re
from binascii import a2b_base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from cica_events.imports.formats.plain_tables import PlainTable
from cica_events.imports.sources.failures import Failure, ReadFailure

CARDS: Final = "vCard"
"""What their list is called, like a sheet."""

_NAME: Final = ("Family name", "Given name", "Middle name", "Honorific", "Suffix")  # the order of N
_ADDRESS: Final = ("PO box", "Extended address", "Street address", "City", "Region", "Postal code", "Country")
_HEADINGS: Final = {
    "FN": "Full name",
    "NICKNAME": "Nickname",
    "TITLE": "Position",
    "ROLE": "Role",
    "EMAIL": "E-mail",
    "TEL": "Phone",
    "URL": "Website",
    "BDAY": "Birthday",
    "GENDER": "Gender",
    "LANG": "Language",
    "NOTE": "Note",
    "CATEGORIES": "Category",
    "IMPP": "Messenger",
}
_ORDER: Final = (
    *_NAME, "Full name", "Organization", "Department", "Position", "Role", "E-mail", "Phone", "Mobile phone",
    "Fax", *_ADDRESS,
)  # fmt: skip
_UNREAD: Final = frozenset(
    ("PHOTO", "LOGO", "SOUND", "KEY", "VERSION", "UID", "REV", "PRODID", "SORT-STRING")
)
_CODES: Final = ("QUOTED-PRINTABLE", "BASE64", "B")
_MOST_LINES: Final = 2_000  # of one property
_ESCAPES: Final = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Property:
    """A line of a card."""

    name: str
    kinds: frozenset[str]
    value: str


def address_cards(text: str, decode: Callable[[bytes, str], str]) -> list[PlainTable]:
    """Return the one list of the cards in `text`; `decode` turns bytes to letters by a charset's name.

    Several values of a property are kept in one cell, a line for each. Raises `ReadFailure`.
    """
    cards = list(_cards(text, decode))
    if not cards:
        raise ReadFailure(Failure.DAMAGED)
    headings = list(dict.fromkeys((*(each for each in _ORDER), *(key for card in cards for key in card))))
    used = [heading for heading in headings if any(card.get(heading) for card in cards)]
    table = PlainTable(CARDS)
    for column, heading in enumerate(used, start=1):
        table.put(1, column, heading)
        for row, card in enumerate(cards, start=2):
            table.put(row, column, "\n".join(dict.fromkeys(card.get(heading, ()))))
    return [table]


def _cards(text: str, decode: Callable[[bytes, str], str]) -> Iterator[dict[str, list[str]]]:
    card: dict[str, list[str]] | None = None
    depth = 0
    for line in _unfolded(text):
        found = _property(line, decode)
        match found:
            case None:
                continue
            case _Property("BEGIN", _, value) if value.strip().upper() == "VCARD":
                depth += 1
                card = {} if depth == 1 else card
            case _Property("END", _, value) if value.strip().upper() == "VCARD":
                depth -= 1
                if card and depth == 0:
                    yield card
            case _ if card is not None and depth == 1:
                _add(card, found)
    if card and depth > 0:
        yield card


def _unfolded(text: str) -> Iterator[str]:
    """Yield the lines of the cards; one that begins with a blank goes on where the last one ended."""
    whole: list[str] = []
    for line in re.split(r"\r\n|\n|\r", text):
        if whole and whole[-1].endswith("=") and _is_quoted(whole[0]):
            whole[-1] = whole[-1][:-1]
            whole.append(line.removeprefix(" "))
        elif whole and line[:1] in (" ", "\t") and len(whole) < _MOST_LINES:
            whole.append(line[1:])
        else:
            yield "".join(whole)
            whole = [line]
    yield "".join(whole)


def _is_quoted(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def _property(line: str, decode: Callable[[bytes, str], str]) -> _Property | None:
    head, colon, value = _split_head(line)
    if not colon:
        return None
    name, *parameters = head.split(";")
    kinds, charset, encoding = set(), "", ""
    for parameter in parameters:
        key, equals, content = parameter.strip().upper().partition("=")
        content = content.strip('"')
        if key == "CHARSET":
            charset = content
        elif key == "ENCODING" or content in _CODES[:2] or (not equals and key in _CODES):
            encoding = content or key
        else:
            kinds.update((content or key).split(","))
    name = name.rpartition(".")[2].strip().upper()
    if name not in _UNREAD:
        value = _decoded(value, encoding, charset, decode)
    return _Property(name, frozenset(kinds), value)


def _split_head(line: str) -> tuple[str, str, str]:
    """Part a line at its first colon outside quotation marks."""
    head, colon, value = line.partition(":")
    if '"' not in head:
        return head, colon, value
    quoted = False
    for index, sign in enumerate(line):
        if sign == '"':
            quoted = not quoted
        elif sign == ":" and not quoted:
            return line[:index], ":", line[index + 1 :]
    return line.partition(":")


def _decoded(value: str, encoding: str, charset: str, decode: Callable[[bytes, str], str]) -> str:
    if encoding == "QUOTED-PRINTABLE":
        return decode(quopri.decodestring(value.encode("utf-8", "surrogateescape")), charset)
    if encoding in ("BASE64", "B"):
        try:
            return decode(a2b_base64(value), charset)
        except ValueError:  # it is no base64
            return value
    return value


def _parts(value: str, sign: str = ";") -> list[str]:
    """Return the parts of a value between signs that are not escaped, without escapes."""
    parts = re.findall(rf"((?:\\.|[^\\{sign}])*){sign}", f"{value}{sign}", re.DOTALL)
    return [
        _ESCAPES.sub(lambda found: "\n" if found[1] in "nN" else found[1], part).strip() for part in parts
    ]


def _add(card: dict[str, list[str]], found: _Property) -> None:
    name, value = found.name, found.value.strip()
    if not value or name in _UNREAD:
        return
    if name == "N":
        for heading, part in zip(_NAME, _parts(value), strict=False):
            _put(card, heading, part)
    elif name == "ORG":
        organization, *units = _parts(value)
        _put(card, "Organization", organization)
        _put(card, "Department", ", ".join(filter(None, units)))
    elif name == "ADR":
        for heading, part in zip(_ADDRESS, _parts(value), strict=False):
            _put(card, heading, part)
    elif name == "TEL":
        _put(card, _kind_of_phone(found.kinds), _whole(value).removeprefix("tel:"))
    elif name in _HEADINGS:
        _put(card, _HEADINGS[name], _whole(value).removeprefix("mailto:"))
    else:
        _put(card, name.removeprefix("X-").replace("-", " ").capitalize(), _whole(value))


def _kind_of_phone(kinds: frozenset[str]) -> str:
    if "FAX" in kinds:
        return "Fax"
    return "Mobile phone" if "CELL" in kinds else "Phone"


def _whole(value: str) -> str:
    return _ESCAPES.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _put(card: dict[str, list[str]], heading: str, value: str) -> None:
    if value:
        card.setdefault(heading, []).append(value)
