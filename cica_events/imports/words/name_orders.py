"""Tells from the heading of whole names which part stands first."""

from __future__ import annotations

import re
from typing import Final

from cica_events.imports.words.vocabulary import squashed

_FAMILY_FIRST: Final = ("фио", "таә", "姓名")
_FAMILY: Final = re.compile(
    "фамили|тегі|familyname|lastname|surname|nachname|familienname|zuname|soyad|soyisim|apellido|nom(?!bre)"
)
_GIVEN: Final = re.compile(
    "имя|аты(?!жөні)|givenname|firstname|forename|name|prénom|vor(?:name|und)|isim|ad[ıi]?(?=soy|$)|nombre"
)


def order_in(heading: str) -> bool | None:
    """Return whether the heading of whole names says that the family name stands first; None if neither."""
    text = squashed(heading)
    if text.startswith(_FAMILY_FIRST):
        return True
    family, given = _FAMILY.search(text), _GIVEN.search(text)
    if family and (given is None or family.start() < given.start()):
        return True if given or text.startswith(("фамили", "familyname", "lastname", "surname")) else None
    return False if family and given else None
