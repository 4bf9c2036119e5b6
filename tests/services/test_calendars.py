"""Calendar files of a meeting: whose sessions they hold, and how they tell what was changed since."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from cica_events.domain.agenda import AgendaItem, Visibility
from cica_events.domain.dates import VagueDate
from cica_events.domain.speakers import Speaker, SpeakerRole
from cica_events.errors import InputError, NotFoundError, ValidationError
from cica_events.services.exporting import Written
from tests.calendar_readers import Entry, read_alike
from tests.services import programme_of_two_days
from tests.services.programme_of_two_days import MONDAY, TUESDAY, TwoDays

ids, two_days = programme_of_two_days.ids, programme_of_two_days.two_days

HOST = "@cica-events.invalid"


def written(days: TwoDays, folder: Path, **wanted: Any) -> tuple[Written, bytes]:
    path = folder / "programme.ics"
    outcome = days.workspace.calendars.write(days.meeting, path, **wanted)
    return outcome, path.read_bytes()


def entries(days: TwoDays, folder: Path, **wanted: Any) -> dict[str, Entry]:
    """Return the entries by the name of the session, the item, or by their UID, as two readers read them."""
    read = read_alike(written(days, folder, **wanted)[1])
    names = {uid: name for name, uid in (days.sittings | days.items | {"meeting": days.meeting}).items()}
    return {names.get(uid.removesuffix(HOST).partition(".")[0], uid): entry for uid, entry in read.items()}


def utc(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), UTC)


def test_each_session_is_an_entry_at_its_moment(two_days: TwoDays, tmp_path: Path) -> None:
    found = entries(two_days, tmp_path)
    assert list(found) == ["meeting", "opening", "plenary", "lunch"]
    plenary = found["plenary"]
    assert (plenary.start, plenary.end) == (utc(MONDAY, 4), utc(MONDAY, 5, 30))
    assert (plenary.summary, plenary.location) == ("First session", "Hall A, Palace of Independence, Astana")
    assert plenary.description == "Sixth Meeting\n\n10:00 1 Reports\n10:30 2 Elections"
    assert found["lunch"].summary == "Lunch"
    assert {entry.status for entry in found.values()} == {"CONFIRMED"}


def test_the_meeting_itself_stands_there_as_whole_days(two_days: TwoDays, tmp_path: Path) -> None:
    meeting = entries(two_days, tmp_path)["meeting"]
    assert (meeting.start, meeting.end) == (MONDAY, date(2023, 11, 15))
    assert meeting.summary == "Sixth Meeting"


def test_texts_are_in_the_language_that_is_asked_for(two_days: TwoDays, tmp_path: Path) -> None:
    found = entries(two_days, tmp_path, language="ru")
    assert found["plenary"].summary == "Первая сессия"
    assert found["meeting"].summary == "Шестое заседание"
    assert found["plenary"].start == utc(MONDAY, 4)
    with pytest.raises(InputError, match="not in “de”"):
        written(two_days, tmp_path, language="de")


def test_one_day_holds_only_its_sessions(two_days: TwoDays, tmp_path: Path) -> None:
    assert set(entries(two_days, tmp_path, day=TUESDAY)) == {"lunch"}
    with pytest.raises(InputError, match="no session on 15 November 2023"):
        written(two_days, tmp_path, day=date(2023, 11, 15))


def test_what_others_may_not_see_is_left_out(two_days: TwoDays, tmp_path: Path) -> None:
    two_days.edit("lunch", visibility=Visibility.DELEGATIONS)
    two_days.change(AgendaItem, two_days.items["Elections"], visibility=Visibility.SECRETARIAT)
    found = entries(two_days, tmp_path, gone=False)
    assert "briefing" not in found
    assert "Elections" not in found["plenary"].description
    assert "lunch" not in entries(two_days, tmp_path, audience=Visibility.PUBLIC, gone=False)
    internal = entries(two_days, tmp_path, audience=Visibility.SECRETARIAT)
    assert "briefing" in internal
    assert "Elections" in internal["plenary"].description


def test_an_item_under_one_that_others_may_not_see_is_left_out(two_days: TwoDays, tmp_path: Path) -> None:
    two_days.workspace.agenda.nest(two_days.items["Elections"])
    two_days.change(AgendaItem, two_days.items["Reports"], visibility=Visibility.SECRETARIAT)
    two_days.speaks("Elections", two_days.participants[0])
    assert "Elections" not in entries(two_days, tmp_path)["plenary"].description
    with pytest.raises(InputError):
        written(two_days, tmp_path, person_id=two_days.participants[0])
    internal = entries(two_days, tmp_path, audience=Visibility.SECRETARIAT)
    assert "Elections" in internal["plenary"].description


def test_no_name_of_a_person_and_no_address_stands_in_the_calendar_of_all(
    two_days: TwoDays, tmp_path: Path
) -> None:
    chair, speaker = two_days.workspace.participants.rows(two_days.meeting)
    two_days.edit("plenary", chair=chair.id, notes="Internal")
    two_days.speaks("Reports", speaker.id)
    content = written(two_days, tmp_path)[1].replace(b"\r\n ", b"").decode()
    assert not any(row.family_name in content or row.email in content for row in (chair, speaker))
    assert "ORGANIZER" not in content
    assert "Internal" not in content


def test_an_organizer_is_named_by_an_address_that_is_given(two_days: TwoDays, tmp_path: Path) -> None:
    content = written(two_days, tmp_path, organizer="office@example.org")[1]
    assert b"mailto:office@example.org" in content
    with pytest.raises(ValidationError, match="no e-mail address"):
        written(two_days, tmp_path, organizer="office")


def test_a_person_gets_the_sessions_chaired_and_the_items_spoken_to(
    two_days: TwoDays, tmp_path: Path
) -> None:
    first, second = two_days.participants
    two_days.edit("opening", chair=first)
    two_days.speaks("Elections", first)
    two_days.speaks("Reports", second)
    found = entries(two_days, tmp_path, person_id=first)
    assert list(found) == ["opening", "Elections"]
    assert found["opening"].summary == "In the chair: Opening"
    assert found["Elections"].summary == "Presentation: 2 Elections"
    assert (found["Elections"].start, found["Elections"].end) == (utc(MONDAY, 4, 30), utc(MONDAY, 5))
    assert found["Elections"].description == "Sixth Meeting\nFirst session"
    row = two_days.workspace.calendars.person(two_days.meeting, second)
    assert set(entries(two_days, tmp_path, person_id=row.person_id)) == {"Reports"}


def test_a_person_with_nothing_to_do_gets_a_sentence(two_days: TwoDays, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="neither chairs a session nor speaks"):
        written(two_days, tmp_path, person_id=two_days.participants[0])
    with pytest.raises(NotFoundError, match="does not take part"):
        written(two_days, tmp_path, person_id="nobody")
    assert not list(tmp_path.glob("*.ics"))


def test_items_without_a_time_are_told(two_days: TwoDays, tmp_path: Path) -> None:
    first = two_days.participants[0]
    two_days.edit("opening", chair=first)
    loose = two_days.workspace.agenda.add(two_days.meeting, "Loose")
    with two_days.workspace.database.changing("Speaker") as session:
        session.add(Speaker(item_id=loose, participant_id=first, name="", role=SpeakerRole.STATEMENT))
    outcome, _content = written(two_days, tmp_path, person_id=first)
    assert outcome.notices == ("1 item has no time yet and is left out.",)


def test_people_are_found_by_name(two_days: TwoDays) -> None:
    row = two_days.workspace.participants.rows(two_days.meeting)[0]
    find = two_days.workspace.calendars.person
    assert find(two_days.meeting, row.name.upper()).id == row.id
    assert find(two_days.meeting, row.family_name).id == row.id
    with pytest.raises(NotFoundError, match="Nobody called “Xyzzy”"):
        find(two_days.meeting, "Xyzzy")


# Updates and cancellations


def test_only_what_changed_gets_a_higher_sequence(two_days: TwoDays, tmp_path: Path) -> None:
    before = entries(two_days, tmp_path)
    assert entries(two_days, tmp_path) == before
    two_days.edit("plenary", start=time(11))
    after = entries(two_days, tmp_path)
    assert after["plenary"].start == utc(MONDAY, 5)
    assert after["plenary"].sequence > before["plenary"].sequence
    assert {name for name in before if after[name] != before[name]} == {"plenary"}


def test_the_sequence_grows_when_a_change_is_taken_back(two_days: TwoDays, tmp_path: Path) -> None:
    before = entries(two_days, tmp_path)["plenary"]
    two_days.edit("plenary", room="Hall B")
    moved = entries(two_days, tmp_path)["plenary"]
    two_days.workspace.history.undo()
    back = entries(two_days, tmp_path)["plenary"]
    assert before.sequence < moved.sequence < back.sequence
    assert back.location == before.location


def test_what_is_dealt_with_in_a_session_is_part_of_it(two_days: TwoDays, tmp_path: Path) -> None:
    before = entries(two_days, tmp_path)
    two_days.change(AgendaItem, two_days.items["Elections"], sitting_id=two_days.sittings["opening"])
    after = entries(two_days, tmp_path)
    assert {name for name in before if after[name].sequence > before[name].sequence} == {"opening", "plenary"}
    assert "Elections" in after["opening"].description
    assert "Elections" not in after["plenary"].description


def test_a_speaker_s_time_is_part_of_the_item(two_days: TwoDays, tmp_path: Path) -> None:
    first = two_days.participants[0]
    two_days.speaks("Elections", first)
    before = entries(two_days, tmp_path, person_id=first)["Elections"]
    two_days.change(AgendaItem, two_days.items["Reports"], duration=40)
    after = entries(two_days, tmp_path, person_id=first)["Elections"]
    assert after.start == utc(MONDAY, 4, 40)
    assert after.sequence > before.sequence


def test_a_session_that_was_removed_is_cancelled(two_days: TwoDays, tmp_path: Path) -> None:
    before = entries(two_days, tmp_path)["lunch"]
    two_days.workspace.sittings.remove([two_days.sittings["lunch"]])
    gone = entries(two_days, tmp_path)["lunch"]
    assert gone.status == "CANCELLED"
    assert gone.sequence > before.sequence
    assert (gone.start, gone.end) == (before.start, before.end)
    assert (before.summary, gone.summary) == ("Lunch", "Cancelled: Lunch")
    assert "lunch" not in entries(two_days, tmp_path, gone=False)
    assert entries(two_days, tmp_path, day=TUESDAY)["lunch"].status == "CANCELLED"
    two_days.workspace.history.undo()
    again = entries(two_days, tmp_path)["lunch"]
    assert again.status == "CONFIRMED"
    assert again.sequence > gone.sequence


def test_a_session_that_moved_to_another_day_is_told_to_those_who_have_this_day(
    two_days: TwoDays, tmp_path: Path
) -> None:
    before = entries(two_days, tmp_path, day=MONDAY)["opening"]
    two_days.edit("opening", day=TUESDAY)
    after = entries(two_days, tmp_path, day=MONDAY)["opening"]
    assert (after.start, after.status) == (utc(TUESDAY, 3), "CONFIRMED")
    assert after.sequence > before.sequence
    assert "opening" not in entries(two_days, tmp_path, day=MONDAY, gone=False)


def test_a_session_that_became_internal_is_cancelled_as_it_was_known(
    two_days: TwoDays, tmp_path: Path
) -> None:
    two_days.edit("plenary", visibility=Visibility.SECRETARIAT)
    two_days.edit("plenary", title="Something secret")
    found = entries(two_days, tmp_path)["plenary"]
    assert (found.status, found.summary) == ("CANCELLED", "Cancelled: First session")
    assert "Reports" not in found.description


def test_who_no_longer_chairs_or_speaks_is_told(two_days: TwoDays, tmp_path: Path) -> None:
    first, second = two_days.participants
    two_days.edit("opening", chair=first)
    speaker = two_days.speaks("Reports", first)
    before = entries(two_days, tmp_path, person_id=first)
    two_days.edit("opening", chair=second)
    two_days.change(Speaker, speaker)
    after = entries(two_days, tmp_path, person_id=first)
    assert [entry.status for entry in after.values()] == ["CANCELLED", "CANCELLED"]
    assert all(after[name].sequence > before[name].sequence for name in before)
    assert all(
        (after[name].start, after[name].end) == (before[name].start, before[name].end) for name in before
    )
    assert entries(two_days, tmp_path)["opening"].status == "CONFIRMED"


def test_an_item_taken_out_of_the_programme_is_cancelled_for_its_speaker(
    two_days: TwoDays, tmp_path: Path
) -> None:
    first = two_days.participants[0]
    two_days.speaks("Reports", first)
    before = entries(two_days, tmp_path, person_id=first)["Reports"]
    two_days.change(AgendaItem, two_days.items["Reports"], sitting_id=None)
    after = entries(two_days, tmp_path, person_id=first)["Reports"]
    assert after.status == "CANCELLED"
    assert after.sequence > before.sequence


def test_a_session_of_the_night_the_clocks_change_is_cancelled_with_its_end(
    two_days: TwoDays, tmp_path: Path
) -> None:
    night = {"date": VagueDate.parse("2024-11-03/2024-11-04"), "time_zone": "America/New_York"}
    two_days.workspace.meetings.edit([two_days.meeting], night)
    two_days.edit("opening", start=time(0, 30), duration=120)
    before = entries(two_days, tmp_path)["opening"]
    two_days.workspace.sittings.remove([two_days.sittings["opening"]])
    gone = entries(two_days, tmp_path)["opening"]
    assert gone.status == "CANCELLED"
    assert (gone.start, gone.end) == (before.start, before.end)


def test_a_sub_item_is_cancelled_with_the_item_above_it(two_days: TwoDays, tmp_path: Path) -> None:
    reports, person = two_days.items["Reports"], two_days.participants[0]
    below = two_days.workspace.agenda.add(two_days.meeting, "Annual report", parent_id=reports)
    two_days.workspace.speakers.add(below, participant_ids=[person])
    (entry,) = entries(two_days, tmp_path, person_id=person).values()
    assert (entry.summary, entry.status) == ("Statement: 1.1 Annual report", "CONFIRMED")
    two_days.change(AgendaItem, reports, sitting_id=None)
    (entry,) = entries(two_days, tmp_path, person_id=person).values()
    assert (entry.summary, entry.status) == ("Cancelled: Annual report", "CANCELLED")


def test_a_meeting_that_is_cancelled_cancels_every_session(two_days: TwoDays, tmp_path: Path) -> None:
    before = entries(two_days, tmp_path)
    two_days.workspace.meetings.edit([two_days.meeting], {"stage": "cancelled"})
    after = entries(two_days, tmp_path)
    assert {entry.status for entry in after.values()} == {"CANCELLED"}
    assert all(after[name].sequence > before[name].sequence for name in before)
    two_days.workspace.meetings.edit([two_days.meeting], {"stage": "planned"})
    assert {entry.status for entry in entries(two_days, tmp_path).values()} == {"TENTATIVE"}


def test_a_meeting_that_moves_moves_its_sessions(two_days: TwoDays, tmp_path: Path) -> None:
    before = entries(two_days, tmp_path)
    two_days.workspace.meetings.edit([two_days.meeting], {"time_zone": "Asia/Samarkand"})
    after = entries(two_days, tmp_path)
    assert after["plenary"].start == utc(MONDAY, 5)
    assert all(after[name].sequence > before[name].sequence for name in before)


# Meetings whose days are not known


def test_a_vague_date_is_one_tentative_entry_and_cancels_the_sessions(
    two_days: TwoDays, tmp_path: Path
) -> None:
    before = entries(two_days, tmp_path)
    two_days.workspace.meetings.edit([two_days.meeting], {"date": VagueDate.parse("2024-05")})
    outcome, _content = written(two_days, tmp_path)
    assert outcome.notices == (
        "The days are not fixed yet: the calendar holds one tentative entry for May 2024, and no sessions.",
    )
    after = entries(two_days, tmp_path)
    meeting = after.pop("meeting")
    assert (meeting.start, meeting.end, meeting.status) == (date(2024, 5, 1), date(2024, 6, 1), "TENTATIVE")
    assert {entry.status for entry in after.values()} == {"CANCELLED"}
    assert all(after[name].start == before[name].start for name in after)
    assert set(entries(two_days, tmp_path, gone=False)) == {"meeting"}


@pytest.mark.parametrize("wanted", [{"day": MONDAY}, {"person_id": True}])
def test_sessions_of_a_vague_date_are_refused_in_words(
    two_days: TwoDays, tmp_path: Path, wanted: dict[str, Any]
) -> None:
    if "person_id" in wanted:
        wanted = {"person_id": two_days.participants[0]}
    two_days.workspace.meetings.edit([two_days.meeting], {"date": VagueDate.parse("2024-05")})
    with pytest.raises(InputError, match="not fixed yet: May 2024"):
        written(two_days, tmp_path, **wanted)


def test_a_quarter_or_no_date_is_refused_in_words(two_days: TwoDays, tmp_path: Path) -> None:
    two_days.workspace.meetings.edit([two_days.meeting], {"date": VagueDate.parse("2024-Q3/2024-Q4")})
    with pytest.raises(InputError, match="not fixed yet"):
        written(two_days, tmp_path)
    two_days.workspace.meetings.edit([two_days.meeting], {"date": None})
    with pytest.raises(InputError, match="has no date yet"):
        written(two_days, tmp_path)


def test_a_meeting_without_sessions_is_an_entry_of_whole_days(two_days: TwoDays, tmp_path: Path) -> None:
    two_days.workspace.sittings.remove(list(two_days.sittings.values()))
    assert set(entries(two_days, tmp_path, gone=False)) == {"meeting"}


def test_files_are_named_for_what_they_hold(two_days: TwoDays) -> None:
    key = two_days.workspace.meetings.get(two_days.meeting).key
    name = two_days.workspace.calendars.suggested_name
    assert name(two_days.meeting, "en") == f"{key} Calendar.ics"
    assert name(two_days.meeting, "ru", day=MONDAY) == f"{key} Календарь 2023-11-13.ics"
