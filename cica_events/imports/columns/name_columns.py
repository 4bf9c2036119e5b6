"""Settles which columns hold whole names and which hold parts of names, as each heading alone cannot tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cica_events.i18n import N_
from cica_events.imports.columns.column_contents import Contents
from cica_events.imports.words.vocabulary import FULL_NAME, MIDDLE_NAME, NOTHING, Candidate

Candidates = list[list[Candidate]]

IN_PARTS: Final = N_("Other columns hold the parts of the name.")
"""Why a column of whole names is not needed."""

_PARTS: Final = ("family_name", "given_name")
_PROBABLE: Final = 0.85
_GUESS: Final = 0.6
_MOSTLY: Final = 0.6
_HARDLY: Final = 0.3


def settle_names(candidates: Candidates, contents: Sequence[Contents]) -> Candidates:
    """Return the candidates of each column after looking at all columns of names together."""
    settled = [list(each) for each in candidates]
    _part_offices(settled, contents)
    _join_other_script(settled, contents)
    family, given = _filled(settled, contents, "family_name"), _filled(settled, contents, "given_name")
    whole = _columns_of(settled, FULL_NAME)
    if len(whole) > 1 and not family and not given:
        whole = _told_apart(settled, whole, contents)
        family, given = _columns_of(settled, "family_name"), _columns_of(settled, "given_name")
    for index in whole:
        settled[index] = _beside_parts(settled[index], index, family, given, contents)
    if not whole and not (family and given):
        for index in (*family, *given):
            if contents[index].several_words() >= _MOSTLY:
                reason = N_("There is no other column of names, and the values are whole names.")
                settled[index] = [Candidate(FULL_NAME, _PROBABLE, reason)]
    _prefer_latin(settled, contents)
    return settled


def guessed_parts(candidates: Candidates, contents: Sequence[Contents], blank: Sequence[bool]) -> Candidates:
    """Return the candidates with family and given names, where no heading tells of any.

    They stand beside each other under `blank` headings, the family names alone in capital letters.
    """
    if any(_columns_of(candidates, key) for key in (*_PARTS, FULL_NAME)):
        return candidates
    unknown = [
        not each and no_heading and (content.names() or 0.0) >= _MOSTLY
        for each, no_heading, content in zip(candidates, blank, contents, strict=True)
    ]
    settled = list(candidates)
    for left in range(len(candidates) - 1):
        family, given = left, left + 1
        if contents[family].capitals() < contents[given].capitals():
            family, given = given, family
        told = contents[family].capitals() >= _MOSTLY and contents[given].capitals() <= _HARDLY
        if unknown[left] and unknown[left + 1] and told:
            reason = N_("The values look like names, the family names in capital letters.")
            settled[family] = [Candidate("family_name", _GUESS, reason)]
            settled[given] = [Candidate("given_name", _GUESS, reason)]
            break
    return settled


def settle_titles(
    candidates: Candidates, contents: Sequence[Contents], ambiguous: Sequence[bool]
) -> Candidates:
    """Return the candidates after deciding what "Title" means beside a column of positions."""
    sure = any(
        each and each[0].field == "position" and each[0].confidence >= 0.9 and not unclear
        for each, unclear in zip(candidates, ambiguous, strict=True)
    )
    if not sure:
        return candidates
    reason = N_("Another column holds the position.")
    settled = list(candidates)
    for index, unclear in enumerate(ambiguous):
        if unclear and candidates[index] and candidates[index][0].field == "position":
            fits = not contents[index].values or contents[index].courtesy() >= _HARDLY
            field = contents[index].title_field()
            settled[index] = [Candidate(field, 0.8, reason)] if fits else candidates[index]
    return settled


def _columns_of(candidates: Candidates, field: str) -> list[int]:
    return [index for index, each in enumerate(candidates) if each and each[0].field == field]


def _filled(candidates: Candidates, contents: Sequence[Contents], field: str) -> list[int]:
    """Return the columns of `field` that hold something, or all of them where no column of names does."""
    found = _columns_of(candidates, field)
    filled = [index for index in found if contents[index].values]
    empty = not any(contents[index].values for index in _columns_of(candidates, FULL_NAME))
    return found if not filled and empty else filled


def _part_offices(candidates: Candidates, contents: Sequence[Contents]) -> None:
    """Take a second column called "Name" for the organization where it holds names of offices."""
    for index in _columns_of(candidates, FULL_NAME):
        if contents[index].offices() >= _MOSTLY and contents[index].led_by_names() < _HARDLY:
            reason = N_("The values look like it.")
            candidates[index] = [Candidate("organization", 0.7, reason)]


def _join_other_script(candidates: Candidates, contents: Sequence[Contents]) -> None:
    """Join the parts of the names in Cyrillic for the second script where the Latin ones are complete."""
    if _columns_of(candidates, "native_name"):
        return
    parts = {key: _columns_of(candidates, key) for key in (*_PARTS, MIDDLE_NAME)}
    latin = {
        key: [index for index in found if contents[index].values and not contents[index].cyrillic()]
        for key, found in parts.items()
    }
    whole = [
        index
        for index in _columns_of(candidates, FULL_NAME)
        if contents[index].values and not contents[index].cyrillic()
    ]
    complete = latin["family_name"] and (latin["given_name"] or whole)
    if not complete and not any(contents[index].several_words() >= _MOSTLY for index in whole):
        return
    for key, found in parts.items():
        for index in found:
            if contents[index].cyrillic() and (key != MIDDLE_NAME or not latin[MIDDLE_NAME]):
                reason = N_("These are the names in the other script.")
                candidates[index] = [Candidate("native_name", 0.8, reason, joined=True)]


def _told_apart(candidates: Candidates, whole: list[int], contents: Sequence[Contents]) -> list[int]:
    """Return the columns of whole names; two of single words with one heading are given and family name."""
    single = [
        index for index in whole if contents[index].values and contents[index].several_words() < _HARDLY
    ]
    if len(single) != 2 or len(whole) != 2:
        return whole
    given, family = single
    if contents[given].capitals() > contents[family].capitals():
        given, family = family, given
    told = contents[family].capitals() - contents[given].capitals() >= _MOSTLY
    reason = N_("Two columns of names are called alike: which is the family name is a guess.")
    if told:
        reason = N_("Two columns of names are called alike: the family names are in capital letters.")
    confidence = _PROBABLE if told else _GUESS
    candidates[given] = [Candidate("given_name", confidence, reason)]
    candidates[family] = [Candidate("family_name", confidence, reason)]
    return []


def _beside_parts(
    candidates: list[Candidate], index: int, family: list[int], given: list[int], contents: Sequence[Contents]
) -> list[Candidate]:
    """Return what a column of whole names is where other columns hold parts of the names."""
    if family and given:
        if contents[index].values and contents[index].cyrillic() != contents[family[0]].cyrillic():
            return [Candidate("native_name", 0.75, N_("These are the names in the other script."))]
        return [Candidate(NOTHING, 0.95, IN_PARTS)]
    if family and contents[index].several_words() < _MOSTLY:
        return [Candidate("given_name", _PROBABLE, N_("Another column holds the family name."))]
    if given and contents[index].several_words() < _MOSTLY:
        return [Candidate("family_name", _PROBABLE, N_("Another column holds the given name."))]
    return candidates


def _prefer_latin(candidates: Candidates, contents: Sequence[Contents]) -> None:
    """Where a name comes in both scripts, take the Latin one, and the other as second script."""
    for field in (FULL_NAME, "family_name", "given_name"):
        columns = [index for index in _columns_of(candidates, field) if contents[index].values]
        latin = [index for index in columns if not contents[index].cyrillic()]
        for index in columns:
            if latin and index not in latin:
                candidates[index] = (
                    [Candidate("native_name", 0.75, N_("These are the names in the other script."))]
                    if field == FULL_NAME
                    else [Candidate(field, _PROBABLE, candidates[index][0].reason)]
                )
