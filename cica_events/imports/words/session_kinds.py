"""Tells by its title what kind of session one is: "Coffee break", "Церемония открытия"."""

from __future__ import annotations

import re
from typing import Final

from cica_events.domain.sittings import SittingKind
from cica_events.i18n import LANGUAGES, translator
from cica_events.imports.words.vocabulary import squashed

_WORDS: Final = (
    (SittingKind.LUNCH, r"lunch|обед"),
    (SittingKind.BREAK, r"\bbreak\b|coffee|кофе|перерыв"),
    (SittingKind.PHOTO, r"photo|фото"),
    (SittingKind.RECEPTION, r"reception|dinner|banquet|cocktail|ужин|банкет|фуршет|при[её]м\b"),
    (SittingKind.OPENING, r"\bopening|открыти"),
    (SittingKind.CLOSING, r"\bclosing|закрыти"),
    (SittingKind.BILATERAL, r"bilateral|двусторонн"),
    (SittingKind.THEMATIC, r"thematic|panel|тематическ|панельн"),
    (SittingKind.PRESENTATIONS, r"presentation|презентаци"),
)
_SHORT: Final = 60  # letters: a long title tells of more than its kind


def kind_of_title(title: str) -> SittingKind:
    """Return the kind that a title names, else a plenary one."""
    text = title.casefold()
    for kind, words in _WORDS:
        if len(text) <= _SHORT and re.search(words, text):
            return kind
    return SittingKind.PLENARY


def only_names(kind: SittingKind, title: str) -> bool:
    """Return whether a title says nothing but the kind, in any language of the application."""
    return squashed(title) in {squashed(translator(each).gettext(kind.label)) for each in LANGUAGES}
