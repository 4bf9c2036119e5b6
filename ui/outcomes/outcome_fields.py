"""The fields of an outcome as its table and form show them: what it refers to can be picked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cica_events.domain.fields import Field, Kind

ITEM, ADDRESSEE, PREPARED_BY, FOLLOWED_BY = "item_id", "addressee", "prepared_by_id", "followed_by_id"
PICKED = (ITEM, ADDRESSEE, PREPARED_BY, FOLLOWED_BY)
WIDTHS = {"text": 34, ITEM: 22, ADDRESSEE: 15, FOLLOWED_BY: 40}


def outcome_fields(catalogue: Mapping[str, Field]) -> tuple[Field, ...]:
    """Return the fields to show, in the catalogue's order; those picked from a list hold an id."""
    return tuple(_shown(field) for field in catalogue.values() if field.key != "order")


def catalogue_key(key: str) -> str:
    """Return the key under which the catalogue knows a field that is shown."""
    return key.removesuffix("_id")


def _shown(field: Field) -> Field:
    key = next((picked for picked in PICKED if catalogue_key(picked) == field.key), "")
    if key:
        field = replace(field, key=key, kind=Kind.PARTY, editable=True)
    return replace(field, width=WIDTHS.get(field.key, field.width))
