"""Participants come from spreadsheets with Russian headings: looked at first, taken in, taken back."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from tests.journeys.driver import Person, workspace

FILES = Path(__file__).parent / "files"
FROM_OFFICE = FILES / "youth-council.xlsx"  # saved by LibreOffice: two title rows, numbers, one bad row


def test_a_list_with_a_bad_row_comes_in_and_goes_again_by_one_undo(person: Person, tmp_path: Path) -> None:
    person.open_meeting("sixth youth")
    person.tab("Participants")
    before = people(person)
    assert before == ["Ikramov", "Sarybay", "Adaileh"]
    choose_the_file(person, FROM_OFFICE)
    look_at_the_preview(person)
    person.click("Import 11 participants")
    person.is_told("11 participants were added. 1 row with problems")
    assert person.counts.startswith("14 participants")
    after = people(person)
    assert {"Ахметов", "Wang", "Nguyễn", "القحطاني"} <= set(after)
    assert "Платонов" not in after
    person.press("Ctrl+Z")
    assert people(person) == before
    person.press("Ctrl+Shift+Z")
    assert people(person) == after
    bring_it_up_to_date(person, tmp_path)


def people(person: Person) -> list[str]:
    """Return the family names as shown, which must be those that are stored."""
    person.rests()
    shown = [name for name in person.sheet("Participants").texts("Family name") if name]
    (meeting,) = [row for row in workspace(person).meetings.rows() if row.key == "YC-6"]
    assert shown == [row.family_name for row in workspace(person).participants.rows(meeting.id)]
    return shown


def choose_the_file(person: Person, path: Path) -> None:
    person.click("Import…")
    person.names_file(path, lambda: person.click("Choose a file…"))
    person.rests()
    person.awaits(path.name)


def look_at_the_preview(person: Person) -> None:
    person.awaits("11 new, 1 with a problem that stays out")
    person.tab("Columns")
    columns = person.sheet("Columns of the file")
    assert columns.texts("Column in the file")[1:4] == ["Страна", "Обращение", "Фамилия"]
    person.tab("Rows")
    rows = person.sheet("Rows of the file")
    assert len(rows.texts("Family name")) == 12
    person.click("Problems  1")
    assert rows.texts("Family name") == ["Платонов"]
    rows.click("Платонов")
    person.awaits("Row 13 · Problem")
    person.awaits("“Атлантида” is no State or organization known here")
    person.awaits("“нет адреса” is no e-mail address")
    person.click("All rows  12")


def bring_it_up_to_date(person: Person, folder: Path) -> None:
    """A colleague sends the list again, in another shape: only what differs is changed."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Фамилия", "Имя", "Должность", "Делегация"])
    sheet.append(["Wang", "Wei", "Director, All-China Youth Federation", "КНР"])
    sheet.append(["Соколова", "Мария", "Заместитель руководителя Росмолодежи", "Российская Федерация"])
    sheet.append(["Рахимов", "Фарух", "Начальник управления", "Таджикистан"])
    book.save(folder / "again.xlsx")
    choose_the_file(person, folder / "again.xlsx")
    person.awaits("1 new, 1 changed, 1 the same")
    person.click("Add 1, change 1")
    person.is_told("1 participant was added, 1 was changed.")
    assert person.sheet("Participants").read("Wang", "Position") == "Director, All-China Youth Federation"
    person.answer("Undo")
    person.rests()
    assert person.sheet("Participants").read("Wang", "Position").startswith("Deputy Director")
    assert "Рахимов" not in people(person)
