"""What of a meeting is kept for others to begin with, and how a saved template holds it as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from typing import Any, Final

from cica_events.domain.agenda import Counting, ItemKind, Visibility
from cica_events.domain.agenda_templates import AgendaTemplateItem, SessionTemplate
from cica_events.domain.beginnings import PlannedHost
from cica_events.domain.body_file import BodyTable, Wording
from cica_events.domain.meetings import Format, HostRole, Leading, NumberStyle
from cica_events.domain.sittings import SittingKind
from cica_events.domain.speakers import SpeakingRule
from cica_events.errors import ValidationError
from cica_events.i18n import _

OF_ITEM: Final[Mapping[str, type]] = {
    "annotation": str,
    "expected": str,
    "visibility": Visibility,
    "dimension": str,
    "priority_area": str,
    "counting": Counting,
    "own_number": str,
    "pinned_start": time,
}
"""The fields of an agenda item, by attribute, that go on to another meeting; documents and notes do not."""

OF_SESSION: Final[Mapping[str, type]] = {"interpretation": str, "visibility": Visibility, "pinned": bool}
"""The fields of a session that go on to another meeting."""

OF_MEETING: Final[Mapping[str, type]] = {
    "start_time": time,
    "languages": str,
    "format": Format,
    "leading": Leading,
    "number_style": NumberStyle,
    "speaking_rule": SpeakingRule,
    "dimension": str,
    "priority_area": str,
}
"""The fields of a meeting that say how it is run."""

OF_PLACE: Final[Mapping[str, type]] = {"venue": str, "place": str, "country_id": str, "time_zone": str}
"""The fields of a meeting that go with its rooms."""

_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class TemplateContent:
    """What a saved template holds; titles are patterns, as in the file of a body."""

    agenda: tuple[AgendaTemplateItem, ...] = ()
    programme: tuple[SessionTemplate, ...] = ()
    rooms: tuple[str, ...] = ()
    hosts: tuple[PlannedHost, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    place: Mapping[str, Any] = field(default_factory=dict)
    told: frozenset[str] = frozenset()


def to_json(content: TemplateContent) -> str:
    """Return the content as a template stores it."""
    document = {
        "version": _VERSION,
        "agenda": [_item_out(item) for item in content.agenda],
        "programme": [_session_out(session) for session in content.programme],
        "rooms": list(content.rooms),
        "hosts": [{"role": host.role, "name": host.name, "party": host.party_id} for host in content.hosts],
        "settings": _out(content.settings),
        "place": _out(content.place),
        "told": sorted(content.told),
    }
    return json.dumps(document, ensure_ascii=False)


def from_json(text: str, source: str) -> TemplateContent:
    """Return what the template called `source` holds; ValidationError in words where it is none."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict) or values.get("version") != _VERSION:
        reason = _("The template “{name}” cannot be read. Save it anew from a meeting.")
        raise ValidationError("content", reason.format(name=source))
    table = BodyTable(values, source)
    return TemplateContent(
        agenda=tuple(_item_in(each) for each in table.tables("agenda")),
        programme=tuple(_session_in(each) for each in table.tables("programme")),
        rooms=table.texts("rooms"),
        hosts=tuple(_host_in(each) for each in table.tables("hosts")),
        settings=_in(table, "settings", OF_MEETING),
        place=_in(table, "place", OF_PLACE),
        told=frozenset(table.texts("told")),
    )


def kept(record: Any, fields: Iterable[str]) -> dict[str, Any]:
    """Return those of the `fields` of a record or row that hold something, by attribute."""
    found = {key: getattr(record, key) for key in fields}
    return {key: value for key, value in found.items() if value not in (None, "")}


def _item_out(item: AgendaTemplateItem) -> dict[str, Any]:
    return {
        "en": item.title.en,
        "ru": item.title.ru,
        "kind": item.kind,
        "minutes": item.minutes,
        "key": item.key,
        "more": _out(item.more),
        "children": [_item_out(child) for child in item.children],
    }


def _session_out(session: SessionTemplate) -> dict[str, Any]:
    return {
        "en": session.title.en,
        "ru": session.title.ru,
        "kind": session.kind,
        "day": session.day,
        "start": _plain(session.start),
        "minutes": session.minutes,
        "room": session.room,
        "items": list(session.items),
        "key": session.key,
        "more": _out(session.more),
    }


def _out(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _plain(value) for key, value in values.items()}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, time) else value


def _item_in(table: BodyTable) -> AgendaTemplateItem:
    has_kind = table.values.get("kind") is not None
    return AgendaTemplateItem(
        title=_title(table),
        kind=table.choice("kind", ItemKind, ItemKind.DISCUSSION) if has_kind else None,
        minutes=table.number("minutes"),
        children=tuple(_item_in(child) for child in table.tables("children")),
        key=table.text("key", ""),
        more=_in(table, "more", OF_ITEM),
    )


def _session_in(table: BodyTable) -> SessionTemplate:
    day = table.values.get("day")
    if day is not None and (not isinstance(day, int) or abs(day) > 10_000):
        raise table.refusal("day", _("a whole number"))
    return SessionTemplate(
        title=_title(table),
        kind=table.choice("kind", SittingKind, SittingKind.PLENARY),
        day=day,
        start=_value(table, "start", time),
        minutes=table.number("minutes"),
        room=table.text("room", ""),
        items=table.texts("items"),
        key=table.text("key", ""),
        more=_in(table, "more", OF_SESSION),
    )


def _host_in(table: BodyTable) -> PlannedHost:
    party = _value(table, "party", str)
    return PlannedHost(table.choice("role", HostRole, HostRole.ORGANIZER), table.text("name"), party)


def _title(table: BodyTable) -> Wording:
    texts = {key: table.text(key, "") for key in ("en", "ru")}
    for key, text in texts.items():
        table.filled(key, text, {"year": 0, "next_year": 0})
    return Wording(**texts)


def _in(table: BodyTable, key: str, kinds: Mapping[str, type]) -> dict[str, Any]:
    values = table.values.get(key, {})
    if not isinstance(values, dict):
        raise table.refusal(key, _("a table in braces"))
    inner = BodyTable(values, f"{table.source}, {key}")
    inner.known(tuple(kinds))
    found = {name: _value(inner, name, kinds[name]) for name in values}
    return {name: value for name, value in found.items() if value is not None}


def _value(table: BodyTable, key: str, kind: type) -> Any:
    value = table.values.get(key)
    if value is None:
        return None
    if issubclass(kind, StrEnum):
        return table.choice(key, kind, next(iter(kind)))
    if kind is bool:
        return table.truth(key, False)
    if kind is time:
        return _clock(table, key)
    return table.text(key)


def _clock(table: BodyTable, key: str) -> time:
    try:
        return time.fromisoformat(table.text(key))
    except ValueError:
        raise table.refusal(key, _("a time such as 10:00")) from None
