"""Parts a name that was written into one field: "H.E. Ambassador ZHANG Xiao"."""

from __future__ import annotations

from dataclasses import dataclass

from cica_events.domain.titles import split_titles
from cica_events.imports.values.names import split_name


@dataclass(frozen=True, slots=True)
class PartedName:
    """The parts by the keys of their fields; `sure` is false where order alone told them apart."""

    honorific: str
    courtesy: str
    rank: str
    given_name: str
    family_name: str
    family_first: bool
    sure: bool


def parted(text: str) -> PartedName | None:
    """Return the parts of a whole name, no letter changed; None where there is but one part."""
    found = split_name(text)
    if not found.family_name or not (found.given_name or found.honorific or found.post):
        return None
    titles = split_titles(f"{found.honorific} {found.post}")
    return PartedName(
        honorific=titles.honorific,
        courtesy=titles.courtesy,
        rank=titles.rank,
        given_name=found.given_name,
        family_name=found.family_name,
        family_first=found.family_first,
        sure=found.sure and not found.post,
    )
