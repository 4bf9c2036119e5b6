"""How the name of a person is printed."""

from __future__ import annotations


def printed_name(honorific: str, given_name: str, family_name: str, *, family_first: bool) -> str:
    """Return the name as one line, in the order of the person's custom; letters stay as they were written."""
    order = (family_name, given_name) if family_first else (given_name, family_name)
    return " ".join(part for part in (honorific, *order) if part)
