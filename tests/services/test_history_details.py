"""What a step changed is told with the names of records, also of those that are gone."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from cica_events.domain.dates import VagueDate
from cica_events.services.history_details import HistoryDetails, RecordChange, What
from cica_events.services.workspace import Workspace, create_workspace


def latest(workspace: Workspace) -> list[RecordChange]:
    return HistoryDetails(workspace.database).of_step(workspace.history.steps(1)[0].id)


def test_no_noun_is_told_by_its_table_or_its_columns(furnished: Workspace) -> None:
    meetings = [row.id for row in furnished.meetings.rows()]
    furnished.meetings.remove(meetings)
    told = latest(furnished)
    assert {change.noun for change in told if change.what is not What.REMOVED} <= {"Status"}
    assert {
        "Meeting", "Delegation", "Participant", "Agenda item", "Outcome", "Session", "Host",
        "Link between meetings",
    } <= {change.noun for change in told}  # fmt: skip
    assert [change for change in told if not change.name] == []
    labels = {field.field.label for change in told for field in change.fields}
    assert not [label for label in labels if "_" in label or label.islower()]
    everything = {*meetings, *(change.id for change in told)}
    values = {value for change in told for field in change.fields for value in (field.before, field.after)}
    assert not everything & {value for value in values if isinstance(value, str)}


def test_a_record_of_a_meeting_is_told_with_its_meeting(workspace: Workspace, meeting: str) -> None:
    title = workspace.meetings.get(meeting).title
    workspace.agenda.add(meeting, "Any other business")
    [change] = latest(workspace)
    assert (change.noun, change.name, change.meeting) == ("Agenda item", "Any other business", title)
    workspace.meetings.remove([meeting])
    step = workspace.history.steps(2)[1]
    [change] = HistoryDetails(workspace.database).of_step(step.id)
    assert (change.name, change.meeting) == ("Any other business", title)


def test_a_step_says_what_it_changed(workspace: Workspace, meeting: str) -> None:
    title = workspace.meetings.get(meeting).title
    workspace.meetings.edit([meeting], {"place": "Almaty"})
    people = [workspace.people.add({"family_name": name}) for name in ("Sarybay", "Batalov")]
    workspace.people.edit(people, {"position": "Envoy"})
    workspace.people.remove(people[:1])
    steps = workspace.history.steps(5)
    found = HistoryDetails(workspace.database).subjects(steps)
    named = [sorted(found[step.id].split(", ")) for step in steps]
    assert named == [["Sarybay"], ["Batalov", "Sarybay"], ["Batalov"], ["Sarybay"], [title]]
    assert HistoryDetails(workspace.database).subjects([]) == {}


def test_a_step_with_several_records_is_named_by_the_first(workspace: Workspace, meeting: str) -> None:
    country = workspace.parties.rows()[0]
    workspace.participants.add(meeting, {"family_name": "Toreli", "party": country.id})
    people = [workspace.people.add({"family_name": name}) for name in ("One", "Two", "Three", "Four")]
    workspace.people.remove(people)
    made = workspace.meetings.create(workspace.meetings.plan("SOC", VagueDate.of(date(2031, 1, 8))))
    steps = workspace.history.steps(7)
    found = HistoryDetails(workspace.database).subjects(steps)
    assert found[steps[0].id] == workspace.meetings.get(made).title
    assert found[steps[1].id].endswith(" … and 1 more")
    assert found[steps[1].id].count(",") == 2
    assert found[steps[6].id] == "Toreli"


def test_a_step_with_more_records_than_are_named_says_how_many_more(workspace: Workspace) -> None:
    people = [workspace.people.add({"family_name": f"Person {number}"}) for number in range(30)]
    workspace.people.edit(people, {"position": "Expert"})
    step = workspace.history.steps(1)[0]
    assert HistoryDetails(workspace.database).subjects([step])[step.id].endswith(" … and 27 more")


def test_of_what_was_loaded_everything_counts_that_is_not_named(tmp_path: Path) -> None:
    with closing(create_workspace(tmp_path / "sample.cica", sample=True)) as workspace:
        sample, parties = workspace.history.steps()
        found = HistoryDetails(workspace.database).subjects([sample, parties])
        assert found[sample.id] == f"Saudi Arabia, Observer … and {sample.count - 1} more"
        assert found[parties.id] == f"Afghanistan, Azerbaijan … and {parties.count - 2} more"


def test_references_are_told_by_name(workspace: Workspace) -> None:
    party = workspace.parties.rows()[0]
    person = workspace.people.add({"family_name": "Sarybay"})
    workspace.people.edit([person], {"party": party.id})
    [change] = latest(workspace)
    [field] = change.fields
    assert (field.field.label, field.before, field.after) == ("State or organization", "", party.name)


def test_a_large_step_is_told_in_parts(workspace: Workspace, meeting: str) -> None:
    step = workspace.history.steps(1)[0]
    details = HistoryDetails(workspace.database)
    whole = details.of_step(step.id, step.count)
    assert len(whole) == step.count > 10
    parts = [change for offset in range(0, step.count, 7) for change in details.of_step(step.id, 7, offset)]
    assert parts == whole


def test_posts_pictures_and_people_kept_apart_are_told_without_what_nobody_can_read(
    workspace: Workspace,
) -> None:
    one, other = (workspace.people.add({"family_name": name}) for name in ("Lin", "Linn"))
    workspace.posts.add(one, {"position": "Attaché"})
    assert [(change.noun, change.name) for change in latest(workspace)] == [("Earlier post", "Attaché")]
    workspace.photos.set(one, b"\xff\xd8\xff picture")
    [change] = latest(workspace)
    assert (change.noun, change.name) == ("Picture", "Lin")
    assert [(field.field.label, field.after) for field in change.fields] == [("Person", "Lin")]
    workspace.duplicates.keep_apart(one, other)
    [change] = latest(workspace)
    assert (change.noun, change.name) == ("Two people kept apart", "Lin ≠ Linn")
    assert {field.after for field in change.fields} == {"Lin", "Linn"}
