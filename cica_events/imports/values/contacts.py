"""Parts the e-mail address and the phone number that stand in one cell, by what they look like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from cica_events.imports.sources.grid import Value
from cica_events.imports.values.cells import as_text

BOTH: Final = ("email", "phone")
"""The fields of a column whose cells hold both; without a separator they are told apart by their looks."""

_EMAIL: Final = re.compile(r"<?[^\s@,;:<>()\[\]|]+@[^\s@,;:<>()\[\]|]+\.[^\s@.,;:<>()\[\]|]{2,}>?")
_LABEL: Final = re.compile(
    r"(?<!\w)(?:e-?mails?|mail|tel|phone|mob(?:ile)?|cell|contacts?|whatsapp|тел(?:ефон)?|моб(?:ильный)?|сот|эл|почта"
    r"|адрес|эл\.?\s*почта|электронная|телефоны|ұялы|пошта)(?:\s*[.:]+|(?=\s))",
    re.IGNORECASE,
)
_DIGIT: Final = re.compile(r"\d")
_EDGES: Final = " ,;:/|\n\r\t-–"
_DIGITS: Final = 5
_MOST: Final = 0.5  # share of cells


def contact(text: str, field: str) -> str:
    """Return the e-mail addresses in `text`, or for another `field` what is left: the phone number."""
    if field == BOTH[0]:
        return "; ".join(found.strip("<>") for found in _EMAIL.findall(text))
    rest = _LABEL.sub(" ", _EMAIL.sub(" ", text))
    lines = (" ".join(line.split()).strip(_EDGES) for line in rest.splitlines())
    return ", ".join(line for line in lines if line)


def hold_both(values: Sequence[Value]) -> bool:
    """Return whether most of `values` hold an e-mail address and a phone number."""
    texts = [as_text(value) for value in values]
    return bool(texts) and sum(map(_holds_both, texts)) >= len(texts) * _MOST


def _holds_both(text: str) -> bool:
    return bool(_EMAIL.search(text)) and len(_DIGIT.findall(contact(text, BOTH[1]))) >= _DIGITS
