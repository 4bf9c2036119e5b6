"""What a row says that holds one text only: a country, a total, a note, a part of the list."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from cica_events.domain.collation import search_key
from cica_events.imports.words.party_aliases import ALIASES

_TOTAL: Final = re.compile(
    r"\W*(?:(?:grand|sub|overall|running)?[\s-]*total|in\s+total|sum|count|итого|всего|итог|общее\s+количество"
    r"|общее\s+число|количество\s+участников|number\s+of\s+(?:participants|delegates|persons|people|items)"
    r"|барлығы|жиыны|жалпы\s+саны)(?![\w'-])",
    re.IGNORECASE,
)
_NOTE: Final = re.compile(
    r"\s*(?:[*†‡]|(?:notes?|n\.?b\.?|remarks?|source|signature|date|примечани[ея]|прим\.|подпись|источник|дата|"
    r"ескерту)\s*[:.–—_-]|(?:prepared\s+by|approved\s+by|signed|please|исполнитель|исп\.|составил[аи]?|утвержда\w+|"
    r"согласовано|по\s+состоянию)(?![\w'])"
    r"|page\s+\d+|стр(?:аница|\.)\s*\d+|-+\s*\d+\s*-+$)",
    re.IGNORECASE,
)
_ROLE: Final = re.compile(
    r"\W*(?:heads?\s+of\s+(?:the\s+)?delegations?|deputy\s+heads?\b.*|members?(?:\s+of\s+(?:the\s+)?delegations?)?|"
    r"delegates|advis[eo]rs|experts|alternates|accompanying\s+persons?|interpreters|"
    r"глава\s+делегации|главы\s+делегаций|члены(?:\s+делегации)?|состав(?:\s+делегации)?|делегаты|эксперты|"
    r"сопровождающие(?:\s+лица)?|переводчики|делегация\s+құрамы|делегация\s+басшысы)\W*",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(
    r"\s*(?:[-–—:,(\[]\s*)?\d{1,4}\s*(?:persons?|people|pax|participants?|delegates?|members?|pers\.?|чел(?:овека?)?\.?"
    r"|участник(?:а|ов)?|адам)?\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_ORDINAL: Final = re.compile(r"\s*(?:(?:\d{1,3}|[ivxlc]{1,6}|[a-zа-я])\s*[.)]\s+|[•▪■–—-]\s+)", re.IGNORECASE)
_DELEGATION: Final = re.compile(
    r"(?:(?:the|national|official)\s+)*(?:delegations?|delegates|participants|members|representatives)\s+"
    r"(?:of|from)\s+(?:the\s+)?|(?:(?:the)\s+)?delegations?\s*[:–—-]\s*|"
    r"(?:официальная\s+)?(?:делегаци[яи]|участники|представители|члены\s+делегации)\s*(?:от|из|:|[–—-])?\s+",
    re.IGNORECASE,
)
_DELEGATION_LAST: Final = re.compile(r"\s+(?:delegation|делегациясы|өкілдігі)\s*:?$", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"\s*(?:country|state|member\s+state|delegation|organi[sz]ation|страна|государство|делегация|организация|ел|"
    r"мемлекет)(?:\s*/[^:]*)?\s*[:–—-]\s*(?=\S)",
    re.IGNORECASE,
)
_ENDING: Final = re.compile(
    r"(?:ого|его|ому|ему|ыми|ими|ой|ей|ая|ай|яя|ый|ий|ое|ее|ия|ии|ию|ие|их|ые|ых|ов|[аеиоуыэюяй])$"
)
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
_LONGEST_PARTY: Final = 160
_LONGEST_SECTION: Final = 120
_LONGEST_CODE: Final = 3


def is_total(text: str) -> bool:
    """Return whether `text` begins as a count does: "Total: 25", "Всего участников: 12"."""
    return bool(_TOTAL.match(text))


def is_bare_total(text: str) -> bool:
    """Return whether `text` says that something is counted, and nothing else: "Total:"."""
    match = _TOTAL.match(text)
    return match is not None and not any(sign.isalpha() for sign in text[match.end() :])


def is_note(text: str) -> bool:
    """Return whether `text` is one, by its first words or its length."""
    return len(text) > _LONGEST_SECTION or bool(_NOTE.match(text))


def is_role(text: str) -> bool:
    """Return whether `text` names a part of a delegation, not a delegation: "Members"."""
    return bool(_ROLE.fullmatch(text))


def section_text(text: str) -> str:
    """Return `text` without a number before it or a count behind it, and without "Country:"."""
    bare = " ".join(text.split())
    bare = bare[match.end() :] if (match := _ORDINAL.match(bare)) else bare
    bare = bare[match.end() :] if (match := _LABEL.match(bare)) else bare
    shorter = _COUNT.sub("", bare)
    return (shorter if re.search(r"\w", shorter) else bare).strip().rstrip(":").rstrip() or text.strip()


class PartyWords:
    """Knows the States and organizations that lists name, also in the cases of Russian."""

    def __init__(self) -> None:
        self._names, self._stems = _keys_and_stems()
        self._seen: dict[str, str] = {}

    def named(self, text: str) -> str:
        """Return what `text` calls a State or organization, in the nominative; "" where it names none.

        "Delegation of …" names one whatever follows.
        """
        if len(text) > _LONGEST_PARTY:
            return ""
        if text not in self._seen:
            self._seen[text] = self._named(section_text(text))
        return self._seen[text]

    def holds(self, value: object) -> bool:
        """Return whether a cell holds nothing but the name of a State or organization."""
        return isinstance(value, str) and len(value) <= _LONGEST_PARTY and self._is_name(value)

    def _named(self, text: str) -> str:
        match = _DELEGATION.match(text)
        bare = text[match.end() :] if match else _DELEGATION_LAST.sub("", text)
        if found := self._known(bare) or self._known(text):
            return found
        return bare if len(bare) < len(text) and bare and not is_role(text) else ""

    def _known(self, text: str) -> str:
        if self._is_name(text):
            return text
        return self._stems.get(_stems(text), "") if _CYRILLIC.search(text) else ""

    def _is_name(self, text: str) -> bool:
        return _key(text) in self._names and (len(text) > _LONGEST_CODE or text.isupper())


@cache
def _keys_and_stems() -> tuple[frozenset[str], Mapping[str, str]]:
    """Return how all names are compared, and those in Cyrillic by their words without endings."""
    stems: dict[str, str] = {}
    for name in _names():
        if _CYRILLIC.search(name):
            stems.setdefault(_stems(name), name)
    return frozenset(map(_key, _names())), stems


def _names() -> Iterator[str]:
    """Yield every name of a State or organization that the reference and the aliases know."""
    for document in ("states", "organizations"):
        text = (files("resources") / "reference" / f"{document}.toml").read_text("utf-8")
        for party in tomllib.loads(text)["party"]:
            yield party["code"]
            yield from party["short_name"].values()
            yield from party.get("formal_name", {}).values()
    for code, names in ALIASES.items():
        yield code
        yield from names


def _key(text: str) -> str:
    folded = search_key(text).removeprefix("the ")
    return "".join(sign for sign in folded if sign.isalnum())


def _stems(text: str) -> str:
    words = re.findall(r"[\w-]+", text.casefold().replace("ё", "е"))
    return " ".join(_ENDING.sub("", word) if len(word) > 3 else word for word in words)
