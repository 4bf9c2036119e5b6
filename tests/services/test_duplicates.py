"""The directory's duplicates: found on demand and at typing, kept apart, compared, merged, parted again."""

from __future__ import annotations

import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cica_events.domain.base import Record, column_of, fields_of
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Kind
from cica_events.domain.names import Gender
from cica_events.domain.participants import Capacity, Participant
from cica_events.domain.people import Distinct, Person, Photo, Post
from cica_events.errors import Cancelled, NotFoundError, ValidationError
from cica_events.persistence.integrity import problems_of
from cica_events.services.workspace import Workspace, open_workspace
from tests.contents import Contents, contents

ADAILEH = {"given_name": "Adel", "family_name": "Adaileh", "honorific": "H.E.", "rank": "Ambassador"}


@pytest.fixture
def twice(workspace: Workspace) -> tuple[str, str]:
    """The ids of one person who stands in the directory under two spellings."""
    return workspace.people.add(ADAILEH), workspace.people.add(ADAILEH | {"family_name": "Aladaileh"})


@pytest.fixture
def two_meetings(workspace: Workspace) -> tuple[str, str]:
    """The ids of two meetings."""
    one, other = (workspace.meetings.create(workspace.meetings.plan(body, None)) for body in ("SOC", "YC"))
    return one, other


def attend(workspace: Workspace, meeting: str, person: str, **values: object) -> str:
    row = workspace.people.rows([person])[0]
    party = workspace.parties.rows()[0].id
    names = {"family_name": row.family_name, "given_name": row.given_name, "party": party}
    return workspace.participants.add(meeting, names | values, person_id=person)


def store(workspace: Workspace, *records: Record) -> None:
    with workspace.database.changing("set") as session:
        session.add_all(records)


def found(workspace: Workspace) -> set[frozenset[str]]:
    return {frozenset((each.one.id, each.other.id)) for each in workspace.duplicates.find()}


def test_one_person_under_two_spellings_is_found_with_score_and_reason(
    workspace: Workspace, twice: tuple[str, str]
) -> None:
    workspace.people.add({"given_name": "Ming", "family_name": "Zhang"})
    (likeness,) = workspace.duplicates.find()
    assert {likeness.one.id, likeness.other.id} == set(twice)
    assert likeness.reason == "The family name is spelt differently"
    assert 70 <= likeness.score <= 100


def test_finding_reports_its_progress_and_stops_when_asked(
    workspace: Workspace, twice: tuple[str, str]
) -> None:
    reported: list[tuple[int, int]] = []
    workspace.duplicates.find(lambda done, total: reported.append((done, total)))
    assert reported == sorted(reported)
    assert reported[-1] == (1000, 1000)

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        workspace.duplicates.find(stop)
    assert len(workspace.duplicates.find()) == 1


def test_whoever_is_being_typed_is_found_and_every_change_is_followed(workspace: Workspace) -> None:
    similar = workspace.duplicates.similar
    draft = {"given_name": "Doulat", "family_name": "Kuanyshev"}
    assert similar(draft) == []
    key = workspace.people.add({"given_name": "Дәулет", "family_name": "Қуанышев"})
    (one,) = similar(draft)
    assert (one.person.id, one.reason) == (key, "Same name in another script")
    assert similar({"id": key, **draft}) == []
    workspace.people.edit([key], {"family_name": "Сарыбай"})
    assert similar(draft) == []
    workspace.history.undo()
    assert len(similar(draft)) == 1
    workspace.people.remove([key])
    assert similar(draft) == []


def test_who_types_does_not_wait_for_a_comparison_of_all(
    workspace: Workspace, twice: tuple[str, str]
) -> None:
    typed: list[list[str]] = []

    def type_meanwhile(done: int, _total: int) -> None:
        if done == 1000 and not typed:
            workspace.people.add({"given_name": "Kairat", "family_name": "Sarybay"})
            with ThreadPoolExecutor() as another_thread:
                found = another_thread.submit(workspace.duplicates.similar, ADAILEH).result(timeout=20)
            typed.append(sorted(each.person.id for each in found))

    assert len(workspace.duplicates.find(type_meanwhile)) == 1
    assert typed == [sorted(twice)]
    assert len(workspace.duplicates.similar({"given_name": "Kairat", "family_name": "Sarybay"})) == 1


def test_what_is_typed_may_be_half_empty(workspace: Workspace, twice: tuple[str, str]) -> None:
    similar = workspace.duplicates.similar
    assert similar({}) == []
    assert similar({"given_name": None, "family_name": "", "gender": None, "party": None}) == []
    assert [each.person.id for each in similar({"family_name": "Adaileh"})] == [twice[0]]
    assert len(similar(ADAILEH)) == 2
    assert len(similar(ADAILEH, limit=1)) == 1


def test_a_namesake_from_another_state_is_left_alone(workspace: Workspace) -> None:
    one, other = [row.id for row in workspace.parties.rows() if row.kind == "state"][:2]
    for party in (one, other):
        workspace.people.add({"given_name": "John", "family_name": "Smith", "party": party})
    assert workspace.duplicates.find() == []
    assert (
        len(workspace.duplicates.similar({"given_name": "John", "family_name": "Smith", "party": one})) == 1
    )


def test_two_people_who_were_kept_apart_are_not_proposed_until_that_is_undone(
    workspace: Workspace, twice: tuple[str, str]
) -> None:
    workspace.duplicates.keep_apart(*twice)
    assert workspace.duplicates.find() == []
    assert workspace.duplicates.similar({"id": twice[0], **ADAILEH}) == []
    assert workspace.history.steps(1)[0].label == "Two people kept apart"
    workspace.duplicates.keep_apart(*reversed(twice))
    assert len(workspace.history.steps(10)) == 3, "what is known already is no step"
    workspace.history.undo()
    assert found(workspace) == {frozenset(twice)}


def test_two_people_are_compared_field_by_field(
    workspace: Workspace, twice: tuple[str, str], two_meetings: tuple[str, str]
) -> None:
    party = workspace.parties.rows()[0]
    workspace.people.edit([twice[1]], {"phone": "+962 1", "party": party.id, "gender": Gender.MALE})
    for person in twice:
        attend(workspace, two_meetings[0], person)
    attend(workspace, two_meetings[1], twice[0])
    comparison = workspace.duplicates.compare(*twice)
    lines = {line.field.key: line for line in comparison.lines}
    assert set(lines) == {
        *("honorific", "rank", "given_name", "family_name", "gender", "party", "phone"),
    }
    assert (lines["family_name"].one, lines["family_name"].other) == ("Adaileh", "Aladaileh")
    assert (lines["family_name"].suggested, lines["family_name"].differs) == ("Adaileh", True)
    assert (lines["honorific"].differs, lines["phone"].suggested) == (False, "+962 1")
    assert (lines["party"].one, lines["party"].other) == ("", party.name)
    assert (lines["party"].one_value, lines["party"].suggested) == (None, party.id)
    assert comparison.meetings == (workspace.meetings.get(two_meetings[0]).title,)


def test_a_merge_moves_all_that_belonged_to_the_other(
    workspace: Workspace, twice: tuple[str, str], two_meetings: tuple[str, str]
) -> None:
    keep, other = twice
    third = workspace.people.add({"family_name": "Third"})
    store(
        workspace,
        Post(person_id=keep, position="Counsellor", since=VagueDate.parse("2001")),
        Post(person_id=other, position="Counsellor", since=VagueDate.parse("2001")),
        Post(person_id=other, position="Minister"),
        Photo(person_id=other, media_type="image/png", data="AAAA"),
        Distinct(one_id=other, other_id=third),
        Distinct(one_id=third, other_id=keep),
        Distinct(one_id=keep, other_id=other),
    )
    participant = attend(workspace, two_meetings[0], other)
    workspace.duplicates.merge(keep, other, {"family_name": " Aladaileh ", "phone": "+962 1"})

    (row,) = workspace.people.rows([keep, other])
    assert (row.id, row.family_name, row.phone, row.meetings) == (keep, "Aladaileh", "+962 1", 1)
    after = contents(workspace.database)
    assert after["participant", participant]["person_id"] == keep
    posts = [values for (table, _id), values in after.items() if table == "post"]
    assert sorted(post["position"] for post in posts) == ["Counsellor", "Minister"]
    assert [values["person_id"] for (table, _), values in after.items() if table == "photo"] == [keep]
    distinct = [values for (table, _id), values in after.items() if table == "distinct_people"]
    assert [{values["one_id"], values["other_id"]} for values in distinct] == [{keep, third}]
    assert problems_of(workspace.database) == []
    assert workspace.history.steps(1)[0].label == "Merge of two records of H.E. Ambassador Adel Adaileh"


def test_of_two_participations_in_one_meeting_the_fuller_stays_and_is_filled_from_the_other(
    workspace: Workspace, twice: tuple[str, str], two_meetings: tuple[str, str]
) -> None:
    keep, other = twice
    meeting = two_meetings[0]
    poor = attend(workspace, meeting, keep, phone="+962 1")
    full = attend(
        workspace, meeting, other, position="Expert", organization="Secretariat", capacity=Capacity.EXPERT
    )
    before = attend(workspace, meeting, workspace.people.add({"family_name": "Forerunner"}))
    with workspace.database.changing("replaced") as session:
        session.get_one(Participant, before).replaced_by_id = poor
        session.get_one(Participant, poor).replaced_by_id = full
    workspace.duplicates.merge(keep, other, {})
    rows = {row.id: row for row in workspace.participants.rows(meeting)}
    assert set(rows) == {full, before}
    assert (rows[full].phone, rows[full].position, rows[full].capacity) == (
        "+962 1",
        "Expert",
        Capacity.EXPERT,
    )
    after = contents(workspace.database)
    assert after["participant", full]["person_id"] == keep
    assert after["participant", full]["replaced_by_id"] is None, "nobody replaces themselves"
    assert after["participant", before]["replaced_by_id"] == full


def test_nobody_is_merged_with_themselves_or_with_someone_who_is_gone(
    workspace: Workspace, twice: tuple[str, str]
) -> None:
    before = contents(workspace.database)
    with pytest.raises(ValidationError):
        workspace.duplicates.merge(twice[0], twice[0], {})
    with pytest.raises(NotFoundError):
        workspace.duplicates.merge(twice[0], "gone", {})
    with pytest.raises(ValidationError):
        workspace.duplicates.merge(*twice, {"family_name": ""})
    with pytest.raises(NotFoundError):
        workspace.duplicates.compare("gone", twice[1])
    assert contents(workspace.database) == before


def furnish_at_random(workspace: Workspace, seed: int) -> tuple[str, str]:
    """Give two people every field and all that can belong to a person, or not, as `seed` has it."""
    random = Random(seed)
    people = [_person_at_random(workspace, random) for _count in range(3)]
    for meeting in [row.id for row in workspace.meetings.rows()]:
        there = [
            attend(
                workspace, meeting, person, phone=random.choice(("", "+1")), position=random.choice(("", "x"))
            )
            for person in people
            for _count in range(random.choice((0, 1, 1, 2)))
        ]
        with workspace.database.changing("replaced") as session:
            for one in there:
                successor = random.choice([None, *there])
                session.get_one(Participant, one).replaced_by_id = None if successor == one else successor
    made: list[Record] = []
    for person in people:
        made += [
            Post(person_id=person, position=random.choice("ab")) for _count in range(random.randrange(3))
        ]
        if random.random() < 0.6:
            made.append(Photo(person_id=person, media_type="image/png", data="AAAA"))
    made += [
        Distinct(one_id=one, other_id=other)
        for one in people
        for other in people
        if one != other and random.random() < 0.4
    ]
    if made:
        store(workspace, *made)
    return people[0], people[1]


def _person_at_random(workspace: Workspace, random: Random) -> str:
    samples = {
        Kind.BOOLEAN: True,
        Kind.CHOICE: random.choice(list(Gender)),
        Kind.PARTY: workspace.parties.rows()[0].id,
        Kind.EMAIL: f"person{random.randrange(9)}@example.org",
        Kind.PHONE: f"+7 701 000 00 0{random.randrange(9)}",
        Kind.DATE: VagueDate.parse(f"19{random.randrange(10, 99)}"),
    }
    fields = [field for field in fields_of(Person).values() if field.editable]
    values = {
        field.key: samples.get(field.kind, f"{field.key} {random.randrange(9)}")
        for field in fields
        if random.random() < 0.6 or field.required
    }
    return workspace.people.add(values)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**9), chosen=st.sets(st.sampled_from(sorted(fields_of(Person)))))
def test_a_merge_taken_back_leaves_every_field_of_both_and_all_that_was_theirs(
    furnished_file: Path, seed: int, chosen: set[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(furnished_file, folder))
        with closing(open_workspace(path)) as workspace:
            merge_and_go_back(workspace, seed, chosen)


@pytest.mark.parametrize("seed", range(4))
def test_a_merge_is_taken_back_on_either_database(furnished: Workspace, seed: int) -> None:
    merge_and_go_back(furnished, seed, {"phone", "position", "party", "birth_date"})


def meetings_of(everything: Contents, person: str) -> set[str]:
    return {
        values["meeting_id"]
        for (table, _id), values in everything.items()
        if table == "participant" and values["person_id"] == person
    }


def merge_and_go_back(workspace: Workspace, seed: int, chosen: set[str]) -> None:
    keep, other = furnish_at_random(workspace, seed)
    lines = workspace.duplicates.compare(keep, other).lines
    values = {line.field.key: line.other_value for line in lines if line.field.key in chosen}
    values |= {"family_name": values.get("family_name") or "Somebody"}
    before = contents(workspace.database)
    workspace.duplicates.merge(keep, other, values)

    after = contents(workspace.database)
    assert ("person", other) not in after
    for key, value in values.items():
        assert after["person", keep][column_of(Person, key)] == value
    assert not any(other in record.values() for record in after.values()), "something still belongs to nobody"
    assert meetings_of(after, keep) == meetings_of(before, keep) | meetings_of(before, other)
    assert (
        sum(table == "photo" and values["person_id"] == keep for (table, _id), values in after.items()) <= 1
    )
    assert problems_of(workspace.database) == []

    workspace.history.undo()
    assert contents(workspace.database) == before
    workspace.history.redo()
    assert contents(workspace.database) == after
    workspace.history.undo()
    assert contents(workspace.database) == before
