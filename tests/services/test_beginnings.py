"""A meeting that begins with what was: an earlier meeting, a template, what was left open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from cica_events.domain.beginnings import Part, Start
from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Credentials, Reply
from cica_events.domain.meetings import LinkKind, Stage
from cica_events.domain.outcomes import OutcomeKind
from cica_events.domain.participants import Capacity, Participation
from cica_events.errors import NotFoundError, ValidationError
from cica_events.services.workspace import Workspace, open_workspace
from tests.contents import contents

AUTUMN = VagueDate.parse("2024-Q3/2024-Q4")
OCTOBER = VagueDate.parse("2024-10-14/2024-10-15")


@pytest.fixture
def sample(template_of_2023: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The sample with the programmes of 2023."""
    with closing(open_workspace(shutil.copy(template_of_2023, tmp_path / "office.cica"))) as workspace:
        yield workspace


def begin(
    workspace: Workspace, key: str, when: VagueDate | None = AUTUMN, parts: set[Part] | None = None
) -> str:
    """Create the meeting that follows the one called `key`."""
    before = workspace.meetings.get(key)
    offer = workspace.beginnings.offer(before.body, Start(meeting_id=before.id))
    return workspace.beginnings.create(workspace.beginnings.plan(offer, when, parts=parts))


def clocks(workspace: Workspace, meeting_id: str) -> list[str]:
    """Return when each own session begins."""
    found = workspace.programme.read(meeting_id)
    return [one.start.isoformat() for one in found.sittings() if one.own and one.start]


def test_the_seventh_goes_on_where_the_sixth_ended(sample: Workspace) -> None:
    meeting = sample.meetings.get(begin(sample, "YC-6"))
    assert (meeting.key, meeting.title) == ("YC-7", "Seventh meeting of the CICA Youth Council")
    assert meeting.title_ru == "Седьмое заседание Молодежного совета СВМДА"
    assert (meeting.date, meeting.stage) == (AUTUMN, Stage.PLANNED)
    (link,) = sample.meetings.links(meeting.id)
    assert (link.kind, link.outgoing, link.key) == (LinkKind.FOLLOWS, True, "YC-6")


def test_the_programme_keeps_its_days_and_times_and_the_items_their_sessions(sample: Workspace) -> None:
    before = sample.programme.read(sample.meetings.get("YC-6").id)
    meeting_id = begin(sample, "YC-6")
    after = sample.programme.read(meeting_id)
    assert not after.dated
    assert [day.number for day in after.days] == [1]
    assert [one.row.title for one in after.sittings()] == [one.row.title for one in before.sittings()]
    assert [one.row.start for one in after.sittings()] == [one.row.start for one in before.sittings()]
    for one, other in zip(before.sittings(), after.sittings(), strict=True):
        assert [item.row.number for item in one.items] == [item.row.number for item in other.items]
    assert after.unscheduled == ()


def test_everything_moves_when_the_date_is_known(sample: Workspace) -> None:
    sample.meetings.remove([sample.meetings.get("BC-7").id])
    meeting_id = begin(sample, "BC-6")
    assert sample.meetings.get(meeting_id).key == "BC-7"
    assert clocks(sample, sample.meetings.get("BC-6").id)[1] == "2023-11-13T09:00:00+06:00"
    sample.meetings.edit([meeting_id], {"date": OCTOBER})
    starts = clocks(sample, meeting_id)
    assert starts[1] == "2024-10-14T09:00:00+05:00"  # Kazakhstan changed its time on 1 March 2024
    assert {start[:10] for start in starts} == {"2024-10-14"}
    sample.history.undo()
    assert sample.programme.read(meeting_id).days[0].day == date(2024, 7, 1)


def test_a_session_on_the_second_day_stays_on_the_second_day(sample: Workspace) -> None:
    before = sample.meetings.get("YC-6")
    sample.sittings.add(before.id, {"title": "Excursion", "day": date(2023, 10, 13), "start": time(9)})
    sample.sittings.add(before.id, {"title": "Arrival", "day": date(2023, 10, 11), "start": time(18)})
    meeting_id = begin(sample, "YC-6", OCTOBER)
    days = {row.title: row.day for row in sample.sittings.rows(meeting_id)}
    assert days["Excursion"] == date(2024, 10, 15)
    assert days["Arrival"] == date(2024, 10, 13)


def test_it_is_one_step_that_is_taken_back_as_one(sample: Workspace) -> None:
    before = contents(sample.database)
    begin(sample, "YC-6", parts=set(Part))
    sample.history.undo()
    assert contents(sample.database) == before


def test_people_come_as_the_directory_knows_them_today(sample: Workspace) -> None:
    before = sample.meetings.get("YC-6")
    rows = {row.family_name: row for row in sample.participants.rows(before.id)}
    sample.people.edit([rows["Ikramov"].person_id], {"position": "Adviser to the President"})
    (tashkent,) = [row for row in sample.delegations.rows(before.id) if row.party_name == "Uzbekistan"]
    values = {"reply": Reply.ATTENDING, "credentials": Credentials.ORIGINAL, "contact_name": "A. Person"}
    sample.delegations.edit([tashkent.id], values)
    meeting_id = begin(sample, "YC-6", parts=set(Part))
    now = {row.family_name: row for row in sample.participants.rows(meeting_id)}
    assert now["Ikramov"].position == "Adviser to the President"
    assert {row.status for row in now.values()} == {Participation.NOMINATED}
    assert now["Ikramov"].contribution == ""
    (again,) = [row for row in sample.delegations.rows(meeting_id) if row.party_name == "Uzbekistan"]
    assert (again.reply, again.credentials, again.present) == (Reply.NONE, Credentials.NONE, False)
    assert again.contact_name == "A. Person"


def test_who_declined_or_was_replaced_is_left_out(sample: Workspace) -> None:
    before = sample.meetings.get("SOC-2023-12-12")
    rows = {row.family_name: row for row in sample.participants.rows(before.id)}
    sample.participants.edit([rows["Cho"].id], {"status": Participation.REGISTERED})
    sample.participants.advance([rows["Cho"].id], Participation.DECLINED)
    meeting_id = begin(sample, "SOC-2023-12-12", parts=set(Part))
    assert {row.family_name for row in sample.participants.rows(meeting_id)} == {"Bakayev", "Sarybay"}


def test_speakers_and_chairs_come_only_with_the_participants(sample: Workspace) -> None:
    with_people = begin(sample, "SOC-2023-12-12", parts=set(Part))
    spoken = [row.speaker for rows in sample.speakers.rows(with_people).values() for row in rows]
    assert sorted(spoken) == [
        "H.E. Ambassador Cho Tae-ick",
        "H.E. Ambassador Kairat Sarybay",
        "H.E. Mr. Alibek Bakayev",
    ]
    assert sample.sittings.rows(with_people)[0].chair == "H.E. Mr. Alibek Bakayev"
    without = begin(sample, "SOC-2023-12-12", parts=set(Part) - {Part.PARTICIPANTS})
    assert not any(sample.speakers.rows(without).values())
    assert sample.sittings.rows(without)[0].chair_id is None
    assert sample.participants.rows(without) == []


def test_titles_of_the_template_follow_the_year_and_others_are_told(sample: Workspace) -> None:
    before = sample.meetings.get("SOC-2023-12-12")
    offer = sample.beginnings.offer("SOC", Start(meeting_id=before.id))
    kept = {item.title.en for item in offer.agenda if item.key in offer.told}
    assert kept == {
        "Achievements of 2023 and implementation of the road map for CICA transformation",
        "Annual report of the Secretariat for 2023 and work plans for 2024",
    }
    meeting_id = sample.beginnings.create(sample.beginnings.plan(offer, AUTUMN))
    titles = [row.title for row in sample.agenda.rows(meeting_id)]
    assert "Budget of the CICA Secretariat for 2025" in titles
    assert "Annual report of the Secretariat for 2023 and work plans for 2024" in titles


def test_documents_and_notes_of_items_stay_behind_and_the_rest_comes(sample: Workspace) -> None:
    before = sample.meetings.get("YC-6")
    first = sample.agenda.rows(before.id)[0]
    told = {"symbol": "YC/6/1", "notes": "ask the host", "annotation": "As usual", "duration": 25}
    sample.agenda.edit([first.id], told)
    row = sample.agenda.rows(begin(sample, "YC-6"))[0]
    assert (row.symbol, row.notes, row.annotation, row.duration) == ("", "", "As usual", 25)


@pytest.mark.parametrize("part", [Part.AGENDA, Part.PROGRAMME, Part.DELEGATIONS])
def test_what_is_not_chosen_does_not_come(sample: Workspace, part: Part) -> None:
    meeting_id = begin(sample, "YC-6", parts=set(Part) - {part})
    empty = {
        Part.AGENDA: not sample.agenda.rows(meeting_id),
        Part.PROGRAMME: not sample.sittings.rows(meeting_id),
        Part.DELEGATIONS: "A. Person" not in str(sample.delegations.rows(meeting_id)),
    }
    assert empty[part]


def test_rooms_and_hosts_come_where_they_are_wanted(sample: Workspace) -> None:
    plain = sample.meetings.get(begin(sample, "YC-6"))
    assert (plain.place, plain.rooms, sample.meetings.hosts(plain.id)) == ("", "", [])
    assert {row.room for row in sample.sittings.rows(plain.id)} == {""}
    full = sample.meetings.get(begin(sample, "YC-6", parts={Part.PROGRAMME, Part.ROOMS, Part.HOSTS}))
    assert (full.place, full.country, full.time_zone) == ("Samarkand", "Uzbekistan", "Asia/Samarkand")
    assert full.rooms == "Conference hall\nFoyer"
    assert len(sample.meetings.hosts(full.id)) == 4
    assert sample.sittings.rows(full.id)[1].room == "Conference hall"


def test_the_next_forum_goes_together_with_the_next_council(sample: Workspace) -> None:
    forum = begin(sample, "BF-8")
    links = {(link.kind, link.key) for link in sample.meetings.links(forum)}
    assert links == {(LinkKind.FOLLOWS, "BF-8"), (LinkKind.ACCOMPANIES, "BC-7")}


def test_what_the_last_meeting_left_open_is_offered_and_taken_up(sample: Workspace) -> None:
    before = sample.meetings.get("YC-6")
    text = "the Secretariat to report on the rally"
    asked = sample.outcomes.add(before.id, {"kind": OutcomeKind.REQUESTED, "text": text})
    sample.outcomes.add(before.id, {"kind": OutcomeKind.NOTED, "text": "the report"})
    done = {
        "kind": OutcomeKind.AGREED,
        "text": "the rally",
        "followed_by": sample.meetings.get("RALLY-2024-05").id,
    }
    sample.outcomes.add(before.id, done)
    offer = sample.beginnings.offer("YC", Start(meeting_id=before.id))
    (open_one,) = offer.follow_ups
    assert open_one.title == "The Secretariat to report on the rally"
    plan = sample.beginnings.plan(offer, AUTUMN, follow_ups=offer.follow_ups)
    meeting_id = sample.beginnings.create(plan)
    (item,) = [row for row in sample.agenda.rows(meeting_id) if row.title == open_one.title]
    assert item.annotation.startswith("Sixth meeting of the CICA Youth Council, 12 October 2023. Requested: ")
    assert item.number == "8"  # before "Other matters"
    (session,) = [row for row in sample.sittings.rows(meeting_id) if row.id == item.sitting_id]
    assert session.title == "Concluding session"
    (outcome,) = [row for row in sample.outcomes.rows(before.id) if row.id == asked]
    assert outcome.followed_by_id == meeting_id
    assert sample.beginnings.offer("YC", Start(meeting_id=before.id)).follow_ups == ()


def test_a_planned_meeting_takes_up_what_is_meant_for_it(sample: Workspace) -> None:
    seventh = sample.meetings.get("BC-7").id
    found = sample.beginnings.follow_ups(seventh)
    assert [one.kind for one in found] == [OutcomeKind.DECIDED, OutcomeKind.REQUESTED]
    before = [row.title for row in sample.agenda.rows(seventh)]
    made = sample.beginnings.take_up(seventh, {found[1].outcome_id})
    rows = {row.id: row for row in sample.agenda.rows(seventh)}
    assert [row.title for row in rows.values()] == [*before, found[1].title]
    assert rows[made[0]].annotation.startswith("Sixth Plenary Session of the CICA Business Council, 13 Nov")
    assert sample.beginnings.follow_ups(seventh) == (found[0],)
    sixth = sample.outcomes.rows(sample.meetings.get("BC-6").id)
    assert [row.followed_by_id for row in sixth] == [seventh, None, seventh]
    sample.history.undo()
    assert sample.beginnings.follow_ups(seventh) == found


def test_what_others_ask_of_a_body_is_offered_to_it(sample: Workspace) -> None:
    offer = sample.beginnings.offer("TTF")
    assert [one.text.split(" to ")[0] for one in offer.follow_ups] == ["Think Tank Forum"]


def test_the_body_s_template_gives_agenda_and_programme(sample: Workspace) -> None:
    offer = sample.beginnings.offer("SOC")
    meeting_id = sample.beginnings.create(sample.beginnings.plan(offer, OCTOBER))
    programme = sample.programme.read(meeting_id)
    assert [one.row.title for one in programme.sittings()][:2] == [
        "Opening of the meeting",
        "First plenary session",
    ]
    assert programme.unscheduled == ()
    assert sample.meetings.get(meeting_id).rooms == "Conference hall"


def test_a_saved_template_is_the_meeting_without_its_people(sample: Workspace) -> None:
    before = sample.meetings.get("SOC-2023-12-12")
    template_id = sample.beginnings.save_template(before.id, "  Winter   session ")
    (row,) = sample.beginnings.templates("SOC")
    assert (row.id, row.name) == (template_id, "Winter session")
    offer = sample.beginnings.offer("SOC", Start(template_id=template_id))
    meeting_id = sample.beginnings.create(sample.beginnings.plan(offer, AUTUMN))
    titles = [item.title for item in sample.agenda.rows(meeting_id)]
    assert "Plan of implementation of confidence building measures for 2025" in titles
    assert len(sample.sittings.rows(meeting_id)) == len(sample.sittings.rows(before.id))
    assert sample.programme.read(meeting_id).unscheduled == ()
    assert sample.agenda.rows(meeting_id)[4].annotation.startswith("Discussed by the Special Working Group")


def test_templates_are_replaced_renamed_and_removed(sample: Workspace) -> None:
    before = sample.meetings.get("SOC-2023-12-12")
    one = sample.beginnings.save_template(before.id, "Winter")
    assert sample.beginnings.save_template(before.id, "winter", {Part.AGENDA}) == one
    other = sample.beginnings.save_template(before.id, "Summer")
    with pytest.raises(ValidationError, match="There is a template “Winter” already"):
        sample.beginnings.rename(other, "Winter")
    sample.beginnings.rename(other, "Spring")
    sample.beginnings.remove([one])
    assert [row.name for row in sample.beginnings.templates()] == ["Spring"]
    with pytest.raises(ValidationError, match="Give the template a name"):
        sample.beginnings.save_template(before.id, " ")


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", "[" * 9999, '{"version": 1, "agenda": 3}',
                '{"version": 1, "agenda": [{"en": "{x}"}]}',
                '{"version": 1, "programme": [{"en": "A", "start": "late"}]}',
                '{"version": 1, "settings": {"title": "A"}}', '{"version": 1, "hosts": [{"role": "guest"}]}'],
)  # fmt: skip
def test_a_template_that_is_none_is_refused_in_words(sample: Workspace, content: str) -> None:
    template_id = sample.beginnings.save_template(sample.meetings.get("SOC-2023-12-12").id, "Winter")
    sample.beginnings.edit([template_id], {"content": content or "?"})
    with pytest.raises(ValidationError, match="Winter"):
        sample.beginnings.offer("SOC", Start(template_id=template_id))


def test_what_a_template_leaves_open_is_not_said(sample: Workspace) -> None:
    template_id = sample.beginnings.save_template(sample.meetings.get("SOC-2023-12-12").id, "Winter")
    left_open = '{"version": 1, "rooms": ["Hall"], "place": {"place": null}, "settings": {"format": null}}'
    sample.beginnings.edit([template_id], {"content": left_open})
    offer = sample.beginnings.offer("SOC", Start(template_id=template_id))
    made = sample.meetings.get(sample.beginnings.create(sample.beginnings.plan(offer, AUTUMN)))
    assert (made.rooms, made.place) == ("Hall", "Astana")


def test_a_meeting_that_is_gone_is_told(sample: Workspace) -> None:
    with pytest.raises(NotFoundError, match="The meeting was removed"):
        sample.beginnings.offer("SOC", Start(meeting_id="gone"))


def test_an_empty_meeting_takes_the_usual_agenda_and_programme(sample: Workspace) -> None:
    plan = replace(sample.meetings.plan("YC", OCTOBER), with_agenda=False)
    meeting_id = sample.meetings.create(plan)
    made = sample.beginnings.add_usual_programme(meeting_id)
    programme = sample.programme.read(meeting_id)
    assert {one.row.id for one in programme.sittings()} == set(made)
    assert programme.unscheduled == ()
    assert [row.number for row in sample.agenda.rows(meeting_id)][:3] == ["1", "1.1", "1.2"]
    with pytest.raises(ValidationError, match="has sessions already"):
        sample.beginnings.add_usual_programme(meeting_id)


def test_an_agenda_of_one_s_own_goes_into_the_usual_sessions(sample: Workspace) -> None:
    plan = replace(sample.meetings.plan("SOC", OCTOBER), with_agenda=False)
    meeting_id = sample.meetings.create(plan)
    sample.agenda.add(meeting_id, "Opening of the meeting")
    sample.agenda.add(meeting_id, "budget of the CICA Secretariat for 2025")
    sample.agenda.add(meeting_id, "Visit of the Director-General")
    sample.beginnings.add_usual_programme(meeting_id)
    sessions = {
        item.row.title: one.row.title
        for one in sample.programme.read(meeting_id).sittings()
        for item in one.items
    }
    assert sessions == {
        "Opening of the meeting": "Opening of the meeting",
        "budget of the CICA Secretariat for 2025": "Second plenary session",
        "Visit of the Director-General": "Second plenary session",
    }


def test_a_body_without_a_programme_says_so(sample: Workspace) -> None:
    meeting_id = sample.meetings.create(sample.meetings.plan("BIL", OCTOBER))
    with pytest.raises(ValidationError, match="has no usual programme"):
        sample.beginnings.add_usual_programme(meeting_id)


def test_a_chair_of_the_meeting_keeps_the_capacity(sample: Workspace) -> None:
    meeting_id = begin(sample, "SOC-2023-12-12", parts=set(Part))
    capacities = {row.family_name: row.capacity for row in sample.participants.rows(meeting_id)}
    assert capacities["Bakayev"] is Capacity.CHAIR
