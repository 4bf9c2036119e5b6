"""What belongs to the name of a person, and how it is printed."""

from __future__ import annotations

from typing import Protocol

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


class Named(Protocol):
    """Whoever's name stands in its parts."""

    @property
    def honorific(self) -> str: ...
    @property
    def courtesy(self) -> str: ...
    @property
    def rank(self) -> str: ...
    @property
    def given_name(self) -> str: ...
    @property
    def family_name(self) -> str: ...
    @property
    def family_first(self) -> bool: ...


def name_of(person: Named) -> str:
    """Return the name of a row as one line."""
    return printed_name(
        person.honorific,
        person.given_name,
        person.family_name,
        family_first=person.family_first,
        courtesy=person.courtesy,
        rank=person.rank,
    )
