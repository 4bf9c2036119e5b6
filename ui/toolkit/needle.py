"""Finds one text within others, whatever the case and accents if one likes, and puts another in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cica_events.domain.collation import search_key

Span = tuple[int, int]
"""Where a part of a text begins and ends."""

MOST = 200_000  # texts whose folded form is kept


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, and how exactly."""

    text: str
    match_case: bool = False
    whole: bool = False  # the whole cell, not a part of it
    ignore_accents: bool = True


class Needle:
    """Finds one `Wanted`; quick with texts that it met before."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self._known: dict[str, bool] = {}
        self._sought = self._folded(wanted.text)

    def occurs(self, text: str) -> bool:
        """Tell whether it is found in `text`."""
        known = self._known.get(text)
        if known is None:
            if len(self._known) > MOST:
                self._known.clear()
            known = self._known[text] = bool(self._sought) and self._found(self._folded(text))
        return known

    def replaced(self, text: str, by: str) -> str:
        """Return `text` with `by` in each place where it is found."""
        parts, done = [], 0
        for first, behind in self.spans(text):
            parts += [text[done:first], by]
            done = behind
        return "".join([*parts, text[done:]])

    def spans(self, text: str) -> list[Span]:
        """Return the places of `text` where it is found, from the first on."""
        if self.wanted.whole:
            return [(0, len(text))] if self.occurs(text) else []
        letters = [self._folded(letter) for letter in text]
        places = [place for place, letter in enumerate(letters) for _sign in letter]
        folded, found = "".join(letters), list[Span]()
        start = folded.find(self._sought)
        while start >= 0 and self._sought:
            end = start + len(self._sought)
            first, behind = places[start], places[end - 1] + 1
            while behind < len(letters) and not letters[behind]:  # accents that follow their letter
                behind += 1
            found.append((first, behind))
            start = folded.find(self._sought, end)
        return found

    @staticmethod
    def put(spans: Sequence[Span], by: str) -> list[Span]:
        """Return where `by` stands once it took those places."""
        grown, found = 0, list[Span]()
        for first, behind in spans:
            found.append((first + grown, first + grown + len(by)))
            grown += len(by) - (behind - first)
        return found

    def _found(self, folded: str) -> bool:
        return folded == self._sought if self.wanted.whole else self._sought in folded

    def _folded(self, text: str) -> str:
        if not self.wanted.ignore_accents:
            return text if self.wanted.match_case else text.casefold()
        if not self.wanted.match_case:
            return search_key(text)
        return "".join(
            search_key(letter).upper() if letter.isupper() else search_key(letter) for letter in text
        )
