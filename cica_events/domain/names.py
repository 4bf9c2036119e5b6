"""What belongs to the name of a person, and how it is printed."""

from __future__ import annotations

from cica_events.domain.fields import Labelled
from cica_events.i18n import N_


class Gender(Labelled):
    """Whether a person counts among the women or the men of a meeting."""

    FEMALE = "female", N_("Woman")
    MALE = "male", N_("Man")


def titles(honorific: str, courtesy: str, rank: str) -> str:
    """Return what stands before the name: "H.E. Ambassador", "H.E. Mr.", "Ms."; a rank replaces it."""
    return " ".join(part for part in (honorific, rank or courtesy) if part)


def printed_name(
    honorific: str,
    given_name: str,
    family_name: str,
    *,
    family_first: bool,
    courtesy: str = "",
    rank: str = "",
) -> str:
    """Return the name as one line, in the order of the person's custom; letters stay as they were written."""
    order = (family_name, given_name) if family_first else (given_name, family_name)
    return " ".join(part for part in (titles(honorific, courtesy, rank), *order) if part)
