"""Which titles of an earlier meeting say the year or the ordinal of that meeting, and how they go on."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cica_events.domain.agenda_templates import in_year, literal
from cica_events.domain.body_file import Wording
from cica_events.domain.ordinals import ordinal_words

_ENDING = 2  # letters at the end of a Russian ordinal that its case and gender change


class TitlePatterns:
    """The titles of a body's template as they read for a meeting held in `year`."""

    def __init__(self, titles: Iterable[Wording], year: int) -> None:
        self._known = [
            (_folded(in_year(each.en, year)), each, _folded(in_year(each.ru, year))) for each in titles
        ]

    def pattern(self, title: Wording) -> Wording:
        """Return the pattern that gives `title` in that year and the current one in another.

        A title that the template does not know is a pattern of its own, the same in every year.
        """
        for en, pattern, ru in self._known:
            if en == _folded(title.en):
                russian = pattern.ru if not title.ru or _folded(title.ru) == ru else literal(title.ru)
                return Wording(pattern.en, russian if title.ru else "")
        return Wording(literal(title.en), literal(title.ru))


def names_meeting(title: Wording, year: int | None, ordinal: int | None) -> bool:
    """Tell whether a title names that year, the next one, or that ordinal or the next, as word or number."""
    text = f"{title.en}\n{title.ru}"
    years = () if year is None else (str(year), str(year + 1))
    if any(re.search(rf"(?<!\d){each}(?!\d)", text) for each in years):
        return True
    words = () if ordinal is None else (ordinal, ordinal + 1)
    return any(re.search(_ordinal(each), text, re.IGNORECASE) for each in words)


def is_current(pattern: Wording) -> bool:
    """Tell whether a pattern follows the year of the meeting."""
    return "{" in pattern.en.replace("{{", "")


def _ordinal(number: int) -> str:
    english = re.escape(ordinal_words(number, "en"))
    *before, last = ordinal_words(number, "ru", "m").split()
    russian = " ".join([*before, re.escape(last[:-_ENDING])])
    return rf"\b(?:{english}|{russian}\w{{1,3}})\b"


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
