"""The sets of columns of a list of participants that every office has."""

from __future__ import annotations

from collections.abc import Collection

from cica_events.exports.export import BuiltInSet
from cica_events.i18n import N_

ROOM, ARRIVAL, DEPARTURE = N_("Hotel room"), N_("Arrival"), N_("Departure")
BADGE, SIGNATURE, TABLE = N_("Badge number"), N_("Signature"), N_("Table number")
SPEAKS, REMARKS = N_("Language of the statement"), N_("Remarks")


def official_columns(show: Collection[str]) -> tuple[str, ...]:
    """Return the columns of the official list: who, from where, and of the function what `show` names.

    `show` may hold "native_name", "position", "department", "organization" and "contacts".
    """
    shown = (key for key in ("native_name", "position", "department", "organization") if key in show)
    contacts = ("email", "phone") if "contacts" in show else ()
    return ("number", "section", "party", "title", "given_name", "family_name", *shown, "capacity", *contacts)


USUAL = (
    "number", "section", "party", "title", "given_name", "family_name", "position", "organization",
    "capacity", "status",
)  # fmt: skip
SETS = (
    BuiltInSet(
        "official",
        N_("Official list"),
        official_columns(("position", "organization")),
    ),
    BuiltInSet(
        "hotel",
        N_("Hotel"),
        (
            "number", "party", "title", "given_name", "family_name", "nationality", "mobile",
            "passport_number", f"={ROOM}", f"={ARRIVAL}", f"={DEPARTURE}", f"={REMARKS}",
        ),
    ),
    BuiltInSet(
        "security",
        N_("Security"),
        (
            "number", "party", "title", "given_name", "family_name", "native_name", "position", "nationality",
            "birth_date", "passport_number", "passport_expires", f"={BADGE}", f"={SIGNATURE}",
        ),
    ),
    BuiltInSet(
        "catering",
        N_("Catering"),
        ("number", "party", "name", "capacity", "dietary", "access_needs", f"={TABLE}", f"={REMARKS}"),
    ),
    BuiltInSet(
        "interpreters",
        N_("Interpreters"),
        (
            "number", "party", "name", "native_name", "position", "organization", "contribution", "languages",
            f"={SPEAKS}",
        ),
    ),
)  # fmt: skip
