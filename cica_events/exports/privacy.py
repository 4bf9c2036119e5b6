"""Which columns of a document are private, and the word of warning that goes with them."""

from __future__ import annotations

from collections.abc import Iterable

from cica_events.domain.fields import Field, Privacy
from cica_events.i18n import N_, _

_WARNINGS = {
    Privacy.CONTACT: N_(
        "The document holds contacts ({columns}). Hand it only to those who are to have them."
    ),
    Privacy.SENSITIVE: N_(
        "The document holds passport, birth or health data ({columns}). "
        "Hand it only to those who need them, and let it be destroyed afterwards."
    ),
}

CHOICES = {
    Privacy.CONTACT: (N_("Include contacts"), N_("E-mail address, phones and address")),
    Privacy.SENSITIVE: (
        N_("Include passport and health data"),
        N_("Passport, date of birth, dietary and access needs"),
    ),
}
"""What may be chosen for a file that leaves the workspace: the choice, and what it means."""


def open_fields(fields: Iterable[Field], included: frozenset[Privacy] = frozenset()) -> tuple[Field, ...]:
    """Return the fields that may leave the workspace without being asked for, and those of `included`."""
    return tuple(field for field in fields if field.privacy in included | {Privacy.OPEN})


def warnings_for(fields: Iterable[Field]) -> tuple[str, ...]:
    """Return what must be known of a document with these columns, nothing where all are open."""
    chosen = tuple(fields)
    told = []
    for privacy, text in _WARNINGS.items():
        labels = [_(field.label) for field in chosen if field.privacy is privacy]
        if labels:
            told.append(_(text).format(columns=", ".join(labels)))
    return tuple(told)
