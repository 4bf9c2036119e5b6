"""Settles which columns hold whole names and which hold parts of names, as each heading alone cannot tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cica_events.i18n import N_
from cica_events.imports.column_contents import Contents
from cica_events.imports.vocabulary import FULL_NAME, Candidate

Candidates = list[list[Candidate]]

_PROBABLE: Final = 0.85
_MOSTLY: Final = 0.6


def settle_names(candidates: Candidates, contents: Sequence[Contents]) -> Candidates:
    """Return the candidates of each column after looking at all columns of names together."""
    family, given = _columns_of(candidates, "family_name"), _columns_of(candidates, "given_name")
    whole = _columns_of(candidates, FULL_NAME)
    settled = [list(each) for each in candidates]
    for index in whole:
        settled[index] = _beside_parts(settled[index], index, family, given, contents)
    if not whole and not (family and given):
        for index in (*family, *given):
            if contents[index].several_words() >= _MOSTLY:
                reason = N_("There is no other column of names, and the values are whole names.")
                settled[index] = [Candidate(FULL_NAME, _PROBABLE, reason)]
    _prefer_latin(settled, contents)
    return settled


def _columns_of(candidates: Candidates, field: str) -> list[int]:
    return [index for index, each in enumerate(candidates) if each and each[0].field == field]


def _beside_parts(
    candidates: list[Candidate], index: int, family: list[int], given: list[int], contents: Sequence[Contents]
) -> list[Candidate]:
    """Return what a column of whole names is where other columns hold parts of the names."""
    if family and given:
        if contents[index].cyrillic() != contents[family[0]].cyrillic():
            return [Candidate("native_name", 0.7, N_("These are the names in the other script."))]
        return []
    if family and contents[index].several_words() < _MOSTLY:
        return [Candidate("given_name", _PROBABLE, N_("Another column holds the family name."))]
    if given and contents[index].several_words() < _MOSTLY:
        return [Candidate("family_name", _PROBABLE, N_("Another column holds the given name."))]
    return candidates


def _prefer_latin(candidates: Candidates, contents: Sequence[Contents]) -> None:
    """Where a name comes in both scripts, take the Latin one, and the other as second script."""
    for field in (FULL_NAME, "family_name", "given_name"):
        columns = _columns_of(candidates, field)
        latin = [index for index in columns if not contents[index].cyrillic()]
        for index in columns:
            if latin and index not in latin:
                candidates[index] = (
                    [Candidate("native_name", 0.7, N_("These are the names in the other script."))]
                    if field == FULL_NAME
                    else [Candidate(field, _PROBABLE, candidates[index][0].reason)]
                )
