"""What States are called in a language in which the secretariat has no usage of its own, from CLDR."""

from __future__ import annotations

from functools import lru_cache

_NO_STATES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})  # CLDR names them beside the States


@lru_cache(maxsize=2**12)
def country_name(code: str, language: str) -> str:
    """Return what the State with the ISO 3166-1 alpha-2 `code` is called; empty where CLDR does not say."""
    if not is_country(code):
        return ""
    from babel import Locale, UnknownLocaleError  # takes its time: only where a name is missing

    try:
        return str(Locale.parse(language).territories.get(code, ""))
    except (UnknownLocaleError, ValueError):
        return ""


def is_country(code: str) -> bool:
    """Tell whether `code` has the shape of an ISO 3166-1 alpha-2 code of a State."""
    return len(code) == 2 and code.isascii() and code.isalpha() and code.isupper() and code not in _NO_STATES
