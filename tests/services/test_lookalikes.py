"""A list of participants that spells somebody of the directory otherwise says so, and guesses nothing."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from cica_events.domain.names import Gender
from cica_events.services.import_plan import Action
from cica_events.services.participant_import_plan import ImportPlan
from cica_events.services.workspace import Workspace
from tests.services import lists_for_meeting
from tests.services.lists_for_meeting import party
from tests.services.planned import planned_from, told

beginning = lists_for_meeting.beginning


def planned(workspace: Workspace, folder: Path, *rows: tuple[object, ...]) -> ImportPlan:
    book = Workbook()
    for row in (("Name", "Country", "Gender", "Position"), *rows):
        book.active.append(list(row))  # type: ignore[union-attr]
    book.save(folder / "list.xlsx")
    meeting = workspace.meetings.create(workspace.meetings.plan("YC", None))
    return planned_from(workspace.imports, meeting, folder / "list.xlsx")


def test_somebody_new_who_is_much_like_somebody_known_is_told_and_taken_in_as_new(
    workspace: Workspace, tmp_path: Path
) -> None:
    known = {"given_name": "Doulat", "family_name": "Kuanyshev", "party": party(workspace, "KZ")}
    workspace.people.add(known)
    plan = planned(
        workspace,
        tmp_path,
        ("Doulat KUANYSHIEV", "Kazakhstan", "", ""),
        ("Doulat KUANYSHIEV", "Uzbekistan", "", ""),
        ("Kairat SARYBAY", "Kazakhstan", "", ""),
    )
    alike, elsewhere, unlike = plan.rows
    assert told(alike) == (
        "“Doulat Kuanyshev” of the directory may be the same person: The family name is spelt differently. "
        "Taken in as somebody new.",
    )
    assert (elsewhere.doubts, unlike.doubts) == ((), ())
    assert {(row.action, row.person_id) for row in plan.rows} == {(Action.CREATE, None)}
    workspace.imports.commit(plan)
    assert workspace.people.count() == 4


def test_who_is_recognized_raises_no_doubt(workspace: Workspace, tmp_path: Path) -> None:
    known = {"given_name": "Doulat", "family_name": "Kuanyshev", "party": party(workspace, "KZ")}
    person = workspace.people.add(known)
    (row,) = planned(workspace, tmp_path, ("KUANYSHEV Doulat", "Kazakhstan", "", "")).rows
    assert (row.person_id, row.doubts) == (person, ())


def test_a_name_in_one_field_comes_apart_into_titles_and_names(workspace: Workspace, tmp_path: Path) -> None:
    plan = planned(
        workspace,
        tmp_path,
        ("H.E. Ambassador ZHANG Xiao", "China", "M", ""),
        ("Ms. Aida BALAYEVA", "Kazakhstan", "", ""),
    )
    first, second = (row.values for row in plan.rows)
    assert {
        key: first[key] for key in ("honorific", "rank", "given_name", "family_name", "family_first")
    } == {
        "honorific": "H.E.",
        "rank": "Ambassador",
        "given_name": "Xiao",
        "family_name": "ZHANG",
        "family_first": True,
    }
    assert not first.get("courtesy")
    assert (second["courtesy"], second["given_name"], second["family_name"]) == ("Ms.", "Aida", "BALAYEVA")


def test_the_usual_words_tell_woman_and_man(workspace: Workspace, tmp_path: Path) -> None:
    told = {
        Gender.FEMALE: ("F", "f", "Female", "Woman", "ж", "Жен.", "Женщина", "Ms."),
        Gender.MALE: ("M", "m", "MALE", "Man", "м", "муж.", "Мужчина", "Mr"),
    }
    words = [(word, gender) for gender, all_of_it in told.items() for word in all_of_it]
    people = map("Aida {}{}LAYEVA".format, "BDGKLMNPRSTVZBDG", "AAAAAAAAAAAAAEEE")
    people_told = zip(people, words, strict=True)
    rows = planned(
        workspace, tmp_path, *((name, "Kazakhstan", word, "Minister") for name, (word, _) in people_told)
    ).rows
    assert [(row.problems, row.values["gender"]) for row in rows] == [((), gender) for _word, gender in words]
