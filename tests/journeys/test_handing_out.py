"""Participants and agenda are handed out as workbooks, which another reader opens again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from tests.journeys.driver import Person

SOC = "Meeting of the CICA Senior Officials Committee"


def test_both_documents_are_exported_and_the_columns_are_remembered(person: Person, tmp_path: Path) -> None:
    person.open_meeting("senior officials")
    export_participants(person, tmp_path / "participants.xlsx")
    export_them_again(person, tmp_path / "participants.xlsx")
    export_agenda(person, tmp_path / "agenda.xlsx")


def grid(path: Path) -> list[list[Any]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def row_with(path: Path, text: str) -> list[Any]:
    return next(row for row in grid(path) if text in row)


def export_participants(person: Person, path: Path) -> None:
    person.tab("Participants")
    people = person.sheet("Participants")
    people.write("Cho", "Position", "=1+1")
    people.write("Cho", "Phone", "+7 7172 555 0101")
    person.press("Ctrl+E")
    person.awaits("Export: ")
    columns = person.listed("Columns of the document")
    assert "Contribution" in columns
    person.click("Include contacts")
    person.tick("Phone", "Columns of the document")
    person.awaits("The document holds contacts (Phone).")
    person.tick("Contribution", "Columns of the document")
    person.press("Alt+Up")
    chosen = person.listed("Columns of the document", ticked=True)
    person.fill("File", str(path))
    person.press("Return")
    person.is_told("participants.xlsx was written.")
    assert row_with(path, "Family name")[: len(chosen)] == chosen
    assert "=1+1" in row_with(path, "Cho")
    assert "+7 7172 555 0101" in row_with(path, "Cho")
    assert any(SOC in str(cell) for row in grid(path)[:4] for cell in row)
    people.write("Cho", "Position", "Ambassador")


def export_them_again(person: Person, path: Path) -> None:
    """The columns are as they were left; the file is replaced only after a word about it."""
    person.menu("File", "Export…")
    person.awaits("Export: ")
    assert "Contribution" in person.listed("Columns of the document", ticked=True)
    person.fill("File", str(path))
    person.awaits("This file exists and will be replaced.")
    person.choose("Language of the document", "Русский")
    person.click("Replace the file")
    person.rests()
    person.is_told("participants.xlsx was written.")
    assert "Республика Корея" in row_with(path, "Cho")


def export_agenda(person: Person, path: Path) -> None:
    person.tab("Agenda")
    person.menu("File", "Export…")
    person.awaits("Export: ")
    person.fill("File", str(path.with_suffix("")))
    person.press("Return")
    person.is_told("agenda.xlsx was written.")
    titles = [str(cell) for row in grid(path) for cell in row]
    assert "Budget of the CICA Secretariat for 2024" in titles
    assert any(SOC in title for title in titles)
