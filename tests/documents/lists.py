"""A small list with awkward content, what its documents say, and how they are read again."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import docx

from cica_events.documents.content import ListContent, ListedPerson, ListOptions
from cica_events.documents.cover import MeetingFacts
from cica_events.documents.list_of_participants import build
from cica_events.documents.pdf import typeset
from cica_events.documents.typst_document import composed, supplied_and_system_fonts
from cica_events.domain.delegations import Group
from cica_events.domain.participants import Capacity, Participation
from cica_events.domain.protocol import Section
from cica_events.queries.participants import ParticipantRow
from tests.exports.examples import participant

MEETING = MeetingFacts(
    body="Senior Officials Committee",
    ordinal=31,
    title="Thirty-first meeting of the CICA Senior Officials Committee",
    date="19–20 November 2024",
    place="Astana, Kazakhstan",
    symbol="CICA/SOC/31/LOP",
    as_of=datetime(2024, 11, 18, 9, tzinfo=UTC),
)
SUPPLIED = files("resources") / "templates"


def rows() -> list[ParticipantRow]:
    """Return eight participants in protocol order."""
    return [*_of_kazakhstan(), _of_jordan(), *_of_the_secretariat()]


def _of_jordan() -> ParticipantRow:
    jordan = {
        "party": "Jordan",
        "party_id": "jo",
        "delegation_id": "d-jo",
        "section": Section.OBSERVER_STATES,
    }
    return _row(
        6,
        jordan,
        honorific="H.E.",
        rank="Ambassador",
        given_name="Yousef",
        family_name="Al-Aladaileh",
        native_name="يوسف العضايلة",
        position="Ambassador of Jordan",
        organization="Jordan",
        capacity=Capacity.HEAD,
    )


def _of_the_secretariat() -> list[ParticipantRow]:
    secretariat = {
        "party": "Secretariat",
        "party_id": None,
        "delegation_id": "d-s",
        "group": Group.SECRETARIAT,
        "section": Section.SECRETARIAT,
    }
    return [
        _row(
            7,
            secretariat,
            honorific="H.E.",
            rank="Ambassador",
            given_name="Ming",
            family_name="Zhang",
            family_first=True,
            native_name="张明",
            position="Deputy Executive Director",
            capacity=Capacity.SECRETARIAT,
            email="zhang@example.org",
            phone="+7 000",
        ),
        _row(8, secretariat, given_name="", family_name="گیورگی", capacity=Capacity.INTERPRETER),
    ]


def _of_kazakhstan() -> list[ParticipantRow]:
    kazakhstan = {"party": "Kazakhstan", "party_id": "kz", "delegation_id": "d-kz"}
    return [
        _row(
            1,
            kazakhstan,
            honorific="H.E.",
            courtesy="Mr.",
            given_name="Erlan",
            family_name="Қуанышев",
            position="Deputy Minister of Foreign Affairs",
            organization="Ministry of Foreign Affairs",
            capacity=Capacity.HEAD,
            native_name="Ерлан Қуанышев",
        ),
        _row(
            2,
            kazakhstan,
            courtesy="Ms.",
            given_name="{{ title }}",
            family_name="<b>Smith</b> & #strong[x]",
            position="*Chief* $x$ _of_ \\ protocol",
            department="A\x00B\ud800C\u202eD",
        ),
        _row(3, kazakhstan, given_name="Long", family_name="X" * 300, position="Y" * 300),
        _row(4, kazakhstan, given_name="Gone", family_name="Away", status=Participation.DECLINED),
        _row(5, kazakhstan, given_name="Given", family_name="Up", status=Participation.REPLACED),
    ]


def _row(number: int, home: dict[str, Any], **given: Any) -> ParticipantRow:
    ids = {"id": f"p{number}", "person_id": f"person{number}", "number": number}
    return participant(**{**home, **ids, **given})


def small(options: ListOptions | None = None, **given: Any) -> ListContent:
    """Return the list of those nine."""
    return build(MEETING, rows(), options or ListOptions(), **given)


def names(people: Iterable[ListedPerson]) -> list[str]:
    """Return the names as printed."""
    return [person.name for person in people]


def in_word(path: Path) -> list[tuple[str, str]]:
    """Return style and text of each paragraph of a Word file."""
    return [(one.style.name, one.text) for one in docx.Document(str(path)).paragraphs]


def as_text(path: Path) -> str:
    """Return a Word file as lines of style and text, for a golden file."""
    return "".join(f"{style:<17}| {text}\n" for style, text in in_word(path))


def in_pdf(content: ListContent) -> list[str]:
    """Return the bold texts of the PDF in the order in which they are laid out: names, and headings."""
    with composed(typeset(content), None, supplied_and_system_fonts()) as document:
        return [_plain(found["body"]) for found in json.loads(document.query("strong"))]


def _plain(body: Any) -> str:
    if isinstance(body, dict):
        return str(body.get("text", "")) or "".join(_plain(child) for child in body.get("children", ()))
    return str(body)


def printed_in(path: Path) -> Iterator[str]:
    """Yield the text of a PDF as another program reads it, where there is one."""
    if shutil.which("pdftotext"):
        command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
        yield subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")
