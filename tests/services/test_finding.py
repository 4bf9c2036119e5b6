"""Anything is found by a few words, whatever script and spelling they are in."""

from __future__ import annotations

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.domain.found import Found, Ref, Sort
from cica_events.domain.issues import IssueStage
from cica_events.domain.parties import Party
from cica_events.domain.people import Person
from cica_events.errors import Cancelled, StorageError
from cica_events.services.workspace import Workspace
from tests.services.made_once import once

NURBAYEVA = {"given_name": "Aigul", "family_name": "Nurbayeva", "position": "Deputy Minister"}
OTHERS = (
    {"given_name": "Şule", "family_name": "Yıldız", "email": "sule@example.org"},
    {"given_name": "Tae-ick", "family_name": "Cho", "family_first": True, "native_name": "조태익"},
    {"given_name": "Huan", "family_name": "Wei", "family_first": True, "native_name": "魏欢"},
    {"given_name": "Қанат", "family_name": "Әбілқасымов"},
    {"given_name": "Samir", "family_name": "Hadidi", "native_name": "سمير الحديدي"},
    {"given_name": "K.", "family_name": "Doulatov"},
)


@once
def many_scripts(workspace: Workspace) -> None:
    """A meeting and people of many scripts."""
    kazakhstan = workspace.parties.add({"code": "KZ", "short_name": "Kazakhstan"})
    workspace.parties.add({"code": "KR", "short_name": "Republic of Korea"})
    for values in (NURBAYEVA | {"party": kazakhstan}, *OTHERS):
        workspace.people.add(values)
    meeting = workspace.meetings.create(workspace.meetings.plan("YC", VagueDate.parse("2023-10-12"), 7))
    workspace.meetings.edit([meeting], {"place": "Samarkand"})
    item = workspace.agenda.add(meeting, "Climate change and young people")
    workspace.outcomes.add(meeting, {"text": "Took up the initiative on rivers", "item": item})
    workspace.agenda_versions.issue(meeting, IssueStage.PROVISIONAL)


@pytest.fixture
def directory(workspace: Workspace, many_scripts: None) -> Workspace:
    """A workspace with them."""
    return workspace


def names(found: Found, sort: Sort = Sort.PEOPLE) -> list[str]:
    return [hit.name for hit in found.of(sort)]


PEOPLE = {
    "Нурбаева": "Aigul Nurbayeva",
    "nurbayeva aigul": "Aigul Nurbayeva",
    "nurb": "Aigul Nurbayeva",
    "Нурбаеву": "Aigul Nurbayeva",
    "nurbayev": "Aigul Nurbayeva",
    "nubrayeva": "Aigul Nurbayeva",
    "nirbayyva": "Aigul Nurbayeva",
    "minister nurbayeva": "Aigul Nurbayeva",
    "Қазақстан nurbayeva": "Aigul Nurbayeva",
    "A. Nurbayeva": "Aigul Nurbayeva",
    "sule yildiz": "Şule Yıldız",
    "YILDIZ": "Şule Yıldız",
    "shule": "Şule Yıldız",
    "sule@exam": "Şule Yıldız",
    "taeick": "Cho Tae-ick",
    "tae ick cho": "Cho Tae-ick",
    "조태익": "Cho Tae-ick",
    "魏欢": "Wei Huan",
    "abilkasymov": "Қанат Әбілқасымов",
    "абилкасымов": "Қанат Әбілқасымов",
    "الحديدي": "Samir Hadidi",
    "Семир Хадиди": "Samir Hadidi",
    "Semer Hedede": "Samir Hadidi",
    "Kanat Doulatov": "K. Doulatov",
}
MEETING = ("YC-7", "yc 7", "seventh youth council", "7th youth", "october 2023", "12 октября", "samarkand")
KOREA = ("South Korea", "Южная Корея", "KR", "republic korea")


def test_people_are_found(directory: Workspace) -> None:
    directory.finding.make()
    assert {question: names(directory.finding.find(question))[0] for question in PEOPLE} == PEOPLE


def test_a_meeting_is_found_by_what_is_known_of_it(directory: Workspace) -> None:
    directory.finding.make()
    found = {each: directory.finding.find(each).of(Sort.MEETINGS) for each in MEETING}
    assert {each: hits[0].meeting_key for each, hits in found.items()} == dict.fromkeys(MEETING, "YC-7")


def test_a_state_is_found_by_what_people_call_it(directory: Workspace) -> None:
    directory.finding.make()
    found = {each: names(directory.finding.find(each), Sort.PARTIES)[0] for each in KOREA}
    assert found == dict.fromkeys(KOREA, "Republic of Korea")


def test_what_a_meeting_holds_is_found(directory: Workspace) -> None:
    directory.finding.make()
    find = directory.finding.find
    assert names(find("young climate"), Sort.ITEMS) == ["Climate change and young people"]
    assert names(find("initiative on rivers"), Sort.OUTCOMES) == ["Took up the initiative on rivers"]
    issued, agenda = find("agenda yc-7").of(Sort.DOCUMENTS)
    assert (bool(issued.id), issued.document, agenda.id, agenda.document) == (True, "agenda", "", "agenda")
    (listed,) = find("список участников YC-7", [Sort.DOCUMENTS]).hits
    assert (listed.document, listed.meeting_key) == ("list-of-participants", "YC-7")


def test_what_is_written_so_comes_before_slips(directory: Workspace) -> None:
    directory.people.add({"given_name": "Aigul", "family_name": "Nurbayeba"})
    for number in range(5):
        directory.people.add({"given_name": f"Girl{'abcde'[number]}", "family_name": "Nurbayeba"})
    directory.finding.make()
    assert set(names(directory.finding.find("nurbayeba"))) == {
        "Aigul Nurbayeba",
        *(f"Girl{letter} Nurbayeba" for letter in "abcde"),
    }
    assert names(directory.finding.find("nurbayeva"))[0] == "Aigul Nurbayeva"


def test_recent_ones_come_first(directory: Workspace) -> None:
    other = directory.people.add({"given_name": "Aigul", "family_name": "Zhakupova"})
    directory.finding.make()
    assert names(directory.finding.find("aigul"))[0] == "Aigul Nurbayeva"
    hit = directory.finding.find("aigul", recent=[Ref(Sort.PEOPLE, other)]).of(Sort.PEOPLE)[0]
    assert (hit.name, hit.recent) == ("Aigul Zhakupova", True)


def test_where_a_name_agrees_is_told(directory: Workspace) -> None:
    directory.finding.make()
    (hit,) = directory.finding.find("нурб").of(Sort.PEOPLE)
    assert [hit.name[start:end] for start, end in hit.marks] == ["Nurb"]


def test_why_something_was_found_is_told(directory: Workspace) -> None:
    directory.finding.make()
    (item,) = directory.finding.find("climate seventh").of(Sort.ITEMS)
    assert "Seventh" in [item.detail[start:end] for start, end in item.detail_marks]
    (meeting,) = directory.finding.find("Молодежный совет").of(Sort.MEETINGS)
    assert meeting.detail.startswith("Седьмое заседание Молодежного совета СВМДА · YC-7")
    assert [meeting.detail[start:end] for start, end in meeting.detail_marks] == ["Молодежного", "совета"]


def test_what_changes_is_found_at_once(directory: Workspace) -> None:
    directory.finding.make()
    find = directory.finding.find
    person = find("nurbayeva").of(Sort.PEOPLE)[0].id
    directory.people.edit([person], {"family_name": "Suleimenova"})
    assert names(find("suleimenova")) == ["Aigul Suleimenova"]
    assert not names(find("nurbayeva"))
    directory.people.remove([person])
    assert not names(find("suleimenova"))
    directory.history.undo()
    assert names(find("suleimenova")) == ["Aigul Suleimenova"]


def test_what_could_not_be_read_just_now_is_found_later(directory: Workspace) -> None:
    directory.finding.make()
    find = directory.finding.find
    person = find("nurbayeva").of(Sort.PEOPLE)[0].id
    directory.people.edit([person], {"family_name": "Suleimenova"})
    with directory.database.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE person RENAME TO person_away")
    with pytest.raises(StorageError):
        find("suleimenova")
    with directory.database.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE person_away RENAME TO person")
    assert names(find("suleimenova")) == ["Aigul Suleimenova"]


def test_what_a_meeting_holds_is_found_by_its_new_title(directory: Workspace) -> None:
    directory.finding.make()
    meeting = directory.meetings.get("YC-7").id
    directory.meetings.edit([meeting], {"date": VagueDate.parse("2024-05-06")})
    assert names(directory.finding.find("may 2024 climate"), Sort.ITEMS) == [
        "Climate change and young people"
    ]


def test_a_renamed_state_is_found_once_the_index_is_made_again(directory: Workspace) -> None:
    directory.finding.make()
    korea = directory.finding.find("KR").of(Sort.PARTIES)[0].id
    directory.parties.edit([korea], {"short_name": "Hanguk"})
    assert not directory.finding.whole
    directory.finding.make()
    assert names(directory.finding.find("hanguk"), Sort.PARTIES) == ["Hanguk"]


def test_a_renamed_state_itself_is_found_at_once(directory: Workspace) -> None:
    directory.finding.make()
    korea = directory.finding.find("KR").of(Sort.PARTIES)[0].id
    directory.parties.edit([korea], {"short_name": "Hanguk"})
    assert names(directory.finding.find("hanguk"), Sort.PARTIES) == ["Hanguk"]
    directory.parties.remove([korea])
    assert names(directory.finding.find("hanguk"), Sort.PARTIES) == []
    directory.history.undo()
    assert names(directory.finding.find("hanguk"), Sort.PARTIES) == ["Hanguk"]


def test_what_hundreds_are_called_now_is_read_without_all_else(directory: Workspace) -> None:
    with directory.database.changing("hundreds") as session:
        session.add_all(Person(given_name="Dana", family_name=f"Ospan{number}") for number in range(350))
    directory.finding.make()
    with directory.database.changing("rename") as session:
        for person in session.query(Person).filter_by(given_name="Dana"):
            person.given_name = "Madina"
    assert not directory.finding.whole
    sorts_done: set[int] = set()
    directory.finding.make(lambda done, _total: sorts_done.add(done))
    assert directory.finding.whole
    assert sorts_done == {0}
    assert names(directory.finding.find("madina ospan349")) == ["Madina Ospan349"]
    assert not names(directory.finding.find("dana ospan349"))


def test_the_name_in_an_old_list_leads_to_the_person(directory: Workspace) -> None:
    person = directory.people.add({"given_name": "Dana", "family_name": "Ospanova"})
    meeting = directory.meetings.get("YC-7").id
    directory.finding.make()
    home = directory.delegations.rows(meeting)[0].party_id
    directory.participants.add(meeting, {"family_name": "Akhmetova", "party": home}, person_id=person)
    for question in ("akhmetova", "ospanova yc-7"):
        (hit,) = directory.finding.find(question).of(Sort.PEOPLE)
    assert (hit.id, hit.meeting_key, bool(hit.participant_id)) == (person, "YC-7", True)


def test_people_are_found_before_the_index_is_made(directory: Workspace) -> None:
    found = directory.finding.find("Nurbay")
    assert (names(found), found.whole) == (["Aigul Nurbayeva"], False)


def test_a_change_while_the_index_is_made_is_not_lost(directory: Workspace) -> None:
    def change(done: int, _total: int) -> None:
        if not done:
            with directory.database.changing("rename") as session:
                for person in session.query(Person).filter_by(family_name="Nurbayeva"):
                    person.family_name = "Baizhanova"

    with directory.database.changing("more than one slice of parties") as session:
        session.add_all(Party(code=f"Z{number}", short_name=f"Zed {number}") for number in range(250))
    directory.finding.make(change)
    assert names(directory.finding.find("baizhanova")) == ["Aigul Baizhanova"]
    assert not names(directory.finding.find("nurbayeva"))


def test_recent_ones_that_are_gone_are_left_out(directory: Workspace) -> None:
    hits = directory.finding.find("Nurbay").of(Sort.PEOPLE)
    refs = [Ref(Sort.MEETINGS, "0" * 32), hits[0].ref]
    assert [hit.name for hit in directory.finding.recent(refs)] == ["Aigul Nurbayeva"]


def test_no_question_fails(directory: Workspace) -> None:
    for _time in range(2):
        for question in ("", " ", "—", "%_'\"", "9" * 5000, "a" * 300, "bz " * 200, "\ud800\x00", "٣٤"):
            assert not directory.finding.find(question).hits
        directory.finding.make()


def test_the_index_of_a_workspace_that_is_closed_is_given_up(directory: Workspace) -> None:
    directory.close()
    with pytest.raises(Cancelled):
        directory.finding.make()
    assert not directory.finding.whole
