"""A small programme with awkward content, its papers, and how they are read again."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from cica_events.documents.agenda_paper import build as agenda_paper
from cica_events.documents.agenda_paper import entries
from cica_events.documents.chair_paper import build as chair_paper
from cica_events.documents.cover import MeetingFacts
from cica_events.documents.house_words import HouseWords, house_words
from cica_events.documents.paper import Paper
from cica_events.documents.paper_options import PaperOptions
from cica_events.documents.programme_paper import build as programme_paper
from cica_events.documents.programme_view import ProgrammeView
from cica_events.documents.speakers_paper import build as speakers_paper
from cica_events.documents.typography import set_paper
from cica_events.domain.agenda import Counting, ItemKind, Visibility
from cica_events.domain.participants import Participation
from cica_events.domain.sittings import SittingKind
from cica_events.domain.speakers import SpeakerRole
from cica_events.queries.agenda import AgendaRow
from cica_events.queries.programme import (
    Programme,
    ProgrammeDay,
    ProgrammeItem,
    ProgrammeSitting,
    SpeakerRow,
)
from cica_events.queries.sittings import SittingRow

ZONE = ZoneInfo("Asia/Almaty")
DAY = date(2024, 11, 19)
LONG = "A title that goes on " * 47
ARABIC = "يوسف العضايلة"
KEYS = ("agenda", "programme", "chair", "speakers")


def facts(language: str = "en") -> MeetingFacts:
    """Return what the covers say."""
    russian = language == "ru"
    return MeetingFacts(
        body="Комитет старших должностных лиц" if russian else "Senior Officials Committee",
        ordinal=31,
        title="Заседание Комитета старших должностных лиц СВМДА"
        if russian
        else "Meeting of the CICA Senior Officials Committee",
        date="19–20 ноября 2024 г." if russian else "19–20 November 2024",
        place="Астана, Казахстан" if russian else "Astana, Kazakhstan",
        symbol="SOC/2024/1",
        as_of=datetime(2024, 11, 18, 9, tzinfo=UTC),
    )


def item(number: str, title: str, **given: Any) -> AgendaRow:
    """Return an agenda item."""
    usual: dict[str, Any] = {
        "id": f"i{number or title}", "version": 1, "meeting_id": "m", "parent_id": None, "order": 0,
        "title": title, "title_ru": "", "kind": None, "duration": None, "symbol": "", "annotation": "",
        "expected": "", "visibility": Visibility.PUBLIC, "dimension": "", "priority_area": "",
        "counting": Counting.AUTOMATIC, "own_number": "", "notes": "", "pinned_start": None,
        "sitting_id": None, "place": 0, "number": number, "depth": 0, "minutes": None, "start": None,
        "end": None, "cited": number,
    }  # fmt: skip
    return AgendaRow(**{**usual, **given})


def speaker(number: int, name: str, **given: Any) -> SpeakerRow:
    """Return somebody who speaks."""
    usual: dict[str, Any] = {
        "id": f"s{number}", "version": 1, "item_id": "i", "participant_id": f"p{number}", "party_id": None,
        "name": name, "role": SpeakerRole.STATEMENT, "topic": "", "topic_ru": "", "minutes": 5,
        "order": number, "pinned_place": None, "pin_reason": "", "number": number, "speaker": name,
        "party": "", "function": "", "pronunciation": "", "person_id": None, "capacity": None,
        "status": Participation.REGISTERED, "mode": None,
    }  # fmt: skip
    return SpeakerRow(**{**usual, **given})


HOST = speaker(
    1, "H.E. Mr. Erlan Qūanyshev", party="Kazakhstan", function="Deputy Minister of Foreign Affairs",
    pronunciation="yer-LAHN kwah-nee-SHEV", role=SpeakerRole.INTRODUCES, minutes=10,
    pinned_place=1, pin_reason="Host country",
)  # fmt: skip
SPEAKERS = (
    HOST,
    speaker(
        2, ARABIC, party="Jordan", function="Ambassador of Jordan", topic="Trust {{ title }} & <b>peace</b>"
    ),
    speaker(3, "", participant_id=None, party_id="tj", party="Tajikistan", minutes=None),
    speaker(4, "Mr. Gone Away", role=SpeakerRole.INTRODUCES, status=Participation.DECLINED),
)
OPENING = item("1", "Opening of the meeting", title_ru="Открытие заседания", kind=ItemKind.PROCEDURAL)
ADOPTION = item("2", "Adoption of the agenda", title_ru="Утверждение повестки дня", kind=ItemKind.PROCEDURAL)
PLAN = item(
    "3", "Plan of confidence building measures for 2025", title_ru="План мер доверия на 2025 год",
    kind=ItemKind.DECISION, symbol="SOC/2024/2 Draft plan\nSOC/2024/3 Note by the Secretariat",
    annotation="The plan was circulated on 1 October.\nDelegations are invited to adopt it.",
    expected="Adoption of the plan", notes="Ask for the budget line",
)  # fmt: skip
MILITARY = item("3.1", "Military-political dimension", title_ru="Военно-политическое измерение", depth=1)
SECRET = item("4", "Staff matters", visibility=Visibility.SECRETARIAT, kind=ItemKind.DISCUSSION)
HIDDEN_CHILD = item("4.1", "Contracts", depth=1)
AWKWARD = item("5", LONG + "{{ title }} #strong[x]", kind=ItemKind.INFORMATION)
CLOSING = item("6", "Closing of the meeting", title_ru="Закрытие заседания", kind=ItemKind.PROCEDURAL)
ITEMS = (OPENING, ADOPTION, PLAN, MILITARY, SECRET, HIDDEN_CHILD, AWKWARD, CLOSING)
BY_ITEM = {PLAN.id: SPEAKERS, SECRET.id: (speaker(5, "Ms. Inner Circle"),)}


def sitting(name: str, start: str, minutes: int, *items: AgendaRow, **given: Any) -> ProgrammeSitting:
    """Return a session on the first day; `start` such as "09:30"."""
    when = datetime.combine(given.pop("day", DAY), time.fromisoformat(start), ZONE)
    chair = given.pop("chair", "")
    own = given.pop("own", True)
    usual: dict[str, Any] = {
        "id": f"sitting {name}", "version": 1, "meeting_id": "m", "title": name, "title_ru": "",
        "kind": SittingKind.PLENARY, "day": when.date(), "start": when.time(), "duration": minutes,
        "room": "", "pinned": False, "chair_id": None, "interpretation": "",
        "visibility": Visibility.PUBLIC, "notes": "", "order": 0,
    }  # fmt: skip
    found = tuple(
        ProgrammeItem(row, 10, when + timedelta(minutes=10 * at), None, BY_ITEM.get(row.id, ()))
        for at, row in enumerate(items)
    )
    end = when + timedelta(minutes=minutes)
    return ProgrammeSitting(
        SittingRow(**{**usual, **given}), own, when, end, minutes, 10 * len(items), chair, found
    )


SITTINGS = (
    sitting("Plenary", "09:00", 90, OPENING, ADOPTION, PLAN, MILITARY, room="Hall 1",
            title_ru="Пленарное заседание", chair="H.E. Mr. Kairat Sarybay", interpretation="en, ru",
            notes="Water on the tables"),
    sitting("", "10:30", 30, kind=SittingKind.BREAK),
    sitting("Energy", "11:00", 60, AWKWARD, room="Hall 2", kind=SittingKind.THEMATIC),
    sitting("Finance", "11:00", 60, room="Hall 1", kind=SittingKind.THEMATIC),
    sitting("Secretariat meeting", "12:00", 30, SECRET, visibility=Visibility.SECRETARIAT),
    sitting("Concluding session", "14:00", 60, CLOSING, room="Hall 1", title_ru="Заключительное заседание"),
    sitting("Night watch", "22:30", 180, kind=SittingKind.RECEPTION),
)  # fmt: skip


def programme(sittings: Sequence[ProgrammeSitting] = SITTINGS, *, dated: bool = True) -> Programme:
    """Return a programme of one day."""
    day = ProgrammeDay(DAY, 1, tuple(sittings))
    left = ProgrammeItem(item("7", "Left over"), 0, None, None, ())
    meeting: Any = None  # no paper asks the programme for its meeting
    return Programme(meeting, dated, (day,), ("Hall 1", "Hall 2"), (), (left,), ())


def words(language: str = "en") -> HouseWords:
    """Return the supplied words."""
    return house_words(language, "SOC", None)


def paper(key: str, options: PaperOptions | None = None, **given: Any) -> Paper:
    """Return one of the papers of that meeting."""
    chosen = options or PaperOptions()
    language = chosen.language
    house = given.pop("words", None) or words(language)
    if key == "agenda":
        found = entries(given.pop("items", ITEMS), BY_ITEM, language)
        return set_paper(agenda_paper(facts(language), found, chosen, house, **given))
    if key == "speakers":
        return set_paper(speakers_paper(facts(language), ITEMS, BY_ITEM, chosen, house))
    view = ProgrammeView(given.pop("programme", None) or programme(), chosen, house, {}, frozenset())
    build = programme_paper if key == "programme" else chair_paper
    return set_paper(build(facts(language), view))


def plain(found: Paper) -> str:
    """Return a paper as lines of looks and texts, for a golden file."""
    said = []
    for each in found.lines():
        look = f"{each.look.value}{each.level or ''}"
        said.append(f"{look:<11}|{each.number:>5} {each.text}".replace("\u00a0", "~").rstrip())
    return "\n".join([f"{found.cover.heading} / {found.cover.stage}", *said, ""])


def matches_golden(text: str, golden: Path) -> bool:
    """Compare with a golden file, or write it anew where CICA_UPDATE_GOLDEN is set."""
    if "CICA_UPDATE_GOLDEN" in os.environ:
        golden.write_text(text, encoding="utf-8")
    return text.splitlines() == golden.read_text(encoding="utf-8").splitlines()
