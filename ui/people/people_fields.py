"""How the fields of people stand in the table, the inspector and the dialog."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cica_events.domain.fields import Field, Kind, Privacy
from ui.toolkit.arrangement import Texts
from ui.toolkit.delegates import Marked
from ui.toolkit.large_arrangement import Sorts

PARTY = "party_id"  # the column of the catalogue's field "party": rows hold the id for pickers under it
NATIONALITY = "nationality_id"

TEXTS: Texts = {PARTY: lambda row: row.party, NATIONALITY: lambda row: row.nationality}
MARKED: Marked = {PARTY: lambda row: row.party_id, NATIONALITY: lambda row: row.nationality_id}
SORTS: Sorts = {"name": lambda row: f"{row.family_name} {row.given_name}"}

ORDER = ("name", "position", PARTY, "organization", "meetings", "email", "phone")
WIDTHS = {"name": 30, "position": 30, "organization": 26, PARTY: 18}


def table_fields(catalogue: Mapping[str, Field]) -> list[Field]:
    """Return all fields for the table, those that are shown at first before the others."""
    found = {field.key: field for field in _fields(catalogue)}
    keys = [*ORDER, *(key for key in found if key not in ORDER)]
    return [replace(found[key], width=WIDTHS.get(key, found[key].width), shown=key in ORDER) for key in keys]


def form_fields(catalogue: Mapping[str, Field]) -> list[Field]:
    """Return the fields that the inspector edits, in the catalogue's order and groups."""
    return [field for field in _fields(catalogue) if field.editable]


def sensitive_groups(catalogue: Mapping[str, Field]) -> list[str]:
    """Return the groups that hold what is hidden until asked for, such as the passport."""
    sensitive = (field.group for field in catalogue.values() if field.privacy is Privacy.SENSITIVE)
    return list(dict.fromkeys(sensitive))


def service_key(column: str) -> str:
    """Return the catalogue's key of a column."""
    return column.removesuffix("_id")


def party_column(field: Field) -> Field:
    """Return a field as rows hold it: a State or organization by its id."""
    return replace(field, key=f"{field.key}_id") if field.kind is Kind.PARTY else field


def _fields(catalogue: Mapping[str, Field]) -> list[Field]:
    return [party_column(field) for field in catalogue.values()]
