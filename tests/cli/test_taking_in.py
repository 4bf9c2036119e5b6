"""Taking in a list of participants by command line."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.cli.conftest import Run

MEETING = "YC-6"
HEADINGS = ("Страна", "Фамилия", "Имя", "Должность", "Телефон")
IVANOV = ("Казахстан", "Иванов", "Пётр", "Советник", "+7 701 111 22 33")
LI = ("Китай", "Ли", "Вэй", "Второй секретарь", "")
TWO_IN_ONE = ("Индия", "Сингх / Капур", "Раджа / Ананд", "", "")
NOWHERE = ("Атлантида", "Тест", "Тест", "", "")


def spreadsheet(folder: Path, *rows: tuple[str, ...]) -> Path:
    workbook, path = Workbook(), folder / "list.xlsx"
    sheet = workbook.active
    assert sheet is not None
    for row in (("Список участников",), HEADINGS, *rows):
        sheet.append(row)
    workbook.save(path)
    return path


def people(run: Run, workspace: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("participants", workspace, MEETING, "--json").out)
    return found


def test_a_list_with_russian_headings_is_taken_in_and_undone_in_one_step(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    before = people(run, sample)
    answer = run("import", "participants", sample, MEETING, spreadsheet(tmp_path, IVANOV, LI), "--json")
    document = json.loads(answer.out)
    assert (answer.status, answer.err) == (0, "")
    assert [column["field"] for column in document["columns"]] == [
        "party",
        "family_name",
        "given_name",
        "position",
        "phone",
    ]
    assert [column["heading"] for column in document["columns"]] == list(HEADINGS)
    counts = {key: document[key] for key in ("rows", "created", "updated", "skipped", "problems")}
    assert counts == {"rows": 2, "created": 2, "updated": 0, "skipped": 0, "problems": []}
    taken = {person["family_name"]: person for person in people(run, sample)}
    assert taken["Иванов"]["phone"] == "+7 701 111 22 33"
    assert taken["Ли"]["party"] == "China"
    assert run("undo", sample).status == 0
    assert people(run, sample) == before


def test_a_list_taken_in_twice_changes_nothing(run: Run, sample: Path, tmp_path: Path) -> None:
    path = spreadsheet(tmp_path, IVANOV, LI)
    run("import", "participants", sample, MEETING, path)
    before = people(run, sample)
    document = json.loads(run("import", "participants", sample, MEETING, path, "--json").out)
    assert (document["created"], document["updated"], document["skipped"]) == (0, 0, 2)
    assert people(run, sample) == before


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of files are text there")
def test_a_file_whose_name_is_no_text(run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\x91\xaf.csv")
    path.write_text("Family name,Country\nIvanov,Kazakhstan\n", encoding="utf-8")
    assert run("import", "participants", sample, MEETING, path).status == 0
    assert "??.csv" in run("history", sample).out


def test_a_preview_says_what_was_guessed(run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Country\nAnna Lena Berg,Kazakhstan\n", encoding="utf-8")
    told = run("import", "participants", sample, MEETING, path, "--preview").out
    assert "Row 2: “Anna Lena Berg” was divided into given name “Anna Lena” and family name “Berg”" in told
    assert told.endswith("\n1 row: 1 new, 0 changed, 0 as they were, 0 with problems\n")


def test_what_was_guessed_is_said_beside_the_answer_of_a_real_import(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Country\nAnna Lena Berg,Kazakhstan\nLena BERG,Kazakhstan\n", encoding="utf-8")
    document = json.loads(run("import", "participants", sample, MEETING, path, "--preview", "--json").out)
    (doubt,) = document["doubts"]
    assert (doubt["row"], "check it" in doubt["message"]) == (2, True)
    answer = run("import", "participants", sample, MEETING, path)
    assert (answer.status, answer.err) == (0, f"Row 2: {doubt['message']}\n")
    assert "check it" not in answer.out


def test_a_preview_changes_nothing(run: Run, sample: Path, tmp_path: Path) -> None:
    before = sample.read_bytes()
    path = spreadsheet(tmp_path, IVANOV, TWO_IN_ONE)
    answer = run("import", "participants", sample, MEETING, path, "--preview", "--json")
    document = json.loads(answer.out)
    assert (answer.status, document["created"], document["rows"]) == (0, 1, 2)
    told = run("import", "participants", sample, MEETING, path, "--preview")
    assert told.status == 0
    assert "2 rows: 1 new, 0 changed, 0 as they were, 1 with problems" in told.out
    assert sample.read_bytes() == before


def test_a_list_is_refused_whole_on_request_with_all_problems_told(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    before = people(run, sample)
    path = spreadsheet(tmp_path, IVANOV, TWO_IN_ONE, LI, NOWHERE)
    answer = run("import", "participants", sample, MEETING, path, "--all-or-nothing", "--json")
    document = json.loads(answer.out)
    assert answer.status == 1
    assert answer.err.startswith("Nothing was taken in: 2 rows have problems.")
    assert [(one["row"], one["field"]) for one in document["problems"]] == [(4, "family_name"), (6, "party")]
    assert [one["column"] for one in document["problems"]] == ["B", "A"]
    assert set(document["problems"][0]) == {"row", "column", "field", "value", "message"}
    assert (document["created"], document["updated"]) == (0, 0)
    assert people(run, sample) == before


def test_rows_with_problems_stay_out_and_the_others_come_in(run: Run, sample: Path, tmp_path: Path) -> None:
    path = spreadsheet(tmp_path, IVANOV, TWO_IN_ONE)
    answer = run("import", "participants", sample, MEETING, path)
    assert answer.status == 0
    assert answer.err.startswith("1 row with problems stayed out.")
    assert "Row 4, Family name: There are two people in one row." in answer.out
    assert [person["family_name"] for person in people(run, sample) if person["given_name"] == "Пётр"] == [
        "Иванов"
    ]


def test_each_column_says_what_it_was_taken_for_and_each_row_what_becomes_of_it(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    path = spreadsheet(tmp_path, IVANOV, NOWHERE)
    document = json.loads(run("import", "participants", sample, MEETING, path, "--preview", "--json").out)
    assert document["columns"][0] == {
        "heading": "Страна",
        "letter": "A",
        "field": "party",
        "confidence": 1.0,
        "reason": "The heading says so.",
        "doubtful": False,
    }
    assert document["plan"] == [{"row": 3, "action": "create"}, {"row": 4, "action": "refuse"}]
    run("import", "participants", sample, MEETING, path)
    changed = (*IVANOV[:3], "Посол", IVANOV[4])
    again = run(
        "import", "participants", sample, MEETING, spreadsheet(tmp_path, changed), "--preview", "--json"
    )
    assert json.loads(again.out)["plan"] == [
        {
            "row": 3,
            "action": "update",
            "changes": {"position": ["Советник", "Посол"]},
            "recognised": [{"where": "meeting", "name": "Пётр Иванов", "reason": "Same name and delegation"}],
        }
    ]


def test_the_encoding_and_the_columns_can_be_said(run: Run, sample: Path, tmp_path: Path) -> None:
    path, mapping = tmp_path / "list.csv", tmp_path / "columns.toml"
    path.write_bytes("Кто;Где\nИванов Пётр;Казахстан\n".encode("koi8-r"))
    mapping.write_text(
        '[columns]\n"Кто" = "full_name"\n"Где" = "party"\n[fixed]\ncapacity = "guest"\n', "utf-8"
    )
    said = ("--encoding", "koi8-r", "--mapping", mapping)
    answer = run("import", "participants", sample, MEETING, path, *said, "--json")
    document = json.loads(answer.out)
    assert (answer.status, answer.err, document["created"]) == (0, "", 1)
    assert (document["encoding"], document["columns"][0]["reason"]) == ("koi8-r", "You chose it.")
    (taken,) = [person for person in people(run, sample) if person["family_name"] == "Иванов"]
    assert taken["capacity"] == "guest"


@pytest.mark.parametrize(
    ("text", "words"), [("[columns\n", "Line 1"), ('[columns]\n"A" = "nothing"\n', "There is no field")]
)
def test_columns_that_cannot_be_read_are_refused(
    run: Run, sample: Path, tmp_path: Path, text: str, words: str
) -> None:
    mapping = tmp_path / "columns.toml"
    mapping.write_text(text, "utf-8")
    answer = run("import", "participants", sample, MEETING, spreadsheet(tmp_path, LI), "--mapping", mapping)
    assert (answer.status, answer.out) == (1, "")
    assert "columns.toml" in answer.err
    assert words in answer.err


def test_the_rows_with_problems_are_saved_and_taken_in_when_they_are_put_right(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    path, out = spreadsheet(tmp_path, IVANOV, NOWHERE), tmp_path / "problems.xlsx"
    answer = run("import", "participants", sample, MEETING, path, "--problems", out)
    assert f"1 row with problems was saved to {out}." in answer.err
    book = load_workbook(out)
    book.worksheets[0]["A2"] = "Индия"
    book.save(out)
    document = json.loads(run("import", "participants", sample, MEETING, out, "--json").out)
    assert (document["created"], document["problems"]) == (1, [])


def test_problems_are_never_saved_over_the_list(run: Run, sample: Path, tmp_path: Path) -> None:
    path = spreadsheet(tmp_path, NOWHERE)
    before = path.read_bytes()
    answer = run("import", "participants", sample, MEETING, path, "--problems", path, "--preview")
    assert answer.status == 1
    assert "is the list itself" in answer.err
    assert path.read_bytes() == before


def test_a_column_that_is_not_surely_known_is_told(run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Family name,Country,Contact\nIvanov,Kazakhstan,a@b.kz\nKim,China,c@d.cn\n", "utf-8")
    answer = run("import", "participants", sample, MEETING, path, "--preview", "--json")
    doubtful = [column for column in json.loads(answer.out)["columns"] if column["doubtful"]]
    assert len(doubtful) == answer.err.count("which is not sure") == 1


def test_a_column_without_a_heading_is_called_by_its_letter(run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("IVANOV,Ivan,Kazakhstan,a@b.kz\nKIM,Ana,China,c@d.cn\n", "utf-8")
    answer = run("import", "participants", sample, MEETING, path, "--preview")
    assert "The column “A” was taken for “Family name”, which is not sure" in answer.err
    assert [line.split()[0] for line in answer.out.splitlines()[2:6]] == ["A", "B", "C", "D"]


def test_a_list_that_comes_back_tells_conflicts_and_removed_rows(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "list.xlsx"
    run("export", "participants", sample, MEETING, out)
    unedited = run("import", "participants", sample, MEETING, out)
    assert "Nothing was changed in this file." in unedited.out
    book = load_workbook(out)
    sheet = book.worksheets[0]
    (heading,) = [row for row in sheet.iter_rows() if any(cell.value == "Family name" for cell in row)]
    column = next(cell.column for cell in heading if cell.value == "Family name")
    last = max(row[column - 1].row for row in sheet.iter_rows(min_row=heading[0].row) if row[-1].value)
    name = sheet.cell(last, column).value
    sheet.delete_rows(last)
    book.save(out)
    answer = run("import", "participants", sample, MEETING, out)
    assert f"{name} was removed from the file, and stays here." in answer.out
    document = json.loads(run("import", "participants", sample, MEETING, out, "--json").out)
    assert (document["exported_here"], len(document["gone"]), document["conflicts"]) == (True, 1, [])
    assert document["gone"][0]["name"].endswith(str(name))


def test_a_list_without_any_row_that_fits_is_refused(run: Run, sample: Path, tmp_path: Path) -> None:
    before = sample.read_bytes()
    answer = run("import", "participants", sample, MEETING, spreadsheet(tmp_path, TWO_IN_ONE))
    assert answer.status == 1
    assert answer.err.startswith("Nothing was taken in: 1 row has problems.")
    assert sample.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02 no list", b"PK\x03\x04 broken"])
def test_what_is_no_list_is_refused(content: bytes, run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    before = sample.read_bytes()
    answer = run("import", "participants", sample, MEETING, path, "--json")
    assert (answer.status, answer.out) == (1, "")
    assert "list.xlsx" in answer.err
    assert sample.read_bytes() == before


def test_a_file_that_is_not_there_is_refused(run: Run, sample: Path, tmp_path: Path) -> None:
    answer = run("import", "participants", sample, MEETING, tmp_path / "nowhere.csv")
    assert (answer.status, answer.out) == (1, "")
    assert "nowhere.csv" in answer.err


def written(folder: Path, *lines: str) -> Path:
    path = folder / "list.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_list_without_headings_is_taken_in_where_that_is_said(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    path = written(tmp_path, "Serik,OSPANOV", "Wei,LI")
    refused = run("import", "participants", sample, MEETING, path, "--preview")
    assert (refused.status, "--no-headings" in refused.err) == (1, True)
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(
        '[columns]\n"#1" = "given_name"\n"#2" = "family_name"\n[fixed]\nparty = "Kazakhstan"\n', "utf-8"
    )
    answer = run(
        "import", "participants", sample, MEETING, path, "--no-headings", "--mapping", mapping, "--json"
    )
    assert (answer.status, json.loads(answer.out)["created"]) == (0, 2)
    assert {"OSPANOV", "LI"} <= {person["family_name"] for person in people(run, sample)}


def test_the_row_of_the_headings_and_the_list_can_be_said(run: Run, sample: Path, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "Country,Name",
        "Страна,Фамилия",
        "Китай,Ли",
        "",
        "Family name,E-mail",
        "Wei,wei@example.org",
    )
    said = ("import", "participants", sample, MEETING, path, "--preview", "--json")
    document = json.loads(run(*said, "--heading-row", "2").out)
    assert [column["heading"] for column in document["columns"]] == ["Страна", "Фамилия"]
    document = json.loads(run(*said, "--table", "2").out)
    assert [column["heading"] for column in document["columns"]] == ["Family name", "E-mail"]
    refused = run(*said, "--table", "3")
    assert (refused.status, "no list 3" in refused.err) == (1, True)
    assert "counted from 1" in run(*said, "--table", "0").err
