"""The name of a meeting in a list of many: its title, when it is, and the key where that is wanted too."""

from __future__ import annotations

from cica_events.directions import DOT
from cica_events.domain.dates import VagueDate
from cica_events.domain.shown_texts import shown_text


def listed_name(title: str, title_ru: str, when: VagueDate | None, language: str, key: str = "") -> str:
    """Return "Meeting of the Ministerial Council · 26 December 2023"; without a Russian title the English."""
    shown = shown_text(title, title_ru, language)
    return DOT.join(part for part in (shown, when.in_words(language) if when else "", key) if part)
