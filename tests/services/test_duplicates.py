"""The directory's duplicates: found on demand and at typing, kept apart, compared."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from cica_events.domain.names import Gender
from cica_events.errors import Cancelled
from cica_events.services.workspace import Workspace
from tests.services.one_person_twice import ADAILEH, attend


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


def best(workspace: Workspace, one: dict[str, str], other: dict[str, str]) -> dict[str, object]:
    ids = [workspace.people.add({"family_name": "Adaileh"} | values) for values in (one, other)]
    lines = workspace.duplicates.compare(*ids).lines
    return {line.field.key: line.suggested for line in lines if line.field.key != "family_name"}


def test_the_parts_of_two_posts_or_two_passports_are_never_proposed_together(workspace: Workspace) -> None:
    minister = {"position": "Minister", "passport_number": "N1"}
    director = {"position": "Director", "department": "Protocol", "organization": "Embassy"}
    passport = {"passport_number": "N2", "passport_authority": "Interior"}
    assert best(workspace, minister, director | passport) == minister | {
        "department": "", "organization": "", "passport_authority": ""
    }  # fmt: skip
    of_embassy = {"organization": "Ministry", "department": "Law"}
    assert best(workspace, of_embassy, director) == director
    assert best(workspace, minister, {"department": "Law"} | passport)["department"] == "Law"
