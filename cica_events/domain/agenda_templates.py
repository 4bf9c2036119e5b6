"""The subjects and the sessions that meetings of a body begin with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import Any, Final

from cica_events.domain.agenda import ItemKind
from cica_events.domain.body_file import BodyTable, Wording
from cica_events.domain.sittings import SittingKind
from cica_events.errors import ValidationError
from cica_events.i18n import _

LONGEST: Final = 24 * 60
"""The minutes that a session may last at most."""

LAST_DAY: Final = 31
"""The highest number of a day in a usual programme."""


@dataclass(frozen=True, slots=True)
class AgendaTemplateItem:
    """A subject that an agenda begins with; `minutes` is its usual length.

    The titles are patterns that may hold {year} and {next_year}. `key` names the item for the sessions:
    the number in the body's file, such as "4" or "4.1", or the id of the item that it continues. `more` are
    further fields of the record, by attribute.
    """

    title: Wording
    kind: ItemKind | None = ItemKind.DISCUSSION
    minutes: int | None = None
    children: tuple[AgendaTemplateItem, ...] = ()
    key: str = ""
    more: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def text(self, language: str, year: int) -> str:
        """Return the title in `language` for a meeting held in `year`."""
        return in_year(self.title.text(language), year)


@dataclass(frozen=True, slots=True)
class SessionTemplate:
    """A session that a programme begins with.

    `day` counts from 1 for the first day of the meeting, 0 is the day before. `items` are keys of agenda
    items; `key` names the session that it continues, `more` are further fields of the record, by attribute.
    """

    title: Wording
    kind: SittingKind = SittingKind.PLENARY
    day: int | None = 1
    start: time | None = None
    minutes: int | None = None
    room: str = ""
    items: tuple[str, ...] = ()
    key: str = ""
    more: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def text(self, language: str, year: int) -> str:
        """Return the title in `language` for a meeting held in `year`."""
        return in_year(self.title.text(language), year)


def in_year(pattern: str, year: int) -> str:
    """Return the title that a pattern gives for a meeting held in `year`."""
    return pattern.format_map({"year": year, "next_year": year + 1})


def literal(text: str) -> str:
    """Return the pattern that gives `text` in every year."""
    return text.replace("{", "{{").replace("}", "}}")


def all_items(items: Iterable[AgendaTemplateItem]) -> Iterator[AgendaTemplateItem]:
    """Yield items and their sub-items in document order."""
    for item in items:
        yield item
        yield from all_items(item.children)


def read_items(tables: Sequence[BodyTable], above: str = "") -> tuple[AgendaTemplateItem, ...]:
    """Return the items that the tables of a body's file describe, each with its number as key."""
    return tuple(_item(table, f"{above}{number}") for number, table in enumerate(tables, 1))


def _item(table: BodyTable, key: str) -> AgendaTemplateItem:
    title = _title(table, ("en", "ru", "kind", "minutes", "children"))
    return AgendaTemplateItem(
        title=title,
        kind=table.choice("kind", ItemKind, ItemKind.DISCUSSION),
        minutes=table.number("minutes"),
        children=read_items(table.tables("children"), f"{key}."),
        key=key,
    )


def read_programme(body: BodyTable, items: int) -> tuple[SessionTemplate, ...]:
    """Return the sessions under `programme`; `items` is how many subjects the agenda has.

    Raises ValidationError where one names an item that is not there or stands elsewhere already, or a room
    that is not among the `rooms` given, and where an item stands in no session.
    """
    tables = body.tables("programme")
    rooms = body.texts("rooms")
    sessions = tuple(_session(table, items, rooms) for table in tables)
    told = [number for session in sessions for number in session.items]
    for number in range(1, items + 1 if sessions else 1):
        if told.count(str(number)) != 1:
            reason = _("{source}: “programme” must name agenda item {number} in exactly one session.")
            raise ValidationError("programme", reason.format(source=body.source, number=number))
    return sessions


def _session(table: BodyTable, items: int, rooms: Sequence[str]) -> SessionTemplate:
    title = _title(table, ("en", "ru", "kind", "day", "start", "minutes", "room", "items"))
    room = table.text("room", "")
    if room and rooms and room not in rooms:
        raise table.refusal("room", _("one of {choices}").format(choices=", ".join(rooms)))
    start = table.moment("start")
    if start is None:
        raise table.refusal("start", _("a time such as 10:00:00, without quotation marks"))
    return SessionTemplate(
        title=title,
        kind=table.choice("kind", SittingKind, SittingKind.PLENARY),
        day=_within(table, "day", 1, 0, LAST_DAY),
        start=start,
        minutes=_within(table, "minutes", None, 1, LONGEST),
        room=room,
        items=tuple(str(number) for number in table.counts("items", items)),
    )


def _within(table: BodyTable, key: str, default: int | None, least: int, most: int) -> int:
    value = table.number(key, default)
    if value is None or not least <= value <= most:
        wanted = _("a whole number from {least} to {most}").format(least=least, most=most)
        raise table.refusal(key, wanted)
    return value


def _title(table: BodyTable, keys: Sequence[str]) -> Wording:
    title = table.both_languages(keys)
    for key, text in (("en", title.en), ("ru", title.ru)):
        table.filled(key, text, {"year": 0, "next_year": 0})
    return title
