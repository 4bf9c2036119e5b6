"""The bodies of the Conference as their files describe them: names, titles, agenda, programme, guests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import time
from typing import Any

from cica_events.domain.agenda_templates import (
    AgendaTemplateItem,
    SessionTemplate,
    read_items,
    read_programme,
)
from cica_events.domain.body_file import BodyTable, Wording
from cica_events.domain.delegations import Group
from cica_events.domain.fields import Labelled
from cica_events.domain.levels import Level
from cica_events.domain.meetings import Format, NumberStyle
from cica_events.domain.ordinals import ordinal_words
from cica_events.domain.participants import Capacity
from cica_events.domain.parties import Status
from cica_events.i18n import N_

LAST_RANK = 1000
"""The rank of a body whose file says nothing of it."""


class BodyKind(Labelled):
    """What a body is for."""

    DECISION_MAKING = "decision_making", N_("Decision-making")
    WORKING = "working", N_("Working")
    MINISTERIAL_CONFERENCE = "ministerial_conference", N_("Ministerial conference")
    CONSULTATIVE = "consultative", N_("Consultative and advisory")
    SERIES = "series", N_("Event series")
    NETWORK = "network", N_("Network")
    ACTIVITY = "activity", N_("Activity")


class Gender(Labelled):
    """The grammatical gender of the Russian noun that an ordinal goes with."""

    MASCULINE = "m", N_("Masculine")
    FEMININE = "f", N_("Feminine")
    NEUTER = "n", N_("Neuter")


@dataclass(frozen=True, slots=True)
class PreparationTask:
    """What has to be done `days_before` the first day of a meeting."""

    title: Wording
    days_before: int


@dataclass(frozen=True, slots=True)
class Body:
    """An organ or event series that meets; all but code and name has a value that suits any."""

    code: str
    name: Wording
    rank: int = LAST_RANK
    kind: BodyKind = BodyKind.ACTIVITY
    level: Level = Level.ANY
    short_name: Wording = field(default=Wording(""))
    ordinals: bool = False
    last_known_ordinal: int | None = None
    gender: Gender = Gender.NEUTER
    title_pattern: Wording = field(default=Wording("{Ordinal} meeting", "{Ordinal} заседание"))
    plain_title: Wording = field(default=Wording("Meeting", "Заседание"))
    symbol_pattern: str = ""
    place: str = ""
    country: str = ""
    time_zone: str = "Asia/Almaty"
    start_time: time | None = None
    format: Format = Format.IN_PERSON
    languages: tuple[str, ...] = ("en",)
    invited: tuple[Status, ...] = ()
    groups: tuple[Group, ...] = ()
    capacities: tuple[Capacity, ...] = tuple(Capacity)
    limits: tuple[tuple[Capacity, int], ...] = ()  # how many a delegation may send in each capacity
    agenda: tuple[AgendaTemplateItem, ...] = ()
    programme: tuple[SessionTemplate, ...] = ()
    rooms: tuple[str, ...] = ()  # in the order in which they stand side by side
    number_style: NumberStyle = NumberStyle.DECIMAL
    tasks: tuple[PreparationTask, ...] = ()

    @classmethod
    def from_toml(cls, values: Mapping[str, Any], source_name: str) -> Body:
        """Return the body that the parsed file `source_name` describes.

        Raises ValidationError that names the file, the key and what belongs there.
        """
        return _body(BodyTable(values, source_name))

    @classmethod
    def plain(cls, code: str) -> Body:
        """Return a body that only `code` is known of, for meetings whose body has no file (any more)."""
        return cls(
            code,
            Wording(code),
            title_pattern=Wording("{Ordinal} meeting of {code}", "{Ordinal} заседание {code}"),
            plain_title=Wording("Meeting of {code}", "Заседание {code}"),
        )

    def title(self, ordinal: int | None, language: str, year: int | None = None) -> str:
        """Return what the meeting is called: "Seventh meeting of the CICA Youth Council".

        Without `ordinal` the plain title; patterns may use {Ordinal}, {ordinal} (in lower case), {number},
        {code} and {year}.
        """
        pattern = self.plain_title if ordinal is None else self.title_pattern
        words = "" if ordinal is None else ordinal_words(ordinal, language, self.gender.value)
        shown = "" if year is None else year
        return pattern.text(language).format(
            Ordinal=words, ordinal=words[:1].lower() + words[1:], number=ordinal, code=self.code, year=shown
        )

    def next_ordinal(self, held: Iterable[int]) -> int | None:
        """Return the ordinal of the next meeting after those `held`; None where nothing says which it is."""
        known = list(held)
        if self.last_known_ordinal is not None:
            known.append(self.last_known_ordinal)
        return max(known) + 1 if self.ordinals and known else None

    def symbol(self, number: int, ordinal: int | None, year: int) -> str:
        """Return the symbol of document no. `number`, such as "SOC/2023/4"; empty without a pattern."""
        shown = year if ordinal is None else ordinal
        return self.symbol_pattern.format(number=number, ordinal=shown, year=year, code=self.code)


KEYS = (
    "code",
    "rank",
    "kind",
    "level",
    "name",
    "short_name",
    "ordinals",
    "last_known_ordinal",
    "gender",
    "title",
    "plain_title",
    "symbol",
    "place",
    "country",
    "time_zone",
    "start_time",
    "format",
    "languages",
    "invited",
    "groups",
    "capacities",
    "limits",
    "agenda",
    "programme",
    "rooms",
    "number_style",
    "tasks",
)
_SYMBOL = {"number": 1, "ordinal": 1, "year": 1, "code": ""}
_TITLE = dict.fromkeys(("Ordinal", "ordinal", "number", "code", "year"), "")


def _body(table: BodyTable) -> Body:
    table.known(KEYS)
    plain = Body.plain(table.text("code"))
    name = table.wording("name")
    agenda = read_items(table.tables("agenda"))
    return Body(
        code=plain.code,
        name=name,
        rank=table.number("rank", LAST_RANK) or 0,
        kind=table.choice("kind", BodyKind, plain.kind),
        level=table.choice("level", Level, plain.level),
        short_name=table.wording("short_name", name),
        ordinals=table.truth("ordinals", plain.ordinals),
        last_known_ordinal=table.number("last_known_ordinal"),
        gender=table.choice("gender", Gender, plain.gender),
        title_pattern=_pattern(table, "title", plain.title_pattern),
        plain_title=_pattern(table, "plain_title", plain.plain_title),
        symbol_pattern=table.filled("symbol", table.text("symbol", ""), _SYMBOL),
        place=table.text("place", ""),
        country=table.text("country", ""),
        time_zone=table.text("time_zone", plain.time_zone),
        start_time=table.moment("start_time"),
        format=table.choice("format", Format, plain.format),
        languages=table.texts("languages") or plain.languages,
        invited=table.several("invited", Status),
        groups=table.several("groups", Group),
        capacities=table.several("capacities", Capacity) or plain.capacities,
        limits=table.numbers("limits", Capacity),
        agenda=agenda,
        programme=read_programme(table, len(agenda)),
        rooms=table.texts("rooms"),
        number_style=table.choice("number_style", NumberStyle, plain.number_style),
        tasks=tuple(_task(task) for task in table.tables("tasks")),
    )


def _task(table: BodyTable) -> PreparationTask:
    return PreparationTask(
        table.both_languages(("en", "ru", "days_before")), table.number("days_before", 0) or 0
    )


def _pattern(table: BodyTable, key: str, default: Wording) -> Wording:
    pattern = table.wording(key, default)
    for text in (pattern.en, pattern.ru):
        table.filled(key, text, _TITLE)
    return pattern
