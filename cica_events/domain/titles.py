"""Tells honorific, courtesy title and rank apart where they were written as one: "H.E. Ambassador"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

HONORIFIC: Final = {
    "h.e", "h.h", "h.r.h", "h.m", "hon", "honourable", "honorable", "excellency", "his", "her", "highness",
    "majesty", "royal", "e.п", "е.п", "превосходительство", "его", "ее", "её", "высочество",
}  # fmt: skip
COURTESY: Final = {
    "mr", "mrs", "ms", "miss", "mx", "mme", "sir", "madam", "г-н", "г-жа", "господин", "госпожа", "гн", "гжа",
}  # fmt: skip
RANK: Final = {
    "dr", "prof", "professor", "doctor", "ambassador", "amb", "gen", "general", "col", "colonel", "maj",
    "major", "major-general", "lieutenant-general", "brigadier", "brigadier-general", "capt", "captain", "lt",
    "lieutenant", "lieutenant-colonel", "admiral", "vice-admiral", "rear-admiral", "commodore", "marshal",
    "eng", "rev", "др", "д-р", "доктор", "проф", "профессор", "посол", "генерал", "генерал-майор",
    "генерал-лейтенант", "генерал-полковник", "полковник", "подполковник", "майор", "капитан", "адмирал",
    "чрезвычайный", "полномочный",
}  # fmt: skip
JOINING: Final = {"the", "and", "и", "of"}
WOMEN: Final = {"mrs", "ms", "miss", "mme", "madam", "г-жа", "госпожа", "гжа"}
MEN: Final = {"mr", "sir", "г-н", "господин", "гн"}


@dataclass(frozen=True, slots=True)
class Titles:
    """What stands before a name."""

    honorific: str
    courtesy: str
    rank: str


def plain(word: str) -> str:
    """Return a word of courtesy without case, brackets, commas and its last full stop."""
    return word.strip("(),").rstrip(".").casefold()


def split_titles(text: str) -> Titles:
    """Return the parts of "H.E. Mr. Ambassador"; what is none of the known words belongs to the rank.

    No letter is changed. A joining word ("and") goes with what stands before it.
    """
    parts: dict[str, list[str]] = {"honorific": [], "courtesy": [], "rank": []}
    last = "rank"
    for word in text.split():
        bare = plain(word)
        if bare in HONORIFIC:
            last = "honorific"
        elif bare in COURTESY:
            last = "courtesy"
        elif bare not in JOINING:
            last = "rank"
        parts[last].append(word.rstrip(","))
    return Titles(*(" ".join(words) for words in parts.values()))
