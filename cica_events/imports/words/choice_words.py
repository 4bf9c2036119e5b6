"""Reads the choice that a cell means, by its label or any usual word for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from cica_events.domain.fields import Labelled
from cica_events.i18n import LANGUAGES, translator
from cica_events.imports.words.vocabulary import squashed
from cica_events.imports.words.words_of_choices import WORDS

_AFFIRMED: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("attended", "checkedin", "checkin", "attendance", "present", "явка", "присутствие", "присутствовал",
         "участвовал", "посетил", "қатысты", "teilgenommen", "présent", "katıldı", "asistió"),
        "attended",
    ),
    **dict.fromkeys(
        ("confirmed", "confirmation", "approved", "rsvp", "подтверждение", "подтвержден", "подтвердил",
         "confirmé", "bestätigt", "onaylandı"),
        "accredited",
    ),
    **dict.fromkeys(("registered", "зарегистрирован", "тіркелді", "inscrit", "angemeldet"), "registered"),
    **dict.fromkeys(("online", "virtual", "remote", "онлайн", "дистанционно", "enligne"), "online"),
    **dict.fromkeys(("inperson", "onsite", "очно", "présentiel", "vorort", "yüzyüze"), "in-person"),
}  # fmt: skip
_AFFIRMED_INSIDE: Final = (
    ("deputyhead", "deputy"), ("заместительглавы", "deputy"),
    ("headofdelegation", "head"), ("headofthedelegation", "head"), ("delegationhead", "head"),
    ("главаделегации", "head"), ("главойделегации", "head"), ("делегациябасшысы", "head"),
    ("chefdedélégation", "head"),
)  # fmt: skip
_SEVERAL: Final = re.compile(r"\s*[;,\n|]\s*|\s+(?:and|и|&)\s+")


@lru_cache(maxsize=2**9)
def affirmed(choices: type[Labelled], heading: str) -> Labelled | None:
    """Return what "yes" means in a column: under "Attended" that somebody was there; None if nothing."""
    form = squashed(heading)
    value = _AFFIRMED.get(form) or next((value for word, value in _AFFIRMED_INSIDE if word in form), None)
    return next((member for member in choices if member.value == value), None)


@cache
def choice_words(choices: type[Labelled]) -> Mapping[str, Labelled]:
    """Return the members of `choices` by every squashed word that means one: value, label, synonym."""
    found: dict[str, Labelled] = {}
    for member in choices:
        labels = (translator(language).gettext(member.label) for language in LANGUAGES)
        for word in (member.value, *labels, *WORDS.get(member.value, ())):
            found.setdefault(squashed(word), member)
    return found


@lru_cache(maxsize=2**12)
def read_choice(choices: type[Labelled], text: str) -> Labelled | None:
    """Return the member of `choices` that `text` means, or the first of several; None where it means none."""
    found = read_choices(choices, text)
    return found[0] if found else None


@lru_cache(maxsize=2**12)
def read_choices(choices: type[Labelled], text: str) -> tuple[Labelled, ...]:
    """Return the members of `choices` that `text` means, in its order: "Speaker; Delegate" means two."""
    words = choice_words(choices)
    if found := words.get(squashed(text)):
        return (found,)
    parts = [words.get(squashed(part)) for part in text.replace("(", "/").split("/")]
    if known := tuple(dict.fromkeys(part for part in parts if part)):
        return known
    several = [words.get(squashed(part)) for part in _SEVERAL.split(text) if part.strip()]
    known = tuple(dict.fromkeys(part for part in several if part))
    return known if len(several) > 1 and None not in several else ()
