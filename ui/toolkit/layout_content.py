"""What a stored arrangement of a list says, read with care: it can be old or damaged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from ui.toolkit.arranged_model import OWN
from ui.toolkit.arrangement import SortBy
from ui.toolkit.value_filters import ValueFilter, read_filters

LONGEST = 200  # characters of a heading
WIDEST = 5000  # pixels of a column


@dataclass(frozen=True, slots=True)
class LayoutContent:
    """An arrangement of known columns; `left_out` are the keys of others that it names, in no order."""

    columns: list[str]  # all known, from left to right
    hidden: set[str]
    widths: dict[str, int]  # pixels
    headings: dict[str, str]
    frozen: str
    sort: list[SortBy]
    filters: list[ValueFilter]
    group: str
    left_out: list[str]

    @classmethod
    def read(cls, content: Mapping[str, Any], known: Mapping[str, bool]) -> Self:
        """Return what `content` says; `known` are the columns' keys, and whether each is usually shown."""
        named = _texts(content.get("columns"))
        keys = list(dict.fromkeys(key for key in named if key in known))
        usual = [key for key, shown in known.items() if not shown]
        hidden = set(_texts(content["hidden"])) if isinstance(content.get("hidden"), list) else set(usual)
        if hidden.issuperset(known):
            hidden = set(usual)
        frozen, group = content.get("frozen"), content.get("group", OWN)
        sort, filters = list(_sort(content.get("sort"))), content.get("filters")
        read, filtered_out = read_filters(filters, known)
        asked = [key for key in named if key not in hidden] + [step.key for step in sort] + filtered_out
        asked += [key for key in (frozen, group) if isinstance(key, str) and key not in {"", OWN}]
        return cls(
            columns=keys + [key for key in known if key not in keys],
            hidden=hidden & known.keys(),
            widths=_widths(content.get("widths"), known),
            headings=_headings(content.get("headings"), known),
            frozen=frozen if isinstance(frozen, str) and frozen in known else "",
            sort=[step for step in sort if step.key in known],
            filters=read,
            group=group if isinstance(group, str) and (group in known or group == "") else OWN,
            left_out=list(dict.fromkeys(key for key in asked if key not in known)),
        )


def _texts(found: object) -> list[str]:
    return [item for item in found if isinstance(item, str)] if isinstance(found, list) else []


def _sort(found: object) -> Iterator[SortBy]:
    for step in found if isinstance(found, list) else ():
        match step:
            case [str() as key, bool() as descending]:
                yield SortBy(key, descending)


def _widths(found: object, known: Mapping[str, bool]) -> dict[str, int]:
    pairs = found.items() if isinstance(found, dict) else ()
    return {
        key: min(width, WIDEST) for key, width in pairs if key in known and type(width) is int and width > 0
    }


def _headings(found: object, known: Mapping[str, bool]) -> dict[str, str]:
    pairs = found.items() if isinstance(found, dict) else ()
    texts = {key: " ".join(text.split()) for key, text in pairs if key in known and isinstance(text, str)}
    return {key: text[:LONGEST] for key, text in texts.items() if text}
