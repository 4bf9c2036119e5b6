"""Tells honorific, courtesy title and rank apart where they were written as one: "H.E. Ambassador"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

HONORIFIC: Final = {
    "h.e", "h.h", "h.r.h", "h.m", "hon", "honourable", "honorable", "excellency", "his", "her", "highness",
    "majesty", "royal", "e.п", "е.п", "превосходительство", "его", "ее", "её", "высочество",
}  # fmt: skip
COURTESY: Final = {
    "mr", "mrs", "ms", "miss", "mx", "mme", "sir", "madam", "г-н", "г-жа", "господин", "госпожа", "гн", "гжа",
    "shri", "smt",
}  # fmt: skip
COURTESY_ABROAD: Final = {
    "herr", "frau", "m", "mme", "mlle", "monsieur", "madame", "sr", "sra", "srta", "señor", "señora",
    "don", "doña", "bay", "bayan", "sayın", "sig", "мырза", "ханым", "先生", "女士",
}  # fmt: skip
"""Words that also begin names, so that they are of courtesy only where titles stand alone."""
RANK: Final = {
    "dr", "prof", "professor", "doctor", "ambassador", "amb", "gen", "general", "col", "colonel", "maj",
    "major", "major-general", "lieutenant-general", "brigadier", "brigadier-general", "capt", "captain", "lt",
    "lieutenant", "lieutenant-colonel", "admiral", "vice-admiral", "rear-admiral", "commodore", "marshal",
    "eng", "rev", "др", "д-р", "доктор", "проф", "профессор", "посол", "генерал", "генерал-майор",
    "генерал-лейтенант", "генерал-полковник", "полковник", "подполковник", "майор", "капитан", "адмирал",
    "чрезвычайный", "полномочный", "sheikh", "sheikha", "sayyid", "haji", "datuk", "dato", "dato'", "dato’",
    "prince", "princess", "шейх", "принц", "принцесса",
}  # fmt: skip
RANK_OF_TWO: Final = {
    (first, second) for first in ("tan", "datuk", "dato", "dato'", "dato’") for second in ("sri", "seri")
}
NAMES_TOO: Final = {"sheikh", "sayyid", "haji", "dato", "prince", "шейх", "принц"}
"""Titles that are given names or family names as well."""
RETIRED: Final = {"retd", "ret", "rtd", "retired"}
"""What may follow a rank, mostly in brackets."""
JOINING: Final = {"the", "and", "и", "of"}
_ACADEMIC: Final = {"dr", "prof", "professor", "doctor", "др", "д-р", "доктор", "проф", "профессор"}
_UNDOTTED: Final = {"he", "hh", "hrh", "hm"}
WOMEN: Final = {"mrs", "ms", "miss", "mme", "madam", "smt", "г-жа", "госпожа", "гжа"}
MEN: Final = {"mr", "sir", "shri", "г-н", "господин", "гн"}


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
    last, words = "rank", text.split()
    courtesy = COURTESY | COURTESY_ABROAD if _without_rank(words) else COURTESY
    for word in words:
        bare = plain(word)
        if bare in HONORIFIC or bare in _UNDOTTED:
            last = "honorific"
        elif bare in courtesy:
            last = "courtesy"
        elif bare not in JOINING:
            last = "rank"
        parts[last].append(word.rstrip(","))
    return Titles(*(" ".join(words) for words in parts.values()))


def joined_titles(*texts: str) -> Titles:
    """Return the parts of several texts of titles; a word said before is left out, academic titles come last.

    ("Mr.", "H.E. Mr.") is "H.E." and "Mr."; ("Dr.", "Major General") is the rank "Major General Dr.".
    """
    parts: dict[str, list[str]] = {"honorific": [], "courtesy": [], "rank": []}
    said: set[str] = set()
    for text in sorted(texts, key=_is_academic):
        found = split_titles(text)
        for key, words in parts.items():
            words.extend(word for word in getattr(found, key).split() if _undotted(word) not in said)
        said |= {_undotted(word) for word in text.split() if plain(word) not in JOINING}
    return Titles(**{key: " ".join(words) for key, words in parts.items()})


def _without_rank(words: Iterable[str]) -> bool:
    """Tell whether no word is a rank: "Sr." is of courtesy in "Sr. Dr.", but senior in "Sr. Col."."""
    known = HONORIFIC | _UNDOTTED | COURTESY | COURTESY_ABROAD | JOINING | _ACADEMIC
    return all(plain(word) in known for word in words)


def _is_academic(text: str) -> bool:
    return all(plain(word) in _ACADEMIC for word in text.split())


def _undotted(word: str) -> str:
    return plain(word).replace(".", "")
