"""What a State or an organization is called, and sorted under, in a language.

The secretariat's own usage comes first: "Republic of Korea", "Viet Nam" and "Türkiye" stay as it writes
them. Where it has none, a State has its name from CLDR, and an organization its English one.
"""

from __future__ import annotations

from typing import Protocol

from cica_events.domain.country_names import country_name
from cica_events.domain.parties import PartyKind


class Named(Protocol):
    """What a party's names are read from."""

    @property
    def code(self) -> str: ...
    @property
    def kind(self) -> PartyKind: ...
    @property
    def short_name(self) -> str: ...
    @property
    def short_name_ru(self) -> str: ...
    @property
    def short_name_kk(self) -> str: ...
    @property
    def sort_name(self) -> str: ...
    @property
    def sort_name_ru(self) -> str: ...


def name_in(party: Named, language: str) -> str:
    """Return the short name of a party in `language`, a code such as "ru"."""
    own = {"en": party.short_name, "ru": party.short_name_ru, "kk": party.short_name_kk}.get(language, "")
    if own:
        return own
    known = country_name(party.code, language) if party.kind is PartyKind.STATE else ""
    return known or party.short_name


def sorted_under(party: Named, language: str) -> str:
    """Return the text that sorts a party in a list in `language`; its name unless another is given."""
    own = {"en": party.sort_name, "ru": party.sort_name_ru}.get(language, "")
    return own or name_in(party, language)
