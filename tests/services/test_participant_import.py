"""Taking participants in from a spreadsheet: the plan, the step, the undo."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from cica_events.domain.delegations import Group
from cica_events.domain.participants import Capacity
from cica_events.errors import Cancelled, ConflictError, InputError, NotFoundError
from cica_events.imports.sources.grid import Value
from cica_events.progress import silent
from cica_events.queries.participants import ParticipantRow
from cica_events.services.import_plan import Action, ImportResult
from cica_events.services.participant_import import ParticipantImport
from cica_events.services.participant_import_plan import ImportPlan
from cica_events.services.participant_matching import Matcher
from cica_events.services.workspace import Workspace
from tests.services import lists_for_meeting
from tests.services.lists_for_meeting import Plan
from tests.services.planned import planned_from

RUSSIAN = ("№", "Ф.И.О.", "Должность", "Страна", "Эл. почта", "Моб. тел.", "Роль в делегации")


beginning, meeting = lists_for_meeting.beginning, lists_for_meeting.meeting


@pytest.fixture
def taking_in(workspace: Workspace) -> ParticipantImport:
    return workspace.imports


@pytest.fixture
def plan(taking_in: ParticipantImport, meeting: str, tmp_path: Path) -> Plan:
    def planned(*rows: Sequence[Value], name: str = "list.xlsx", **options: object) -> ImportPlan:
        book = Workbook()
        for row in rows:
            book.active.append(list(row))  # type: ignore[union-attr]
        book.save(tmp_path / name)
        return planned_from(taking_in, meeting, tmp_path / name, **options)  # type: ignore[arg-type]

    return planned


def people_at(workspace: Workspace, meeting: str) -> dict[str, ParticipantRow]:
    return {row.name: row for row in workspace.participants.rows(meeting, "en")}


def test_a_russian_list_becomes_participants_in_their_delegations_by_one_step(
    workspace: Workspace, meeting: str, taking_in: ParticipantImport, plan: Plan
) -> None:
    planned = plan(
        ("Список участников",),
        (),
        RUSSIAN,
        (1, "Иванов Иван Иванович", "Директор", "РФ", "i@mid.ru", 79161234567, "Глава делегации"),
        (2, "ZHANG Xiao", "Counsellor", "КНР", None, "+86 10", "Советник"),
    )
    assert [(row.number, row.action) for row in planned.rows] == [(4, Action.CREATE), (5, Action.CREATE)]
    assert taking_in.commit(planned) == ImportResult(created=2, updated=0, skipped=0, refused=0)

    found = people_at(workspace, meeting)
    ivanov = found["Иванов Иван Иванович"]
    assert (ivanov.party, ivanov.capacity, ivanov.phone) == ("Russia", Capacity.HEAD, "79161234567")
    assert (ivanov.given_name, ivanov.family_name) == ("Иван Иванович", "Иванов")
    assert found["ZHANG Xiao"].party == "China"
    assert workspace.history.steps(1)[0].label == "Import of 2 participants from list.xlsx"
    assert {row.name for row in workspace.people.rows()} == set(found)

    workspace.history.undo()
    assert people_at(workspace, meeting) == {}
    assert workspace.people.count() == 0
    workspace.history.redo()
    assert set(people_at(workspace, meeting)) == set(found)


def test_all_problems_of_the_whole_file_are_told_at_once_and_the_other_rows_are_taken(
    workspace: Workspace, meeting: str, taking_in: ParticipantImport, plan: Plan
) -> None:
    planned = plan(
        RUSSIAN,
        (1, "Kim Minsu", "", "South Korea", "nobody", "", "адвокат"),
        (2, "Ali AHMED", "", "Atlantis", "", "", ""),
        (3, "Ivanov Ivan; Petrov Petr", "", "Turkey", "", "", ""),
        (4, "", "Director", "UAE", "d@mofa.ae", "", "Head"),
        (5, "Li WEI", "", None, "li@mfa.cn", "", "Expert"),
        (6, "Ali BIN SAEED", "", "UAE", "", "", "Adviser"),
        (7, "Ali Bin Saeed", "", "ОАЭ", "", "", ""),
        (8, None, None, None, None, None, None),
    )
    assert [(problem.row, problem.field) for problem in planned.problems] == [
        *((2, "email"), (2, "capacity"), (3, "party"), (4, "family_name"), (5, "family_name"), (6, "party")),
        (8, "family_name"),
    ]
    assert planned.problems[-1].message == "The same person stands in row 7 already."
    assert any("Row 9 holds nothing" in notice for notice in planned.notices)
    assert taking_in.commit(planned) == ImportResult(created=1, updated=0, skipped=0, refused=6)
    assert list(people_at(workspace, meeting)) == ["Ali BIN SAEED"]


def test_the_same_list_again_changes_nothing(taking_in: ParticipantImport, plan: Plan) -> None:
    rows = (
        RUSSIAN,
        (1, "Иванов Иван", "Директор", "РФ", "i@mid.ru", "", ""),
        (2, "Ким Ли", "", "КНР", "", "", ""),
    )
    taking_in.commit(plan(*rows))
    again = plan(*rows)
    assert again.count(Action.SKIP) == 2
    assert taking_in.commit(again) == ImportResult(created=0, updated=0, skipped=2, refused=0)


def test_a_corrected_list_updates_only_what_it_says_otherwise(
    workspace: Workspace, meeting: str, taking_in: ParticipantImport, plan: Plan
) -> None:
    headings = ("Family name", "Given name", "Country", "E-mail", "Position")
    taking_in.commit(
        plan(headings, ("IVANOV", "Ivan", "RU", "i@mid.ru", "Adviser"), ("KIM", "Li", "CN", "", "Expert"))
    )
    planned = plan(
        headings,
        ("Ivanov", "Ivan Petrovich", "KZ", "I@mid.ru", ""),
        ("Kim", "Li", "China", "k@mfa.cn", "Expert"),
    )
    assert [dict(row.before) for row in planned.rows] == [
        {
            "family_name": "IVANOV",
            "given_name": "Ivan",
            "email": "i@mid.ru",
            "party": people_at(workspace, meeting)["Ivan IVANOV"].party_id,
        },
        {"family_name": "KIM", "email": ""},
    ]
    assert taking_in.commit(planned) == ImportResult(created=0, updated=2, skipped=0, refused=0)
    found = people_at(workspace, meeting)
    assert found["Ivan Petrovich Ivanov"].party == "Kazakhstan"
    assert found["Ivan Petrovich Ivanov"].position == "Adviser"
    assert {row.email for row in workspace.people.rows()} == {"I@mid.ru", "k@mfa.cn"}


def test_an_address_that_two_people_share_does_not_make_them_one(
    workspace: Workspace, meeting: str, taking_in: ParticipantImport, plan: Plan
) -> None:
    headings = ("Family name", "Given name", "Country", "E-mail")
    taking_in.commit(
        plan(headings, ("IVANOV", "Ivan", "RU", "embassy@mid.ru"), ("PETROV", "Petr", "RU", "embassy@mid.ru"))
    )
    assert set(people_at(workspace, meeting)) == {"Ivan IVANOV", "Petr PETROV"}


def test_a_person_of_the_directory_is_taken_again_and_what_is_missing_there_is_filled_in(
    workspace: Workspace, meeting: str, taking_in: ParticipantImport, plan: Plan
) -> None:
    china = next(row.id for row in workspace.parties.rows() if row.code == "CN")
    known = workspace.people.add(
        {"family_name": "Zhang", "given_name": "Xiao", "party": china, "position": "Envoy"}
    )
    headings = ("Name", "Country", "Position", "E-mail")
    taking_in.commit(plan(headings, ("ZHANG Xiao", "China", "Ambassador", "z@mfa.cn")))
    (participant,) = workspace.participants.rows(meeting)
    (person,) = workspace.people.rows()
    assert participant.person_id == known
    assert (participant.position, person.position, person.email) == ("Ambassador", "Envoy", "z@mfa.cn")


def test_a_delegation_that_is_a_group_is_found_by_its_name(
    workspace: Workspace, meeting: str, taking_in: ParticipantImport, plan: Plan
) -> None:
    workspace.delegations.add_group(meeting, Group.MEDIA)
    taking_in.commit(plan(("Name", "Delegation"), ("Jane DOE", "Media")))
    assert people_at(workspace, meeting)["Jane DOE"].group is Group.MEDIA


def test_states_are_known_in_the_letters_of_their_own_language(plan: Plan) -> None:
    planned = plan(("Family name", "国家"), ("Li", "中国"), ("Kim", "大韩民国"))
    assert [(column.field, column.doubtful) for column in planned.columns] == [
        ("family_name", False),
        ("party", False),
    ]


def test_the_users_mapping_and_fixed_values_are_followed(
    workspace: Workspace, meeting: str, taking_in: ParticipantImport, plan: Plan
) -> None:
    china = next(row.id for row in workspace.parties.rows() if row.code == "CN")
    rows = (("Name", "Remark"), ("Li WEI", "Adviser"))
    planned = plan(*rows, mapping={"Remark": "position"}, fixed={"party": china})
    taking_in.commit(planned)
    found = people_at(workspace, meeting)["Li WEI"]
    assert (found.party, found.position) == ("China", "Adviser")


def test_a_plan_made_before_another_change_is_refused(
    workspace: Workspace, meeting: str, taking_in: ParticipantImport, plan: Plan
) -> None:
    planned = plan(("Name", "Country"), ("Li WEI", "CN"))
    taking_in.commit(planned)
    with pytest.raises(ConflictError, match="changed since the preview"):
        taking_in.commit(planned)
    assert len(workspace.participants.rows(meeting)) == 1


def test_cancelling_a_commit_leaves_nothing_behind(
    workspace: Workspace, meeting: str, taking_in: ParticipantImport, plan: Plan
) -> None:
    planned = plan(("Name", "Country"), *((f"Li WEI{number}", "CN") for number in range(300)))

    def cancel(done: int, _total: int) -> None:
        if done >= 200:
            raise Cancelled

    with pytest.raises(Cancelled):
        taking_in.commit(planned, cancel)
    assert workspace.participants.rows(meeting) == []
    assert workspace.people.count() == 0


def test_progress_of_the_plan_only_grows(plan: Plan) -> None:
    steps: list[int] = []
    plan(("Name", "Country"), ("Li WEI", "CN"), progress=lambda done, _total: steps.append(done))
    assert steps == sorted(steps)
    assert steps[-1] == 1000


def test_a_handed_out_list_comes_back_without_a_change(
    workspace: Workspace, meeting: str, taking_in: ParticipantImport, plan: Plan, tmp_path: Path
) -> None:
    taking_in.commit(
        plan(RUSSIAN, (1, "H.E. Mr. Ivan IVANOV", "=1+1", "РФ", "i@mid.ru", "+7 916", "Глава делегации"))
    )
    for language in ("en", "ru"):
        path = tmp_path / f"{language}.xlsx"
        workspace.exports.write("participants", meeting, path, in_language=language)
        planned = planned_from(taking_in, meeting, path)
        assert [row.action for row in planned.rows] == [Action.SKIP]


def test_a_list_made_in_libreoffice_is_taken_in(
    workspace: Workspace, meeting: str, taking_in: ParticipantImport
) -> None:
    path = Path(__file__).parent.parent / "imports" / "files" / "libreoffice-list.xlsx"
    taking_in.commit(planned_from(taking_in, meeting, path))
    found = people_at(workspace, meeting)
    assert found["Алмас Нурланович Серый"].phone == "+7 701 700 00 00"
    assert found["Вэй Ли"].party == "China"


def test_a_file_without_headings_and_a_meeting_that_is_gone_are_refused(
    taking_in: ParticipantImport, plan: Plan, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="No headings were found"):
        plan((1, 2, 3), (4, 5, 6))
    plan(("Name", "Country"), ("Li WEI", "CN"))
    with pytest.raises(NotFoundError):
        planned_from(taking_in, "gone", tmp_path / "list.xlsx")


def test_five_thousand_rows_are_taken_in(
    workspace: Workspace, meeting: str, taking_in: ParticipantImport, plan: Plan
) -> None:
    rows = [
        (f"FAMILY{number}", "Given", ("KZ", "CN", "RU")[number % 3], f"p{number}@mfa.kz")
        for number in range(5000)
    ]
    assert taking_in.commit(plan(("Family name", "Given name", "Country", "E-mail"), *rows)).created == 5000
    assert len(workspace.participants.rows(meeting)) == 5000


def test_a_list_of_hundreds_is_compared_with_other_spellings_in_the_directory(
    workspace: Workspace, plan: Plan
) -> None:
    kazakhstan = next(row.id for row in workspace.parties.rows() if row.code == "KZ")
    workspace.people.add({"family_name": "Kuanyshev", "given_name": "Doulat", "party": kazakhstan})
    rows = [(f"Surname{number}", f"Given{number}", "Kazakhstan") for number in range(500)]
    planned = plan(("Family name", "Given name", "Country"), *rows, ("Kuanyshiev", "Doulat", "Kazakhstan"))
    assert [row.number for row in planned.rows if row.recognised] == [502]
    assert not any("Find duplicates" in notice for notice in planned.notices)


def test_beyond_some_number_of_rows_other_spellings_are_not_looked_for_and_that_is_said(
    workspace: Workspace, taking_in: ParticipantImport, plan: Plan
) -> None:
    planned = plan(("Family name", "Given name", "Country"), ("Kim", "Li", "CN"), ("Li", "Na", "CN"))
    reading = planned.reading
    for most, uncompared in ((2, False), (1, True)):
        matching = Matcher(workspace.database, taking_in.fields, workspace.exports.present_texts, most).match(
            reading, {}, silent
        )
        assert matching.uncompared is uncompared
