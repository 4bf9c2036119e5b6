"""All the ways to call parties, bodies and documents, by which what belongs to them is found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.bodies import Body
from cica_events.domain.parties import Party
from cica_events.domain.party_names import name_in
from cica_events.i18n import LANGUAGES, N_, _, translator
from cica_events.imports.words.party_aliases import ALIASES
from cica_events.queries.finding import Names

DOCUMENTS: Final[Mapping[str, str]] = {
    "list-of-participants": N_("List of participants"),
    "agenda": N_("Agenda"),
    "programme": N_("Programme"),
    "chair": N_("Chair's programme"),
    "speakers": N_("List of speakers"),
}
"""The documents that a meeting gives out, by key, with what they are called."""

_FURTHER_LANGUAGES: Final = ("ru", "kk")


def names_of(session: Session, bodies: Iterable[Body]) -> Names:
    """Return what parties, bodies and documents are called."""
    return Names(
        names_of_parties(session),
        {body.code: _of_body(body) for body in bodies},
        {key: in_all_languages(label) for key, label in DOCUMENTS.items()},
    )


def names_of_parties(session: Session, ids: Collection[str] | None = None) -> dict[str, tuple[str, ...]]:
    """Return by id what parties are called, those with `ids` or all."""
    query = select(*Party.__table__.columns)
    if ids is not None:
        query = query.where(Party.id.in_(ids))
    return {row.id: _of_party(row) for row in session.execute(query)}


def in_all_languages(label: str) -> tuple[str, ...]:
    """Return a text of the interface in all its languages."""
    texts = (translator(language).gettext(label) for language in LANGUAGES)
    return tuple(dict.fromkeys(texts))


def documents_called() -> dict[str, str]:
    """Return what the documents are called in the language of the interface."""
    return {key: _(label) for key, label in DOCUMENTS.items()}


def _of_party(row: object) -> tuple[str, ...]:
    keys = ("code", "short_name", "formal_name", "short_name_ru", "formal_name_ru", "short_name_kk")
    stored = tuple(str(getattr(row, key)) for key in keys)
    translated = tuple(name_in(row, language) for language in _FURTHER_LANGUAGES)  # type: ignore[arg-type]  # any row
    return tuple(dict.fromkeys(text for text in (*stored, *translated, *ALIASES.get(stored[0], ())) if text))


def _of_body(body: Body) -> tuple[str, ...]:
    texts = (body.code, body.name.en, body.name.ru, body.short_name.en, body.short_name.ru)
    return tuple(dict.fromkeys(text for text in texts if text))
