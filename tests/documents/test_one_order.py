"""Screen, Word, PDF and Excel show 300 participants in nine scripts in one order."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from cica_events.documents.content import ListOptions
from cica_events.services.workspace import Workspace
from tests.documents.lists import in_pdf, in_word


def in_excel(path: Path, *headings: str) -> list[tuple[str, ...]]:
    """Return the columns under `headings` of the first sheet, row by row."""
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    start = next(number for number, row in enumerate(rows) if set(headings) <= set(row))
    places = [rows[start].index(heading) for heading in headings]
    return [tuple(str(row[place]) for place in places) for row in rows[start + 1 :]]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_document_has_the_order_of_the_screen(
    large: tuple[Workspace, str], language: str, tmp_path: Path
) -> None:
    workspace, meeting = large
    options = ListOptions(language=language)
    rows = workspace.participants.rows(meeting, language)
    assert len(rows) == 300
    assert len({row.party_id for row in rows if row.party_id}) == 48
    here = [row for row in rows if row.status.value not in ("declined", "replaced")]

    workspace.documents.write(meeting, tmp_path / "list.docx", options)
    people = [text for style, text in in_word(tmp_path / "list.docx") if style == "List Person"]
    assert people == [row.name for row in here]

    printed = [name for name in in_pdf(workspace.documents.content(meeting, options)) if name]
    assert printed == [_without_titles(row.family_first, row.given_name, row.family_name) for row in here]

    workspace.documents.write(meeting, tmp_path / "list.xlsx", options)
    headings = {"en": ("Family name", "Given name"), "ru": ("Фамилия", "Имя")}[language]
    listed = [pair for pair in in_excel(tmp_path / "list.xlsx", *headings) if any(pair)]
    assert listed == [(row.family_name, row.given_name) for row in rows]  # with their status, so all of them


def _without_titles(family_first: bool, given_name: str, family_name: str) -> str:
    return " ".join((family_name, given_name) if family_first else (given_name, family_name))
