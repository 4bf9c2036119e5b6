"""A person, a party and a meeting know where they stand, with counts and the way there."""

from __future__ import annotations

from cica_events.domain.found import Ref, Sort
from cica_events.services.workspace import Workspace


def used(workspace: Workspace, sort: Sort, record_id: str) -> dict[str, int]:
    return {group.title: group.count for group in workspace.where_used.of(Ref(sort, record_id))}


def test_a_person_stands_in_meetings_and_turns(furnished: Workspace) -> None:
    meeting = furnished.meetings.rows()[0]
    one, other = furnished.participants.rows(meeting.id)[:2]
    item = furnished.agenda.rows(meeting.id)[0].id
    furnished.speakers.add(item, participant_ids=[one.id])
    furnished.participants.replace(one.id, other.person_id)
    found = used(furnished, Sort.PEOPLE, one.person_id)
    assert found["Takes part in"] == 1
    assert found["Was replaced by"] == 1
    attended = furnished.where_used.of(Ref(Sort.PEOPLE, one.person_id))[0].uses[0]
    assert (attended.page, dict(attended.args)["tab"]) == ("meeting", "participants")
    assert meeting.key in attended.name


def test_a_party_stands_in_delegations_hosts_people_and_more(furnished: Workspace) -> None:
    party = furnished.delegations.rows(furnished.meetings.rows()[0].id)[0].party_id
    assert party
    first = furnished.parties.rows()[0].id
    found = used(furnished, Sort.PARTIES, first)
    assert found["Hosts or supports"] == 2
    assert found["Chairmanships"] == 1
    assert used(furnished, Sort.PARTIES, party)["Delegations"] == 2


def test_a_meeting_stands_in_links_and_outcomes(furnished: Workspace) -> None:
    counts = [used(furnished, Sort.MEETINGS, row.id) for row in furnished.meetings.rows()]
    assert {"Linked from it": 1} in counts
    assert any(found.get("Outcomes it took up") == 4 for found in counts)


def test_what_is_used_nowhere_has_no_uses(furnished: Workspace) -> None:
    person = furnished.people.add({"family_name": "Ospanova"})
    assert used(furnished, Sort.PEOPLE, person) == {}


def test_of_very_many_uses_all_are_counted(furnished: Workspace) -> None:
    from cica_events.domain.people import Person

    party = furnished.parties.add({"code": "QQ", "short_name": "Quq"})
    with furnished.database.changing("made up") as session:
        session.add_all(Person(family_name=f"F{number}", party_id=party) for number in range(130))
    (group,) = furnished.where_used.of(Ref(Sort.PARTIES, party))
    assert (group.title, group.count, len(group.uses)) == ("People", 130, 100)
