"""A meeting is named by its title and date wherever it is one of many; its key stands behind them at most."""

from __future__ import annotations

from cica_events.domain.found import Ref, Sort
from cica_events.domain.outcomes import OutcomeKind
from cica_events.services.workspace import Workspace


def test_a_use_is_named_by_the_meeting_its_date_and_last_its_key(furnished: Workspace) -> None:
    meeting = furnished.meetings.rows()[0]
    person = furnished.participants.rows(meeting.id)[0].person_id
    name = furnished.where_used.of(Ref(Sort.PEOPLE, person))[0].uses[0].name
    assert meeting.date is not None
    assert name == f"{meeting.title} · {meeting.date.in_words('en')} · {meeting.key}"


def test_an_outcome_names_the_meeting_that_took_it_up_without_its_key(furnished: Workspace) -> None:
    first, later = furnished.meetings.rows()[:2]
    made = furnished.outcomes.add(
        first.id, {"kind": OutcomeKind.NOTED, "text": "the report", "followed_by": later.id}
    )
    row = next(each for each in furnished.outcomes.rows(first.id) if each.id == made)
    assert later.date is not None
    assert row.followed_by == f"{later.title} · {later.date.in_words('en')}"


def test_all_meetings_are_named_in_the_order_of_their_dates(furnished: Workspace) -> None:
    rows = furnished.meetings.rows()
    lines = furnished.meetings.lines()
    assert [one for one, _name in lines] == [row.id for row in rows]
    for row, (_one, name) in zip(rows, lines, strict=True):
        when = [row.date.in_words("en")] if row.date else []
        assert name == " · ".join([row.title, *when, row.key])
