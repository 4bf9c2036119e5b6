"""Says whom a row of a list may mean, and why we think so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cica_events.domain.quick_names import name_key
from cica_events.i18n import _
from cica_events.services.import_plan import Acquaintance, Recognised
from cica_events.services.participant_steps import name_of
from cica_events.services.row_drafts import Draft

Values = Mapping[str, Any]


def at_meeting(row: Draft, record_id: str, values: Values, reason: str = "") -> Recognised:
    """Return that a row may mean a participant with these `values`."""
    return Recognised(
        Acquaintance.MEETING,
        name_of(values),
        reason or _why(row, values),
        person_id=values["person_id"],
        record_id=record_id,
    )


def in_directory(row: Draft, person_id: str, values: Values, reason: str = "") -> Recognised:
    """Return that a row may mean a person of the directory with these `values`."""
    return Recognised(
        Acquaintance.DIRECTORY, name_of(values), reason or _why(row, values), person_id=person_id
    )


def in_file(row: Draft, other: Draft) -> Recognised:
    """Return that a row may mean the person of another row of the same list."""
    return Recognised(Acquaintance.FILE, name_of(other.values), _why(row, other.values), row=other.number)


def _why(row: Draft, values: Values) -> str:
    """Return what a row shares with the person of these `values`, in words."""
    said = []
    if row.email and row.email == values.get("email", "").casefold():
        said.append(_("Same e-mail address"))
    words = name_key(values.get("given_name", ""), values.get("family_name", ""))
    if words == row.words:
        same_home = row.home is not None and values.get("party") == row.home
        said.append(_("Same name and delegation") if same_home else _("Same name"))
    return ". ".join(said)
