"""Weighs what a heading says of a column against what its values look like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from cica_events.domain.fields import Field, Kind
from cica_events.i18n import N_
from cica_events.imports.columns.column_contents import TITLES, Contents
from cica_events.imports.columns.guessing import guesses
from cica_events.imports.words.vocabulary import (
    BEHIND,
    FULL_NAME,
    MIDDLE_NAME,
    NOTHING,
    ROW_NUMBER,
    Candidate,
    squashed,
)

SURE_ENOUGH: Final = 0.5
"""The confidence below which a column is left out."""

_NAMES: Final = {FULL_NAME, MIDDLE_NAME, "given_name", "family_name"}
_FITS: Final = 0.6  # share of cells
_FITS_WELL: Final = 0.9
_MISFITS: Final = 0.3
_MISFITS_OF_CHOICES: Final = 0.5  # as every other row would be refused
_AMBIGUOUS: Final = {"title", "titles", "rank", "ранг", "титул", "titre", "titel"}  # of courtesy, or a post
_TITLED: Final = 0.95  # behind a heading that names the field itself
_MANY_STATES: Final = {"state", "штат", "land", "region", "регион"}  # of a federation


def is_ambiguous(heading: str) -> bool:
    """Return whether a heading is "Title" or the like, of courtesy here and a post there."""
    return squashed(heading) in _AMBIGUOUS


def weighed(
    heading: str,
    by_heading: Sequence[Candidate],
    contents: Contents,
    fields: Mapping[str, Field],
) -> list[Candidate]:
    """Return what a column may hold, the surest first, as sure as its values allow.

    Where the heading says nothing that the values bear out, the values alone suggest what it may be.
    """
    if is_ambiguous(heading):
        by_heading = _unambiguous(contents, fields) or by_heading
    found = [_weighed(candidate, contents, heading, fields) for candidate in by_heading]
    found = [each for candidate in found for each in _titles(candidate, contents, fields)]
    if len(found) > 1:
        found = _names_before_posts(found, contents)
    if all(each.confidence < SURE_ENOUGH for each in found):
        known = {each.field for each in by_heading}
        guessed = guesses(contents, fields, blank=not squashed(heading))
        found.extend(each for each in guessed if each.field not in known)
    return sorted(found, key=lambda candidate: -candidate.confidence)


def _unambiguous(contents: Contents, fields: Mapping[str, Field]) -> list[Candidate]:
    """Return what "Title" means by its values."""
    reason = N_("The values look like it.")
    if contents.courtesy() >= _FITS and "honorific" in fields:
        return [Candidate("honorific", 0.9, reason)]
    if contents.posts() >= _FITS and "position" in fields:
        return [Candidate("position", 0.9, reason, 100)]
    return []


def _titles(candidate: Candidate, contents: Contents, fields: Mapping[str, Field]) -> list[Candidate]:
    """Return the field to which the titles in the cells go, and behind it the one that the heading names."""
    held = contents.title_field()
    known = candidate.field in TITLES and held in fields
    if not known or held == candidate.field or contents.courtesy() < _FITS:
        return [candidate]
    confidence = min(candidate.confidence, _TITLED)
    first = replace(candidate, field=held, confidence=confidence, reason=N_("The values look like it."))
    return [first, replace(candidate, confidence=confidence - 0.01)]


def _weighed(
    candidate: Candidate, contents: Contents, heading: str, fields: Mapping[str, Field]
) -> Candidate:
    """Return `candidate` as sure as its values allow."""
    field = fields.get(candidate.field)
    if field and field.kind is Kind.CHOICE and contents.payments() >= _MISFITS:
        return Candidate(NOTHING, 0.9, N_("The values say how an order was paid."))
    if field and field.kind is Kind.TEXT and contents.answers() >= _FITS_WELL:
        reason = N_("The values only say yes or no.")
        return replace(candidate, confidence=candidate.confidence * 0.45, reason=reason)
    fit = contents.fit(field, heading) if field else None
    if candidate.field == ROW_NUMBER:
        fit = contents.whole_numbers()
    if candidate.field in _NAMES:
        fit = contents.names()
    if fit is None:
        return candidate
    if fit < (_MISFITS_OF_CHOICES if field and field.kind is Kind.CHOICE else _MISFITS):
        doubt = N_("The heading says so, but the values do not look like it.")
        share = _trust(field, heading)
        return replace(candidate, confidence=candidate.confidence * share, reason=doubt)
    if field and field.kind is Kind.CHOICE and fit < _FITS:
        doubt = N_("The heading says so, but some values do not look like it.")
        return replace(candidate, confidence=candidate.confidence * 0.7, reason=doubt)
    if fit >= _FITS_WELL and field and candidate.confidence < 0.8 and candidate.rank < BEHIND:
        reason = N_("The heading is like a known one, and the values look like it.")
        return replace(candidate, confidence=0.8, reason=reason)
    return candidate


def _trust(field: Field | None, heading: str) -> float:
    """Return how far a heading is believed against its values: not where each row would be refused."""
    if field is None:
        return 0.55
    if field.kind in (Kind.CHOICE, Kind.EMAIL):
        return 0.45
    return 0.45 if field.kind is Kind.PARTY and squashed(heading) in _MANY_STATES else 0.55


def _names_before_posts(candidates: list[Candidate], contents: Contents) -> list[Candidate]:
    """Take "Name and position" for the whole name, which a post may follow, where cells begin with one."""
    best = max(candidate.confidence for candidate in candidates)
    named = {each.field: each for each in candidates}
    parted = {"given_name", "family_name"} & named.keys()
    if FULL_NAME not in named or parted or best >= 1 or contents.led_by_names() < _FITS:
        return candidates
    confidence = min(0.9, best + 0.01)
    reason = N_("The heading names several things, and the cells begin with names.")
    others = [each for each in candidates if each.field != FULL_NAME]
    return [
        replace(named[FULL_NAME], confidence=confidence, reason=reason),
        *(replace(each, confidence=min(each.confidence, confidence - 0.01)) for each in others),
    ]
