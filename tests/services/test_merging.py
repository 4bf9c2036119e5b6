"""Two records of one person made one: all that belonged to either stays, and an undo parts them again."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cica_events.domain.base import Record, column_of, fields_of
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Kind
from cica_events.domain.names import Gender
from cica_events.domain.participants import Capacity, Participant, Participation
from cica_events.domain.people import Distinct, Person, Photo, Post
from cica_events.errors import NotFoundError, ValidationError
from cica_events.persistence.integrity import problems_of
from cica_events.services.workspace import Workspace, open_workspace
from tests.contents import Contents, contents
from tests.services.one_person_twice import attend, store
from tests.walks import walk


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


@pytest.mark.parametrize("keeps_the_first", [True, False])
def test_the_head_who_attended_stays_however_much_the_other_entry_says(
    workspace: Workspace, twice: tuple[str, str], two_meetings: tuple[str, str], keeps_the_first: bool
) -> None:
    parties = workspace.parties.rows()[:2]
    head = attend(
        workspace, two_meetings[0], twice[0], capacity="head", status="attended", party=parties[0].id
    )
    known = {"position": "Minister", "department": "Protocol", "phone": "+962 1", "email": "a@example.org"}
    attend(workspace, two_meetings[0], twice[1], status="declined", party=parties[1].id, **known)
    keep, other = twice if keeps_the_first else reversed(twice)
    (shared,) = workspace.duplicates.compare(keep, other).shared
    assert shared.stays == f"{parties[0].name}: Head of delegation, Attended"
    assert shared.goes == f"{parties[1].name}: Delegate, Declined"
    workspace.duplicates.merge(keep, other, {})
    (row,) = workspace.participants.rows(two_meetings[0])
    assert (row.id, row.capacity, row.status) == (head, Capacity.HEAD, Participation.ATTENDED)
    assert (row.party_id, row.position, row.department) == (parties[0].id, "Minister", "Protocol")


@pytest.mark.parametrize(
    ("stays", "goes"),
    [
        (("head", "nominated", {}), ("deputy", "nominated", {"position": "Minister"})),
        (("support", "invited", {}), ("delegate", "invited", {"position": "Minister"})),
        (("delegate", "registered", {}), ("head", "accredited", {"position": "Minister"})),
        (("delegate", "replaced", {}), ("head", "declined", {})),
        (("guest", "nominated", {"phone": "+1"}), ("guest", "nominated", {})),
    ],
)
def test_of_two_entries_stays_which_came_further_then_the_higher_capacity_then_the_fuller(
    workspace: Workspace,
    twice: tuple[str, str],
    two_meetings: tuple[str, str],
    stays: tuple[str, str, dict[str, str]],
    goes: tuple[str, str, dict[str, str]],
) -> None:
    ids = [
        attend(workspace, meeting, person, capacity=capacity, status=status, **values)
        for meeting, order in zip(two_meetings, (twice, twice[::-1]), strict=True)
        for person, (capacity, status, values) in zip(order, (stays, goes), strict=True)
    ]
    workspace.duplicates.merge(*twice, {})
    rows = [row for meeting in two_meetings for row in workspace.participants.rows(meeting)]
    assert [row.id for row in rows] == ids[::2]


def test_an_entry_is_not_completed_by_a_part_of_another_post(
    workspace: Workspace, twice: tuple[str, str], two_meetings: tuple[str, str]
) -> None:
    attend(workspace, two_meetings[0], twice[0], status="attended", position="Minister")
    attend(workspace, two_meetings[0], twice[1], position="Counsellor", department="Protocol", phone="+1")
    workspace.duplicates.merge(*twice, {})
    (row,) = workspace.participants.rows(two_meetings[0])
    assert (row.position, row.department, row.phone) == ("Minister", "", "+1")


def test_who_attended_is_replaced_by_nobody_after_a_merge(
    workspace: Workspace, twice: tuple[str, str], two_meetings: tuple[str, str]
) -> None:
    attend(workspace, two_meetings[0], twice[0], status="attended")
    gone = attend(workspace, two_meetings[0], twice[1])
    workspace.participants.replace(gone, workspace.people.add({"family_name": "Heir"}))
    workspace.duplicates.merge(*twice, {})
    rows = workspace.participants.rows(two_meetings[0])
    assert [row.replaced_by_id for row in rows] == [None, None]


DIRECTOR = {"position": "Director", "department": "Protocol", "organization": "Ministry"}


@pytest.mark.parametrize(
    ("of_kept", "of_other", "chosen", "earlier"),
    [
        ({"position": "Minister"}, DIRECTOR, {}, ["Director"]),
        ({"position": "Minister"}, DIRECTOR, DIRECTOR, ["Minister"]),
        ({"position": "Minister"}, DIRECTOR, {"position": "Envoy"}, ["Director"]),
        (DIRECTOR, DIRECTOR, {}, []),
        (DIRECTOR, {"position": "Director"}, {}, []),
        ({"position": "Minister"}, {"department": "Law"}, {}, []),
        ({}, DIRECTOR, DIRECTOR, []),
    ],
)
def test_the_present_post_that_is_not_kept_becomes_an_earlier_one(
    workspace: Workspace,
    of_kept: dict[str, str],
    of_other: dict[str, str],
    chosen: dict[str, str],
    earlier: list[str],
) -> None:
    keep, other = (workspace.people.add({"family_name": "A"} | post) for post in (of_kept, of_other))
    before = contents(workspace.database)
    workspace.duplicates.merge(keep, other, chosen)
    after = contents(workspace.database)
    posts = [values for (table, _id), values in after.items() if table == "post"]
    assert [post["position"] for post in posts] == earlier
    assert all(post["person_id"] == keep for post in posts)
    assert [post["department"] for post in posts if post["position"] == "Director"] in ([], ["Protocol"])
    workspace.history.undo()
    assert contents(workspace.database) == before
    workspace.history.redo()
    assert contents(workspace.database) == after


def test_an_earlier_post_that_is_known_already_is_not_doubled(workspace: Workspace) -> None:
    keep = workspace.people.add({"family_name": "A", "position": "Minister"})
    other = workspace.people.add({"family_name": "A", "position": "Director"})
    store(workspace, Post(person_id=keep, position="Director"))
    workspace.duplicates.merge(keep, other, {})
    posts = [values for (table, _id), values in contents(workspace.database).items() if table == "post"]
    assert [post["position"] for post in posts] == ["Director"]


@pytest.mark.parametrize("key", ["shoe_size", "party_id", "meetings", "name"])
def test_an_unknown_field_is_refused_in_words(workspace: Workspace, twice: tuple[str, str], key: str) -> None:
    before = contents(workspace.database)
    with pytest.raises(ValidationError, match=f"no field called “{key}”"):
        workspace.duplicates.merge(*twice, {key: "x"})
    assert contents(workspace.database) == before


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
                workspace,
                meeting,
                person,
                phone=random.choice(("", "+1")),
                position=random.choice(("", "x")),
                status=random.choice(list(Participation)),
                capacity=random.choice(list(Capacity)),
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


@walk(10)
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
