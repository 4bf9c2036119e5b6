"""Guesses what a column holds by its values alone, where its heading says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from cica_events.domain.fields import Field, Kind
from cica_events.i18n import N_
from cica_events.imports.columns.column_contents import Contents
from cica_events.imports.words.vocabulary import FULL_NAME, ROW_NUMBER, Candidate

_FITS: Final = 0.6  # share of cells
_FITS_WELL: Final = 0.8
_REASON: Final = N_("The values look like it.")


def guesses(contents: Contents, fields: Mapping[str, Field], *, blank: bool) -> list[Candidate]:
    """Return the fields that the values suggest, none surely; more is ventured under a `blank` heading."""
    if not contents.values:
        return []
    found = list(_by_kind(contents, fields, blank=blank))
    if found:
        return found
    return [
        Candidate(key, confidence, _REASON)
        for key, confidence in _by_looks(contents, blank=blank)
        if key in fields or key in (FULL_NAME, ROW_NUMBER)
    ]


def _by_kind(contents: Contents, fields: Mapping[str, Field], *, blank: bool) -> Iterator[Candidate]:
    for key, field in fields.items():
        match field.kind:
            case Kind.EMAIL if contents.emails() >= _FITS:
                yield Candidate(key, 0.7, _REASON)
            case Kind.PARTY if (contents.parties() or 0.0) >= _FITS_WELL:
                yield Candidate(key, 0.7 if blank else 0.55, _REASON)
            case Kind.PHONE if contents.phones() >= _FITS_WELL:
                yield Candidate(key, 0.65 if blank else 0.55, _REASON)
            case Kind.PHONE if blank and contents.long_numbers() >= _FITS_WELL:
                yield Candidate(key, 0.55, _REASON)
            case Kind.CHOICE if contents.courtesy() < _FITS and (contents.fit(field) or 0.0) >= _FITS_WELL:
                yield Candidate(key, 0.7, _REASON)


def _by_looks(contents: Contents, *, blank: bool) -> Iterator[tuple[str, float]]:
    if contents.courtesy() >= _FITS_WELL:
        yield contents.title_field(), 0.65
    elif contents.posts() >= _FITS:
        yield "position", 0.6
    elif blank and contents.offices() >= _FITS:
        yield "organization", 0.55
    elif blank and contents.whole_names() >= _FITS_WELL:
        yield FULL_NAME, 0.6
    elif blank and contents.whole_numbers() >= _FITS_WELL:
        yield ROW_NUMBER, 0.6
