"""The dialogs in which a new post begins, and an earlier one is added or changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from cica_events.domain.fields import Field
from cica_events.i18n import N_, _
from cica_events.queries.people import PersonRow, PostRow
from cica_events.services.posts import PostService
from ui.people.people_fields import PARTY, party_column, service_key
from ui.toolkit.dialogs import open_dialog
from ui.toolkit.form_dialog import FormDialog, Place, by_key
from ui.toolkit.values import Values

PLACES: Mapping[str, Place] = {
    "position": (0, 0, 2),
    "department": (1, 0, 2),
    "organization": (2, 0, 2),
    PARTY: (3, 0, 2),
    "since": (4, 0, 1),
    "until": (4, 1, 1),
}
KEPT = ("organization", PARTY)  # what the new post mostly shares with the present one
PRESENT = ("position", "department", "organization")


def begin_post(service: PostService, values: Values, person: PersonRow, parent: QWidget) -> FormDialog:
    """Offer to enter the new post of a person; the present one becomes an earlier post."""
    held = any(getattr(person, key) for key in PRESENT)
    ended = replace(service.fields["until"], label=N_("The present post ended"))
    fields = _fields(service.fields, {"until": ended} if held else {"until": None})
    dialog = FormDialog(
        _("New post of {name}").format(name=person.name),
        by_key(fields, {key: place for key, place in PLACES.items() if key != "until" or held}),
        values=values,
        make=partial(_begin, service, person.id),
        primary=_("Begin new post"),
        parent=parent,
    )
    for key in KEPT:
        dialog.set_value(key, getattr(person, key))
    if person.position:
        text = _(
            "The present post, “{position}”, becomes an earlier one. It ends when the new one begins, unless "
            "you enter another date."
        )
        dialog.remark_on(text.format(position=person.position))
    return _opened(dialog)


def add_post(service: PostService, values: Values, person: PersonRow, parent: QWidget) -> FormDialog:
    """Offer to enter a post that a person held before."""
    dialog = FormDialog(
        _("Earlier post of {name}").format(name=person.name),
        by_key(_fields(service.fields), PLACES),
        values=values,
        make=partial(_add, service, person.id),
        primary=_("Add earlier post"),
        parent=parent,
    )
    return _opened(dialog)


def edit_post(service: PostService, values: Values, post: PostRow, parent: QWidget) -> FormDialog:
    """Offer to change an earlier post."""
    dialog = FormDialog(
        _("Change earlier post"),
        by_key(_fields(service.fields), PLACES),
        values=values,
        make=partial(_edit, service, post.id),
        primary=_("Save"),
        parent=parent,
    )
    for key in PLACES:
        dialog.set_value(key, getattr(post, key))
    return _opened(dialog)


def _opened(dialog: FormDialog) -> FormDialog:
    open_dialog(dialog)
    return dialog


def _fields(catalogue: Mapping[str, Field], others: Mapping[str, Field | None] | None = None) -> list[Field]:
    found = {**catalogue, **(others or {})}
    return [party_column(field) for field in found.values() if field is not None]


def _stored(values: Mapping[str, Any]) -> dict[str, Any]:
    return {service_key(key): value for key, value in values.items()}


def _begin(service: PostService, person_id: str, values: Mapping[str, Any]) -> str:
    parts = {key: value for key, value in _stored(values).items() if key not in {"since", "until"}}
    service.begin(person_id, parts, values.get("since"), values.get("until"))
    return person_id


def _add(service: PostService, person_id: str, values: Mapping[str, Any]) -> str:
    return service.add(person_id, _stored(values))


def _edit(service: PostService, post_id: str, values: Mapping[str, Any]) -> str:
    service.edit([post_id], _stored(values))
    return post_id
