"""Every verb of every service, to be tried on whatever a workspace holds."""

from __future__ import annotations

from collections.abc import Callable

from cica_events.domain.agenda_entries import Entry
from cica_events.domain.beginnings import Part, Start
from cica_events.domain.dates import VagueDate
from cica_events.domain.issues import IssueStage
from cica_events.domain.meetings import HostRole, LinkKind, MeetingLink, Stage
from cica_events.domain.parties import Affiliation, Chairmanship, ContactPoint, Status
from cica_events.imports.columns.mapping import ListMapping
from cica_events.services.editing import Cell
from cica_events.services.workspace import Workspace
from tests.services.agenda_verbs import AGENDA_VERSION_VERBS
from tests.services.import_verbs import IMPORT_VERBS
from tests.services.participant_verbs import PARTICIPANT_VERBS
from tests.services.programme_verbs import PROGRAMME_VERBS, furnish_programme
from tests.services.trial import Trial
from tests.services.view_verbs import VIEW_VERBS


def furnish(workspace: Workspace) -> None:
    """Fill a workspace that has parties with two linked meetings and something of every noun."""
    trial = Trial(workspace, seed=7)
    parties = [row.id for row in workspace.parties.rows()]
    for party in parties[:2]:
        person = workspace.people.add(trial.made_up.person() | {"party": party})
        workspace.posts.add(person, {"position": "Attaché"})
    meetings = [
        workspace.meetings.create(workspace.meetings.plan(body, VagueDate.parse(when)))
        for body, when in (("SOC", "2024-Q3"), ("YC", "2024-05-06"))
    ]
    workspace.meetings.link(*meetings, LinkKind.PREPARES)
    for meeting in meetings:
        workspace.meetings.add_host(meeting, HostRole.HOST, "Host", parties[0])
        workspace.sittings.add(meeting, {"title": "Opening"})
        furnish_programme(workspace, meeting)
        workspace.participants.add(
            meeting, trial.made_up.person() | {"party": parties[0], "capacity": "head"}
        )
        workspace.participants.add(meeting, trial.made_up.person() | {"party": parties[1]})
        workspace.delegations.pin(workspace.delegations.rows(meeting)[1].id, None, "Guest of honour")
        items = workspace.agenda.rows(meeting)
        workspace.agenda.add(meeting, "Sub-item", parent_id=items[0].id)
        workspace.agenda_versions.issue(meeting, IssueStage.PROVISIONAL)
        for _count in range(2):
            values = {"text": "Decided", "item": items[0].id, "followed_by": meetings[1]}
            outcome = workspace.outcomes.add(meeting, values)
    workspace.chairmanships.add(parties[0], {"since": VagueDate.parse("2020")})
    workspace.contact_points.add(parties[1], {"name": "Desk officer"})
    workspace.column_sets.save("participants", "Drivers", ["party", "=Car"])
    workspace.saved_views.save("people", "For the hotel", {"columns": ["name"]})
    workspace.import_layouts.save("participants", "Hotel list", ["Guest"], ListMapping.of({0: "full_name"}))
    workspace.beginnings.save_template(workspace.meetings.rows()[0].id, "Short session")
    affiliation = workspace.parties.affiliations(parties[0])[0].id
    with workspace.database.changing("Decision") as session:
        session.get_one(Affiliation, affiliation).decided_by_id = outcome


def _meetings_create(trial: Trial) -> None:
    body = trial.one(("SOC", "YC", "TTF"))
    trial.workspace.meetings.create(trial.workspace.meetings.plan(body, VagueDate.parse("2025-Q1")))


def _post(trial: Trial) -> str:
    people = trial.some(trial.workspace.people.rows())
    return trial.one([post.id for person in people for post in trial.workspace.posts.rows(person.id)])


def _begin_post(trial: Trial) -> None:
    person = trial.one(trial.workspace.people.rows())
    trial.workspace.posts.begin(person.id, {"position": trial.word(), "party": trial.party}, None)


def _add_agenda_item(trial: Trial) -> None:
    meeting = trial.meeting
    rows = trial.workspace.agenda.rows(meeting)
    near = trial.one(rows).id if rows and trial.random.random() < 0.7 else None
    if trial.random.random() < 0.5:
        trial.workspace.agenda.add(meeting, trial.word(), after_id=near)
    else:
        trial.workspace.agenda.add(meeting, trial.word(), parent_id=near, values={"duration": 15})


def _add_entries(trial: Trial) -> None:
    meeting = trial.meeting
    rows = trial.workspace.agenda.rows(meeting)
    after = trial.one(rows).id if rows and trial.random.random() < 0.7 else None
    entries = [Entry(trial.word(), depth=depth) for depth in (0, 1, 1, 0)]
    trial.workspace.agenda.add_entries(meeting, entries, after)


def _move_agenda_item(trial: Trial) -> None:
    rows = trial.workspace.agenda.rows(trial.meeting)
    parent = trial.one([None, *(row.id for row in rows)])
    trial.workspace.agenda.move(trial.one(rows).id, parent, trial.random.randrange(5))


def _add_outcome(trial: Trial) -> None:
    meeting = trial.meeting
    trial.workspace.outcomes.add(meeting, {"text": trial.word(), "prepared_by": trial.party})


def _move_outcome(trial: Trial) -> None:
    rows = trial.workspace.outcomes.rows(trial.meeting)
    trial.workspace.outcomes.move(trial.one(rows).id, trial.random.randrange(3))


def _column_set(trial: Trial) -> str:
    sets = [row.id for row in trial.workspace.column_sets.sets("participants") if row.id]
    return trial.one(sets)


def _add_affiliation(trial: Trial) -> None:
    party = trial.workspace.parties.add({"code": trial.word(), "short_name": trial.word()})
    trial.workspace.affiliations.add(party, Status.OBSERVER, VagueDate.parse("2023-12-26"))


def _rest_affiliation(trial: Trial) -> None:
    outcome = trial.one(trial.workspace.outcomes.rows(trial.meeting)).id
    trial.workspace.affiliations.rest_on(trial.stored(Affiliation), trial.one((outcome, None)))


def _merge_people(trial: Trial) -> None:
    keep, other = (trial.one(trial.workspace.people.rows()).id for _each in range(2))
    lines = trial.workspace.duplicates.compare(keep, other).lines
    trial.workspace.duplicates.merge(keep, other, {line.field.key: line.suggested for line in lines})


def _template(t: Trial) -> str:
    return t.one(t.workspace.beginnings.templates()).id


def _begin(t: Trial) -> str:
    """Create a meeting from another one, with all parts and what was left open."""
    meeting = t.one(t.workspace.meetings.rows())
    offer = t.workspace.beginnings.offer(meeting.body, Start(meeting_id=meeting.id))
    plan = t.workspace.beginnings.plan(offer, None, parts=list(Part), follow_ups=offer.follow_ups)
    return t.workspace.beginnings.create(plan)


def _take_up(t: Trial) -> list[str]:
    meeting = t.one(t.workspace.meetings.rows())
    t.workspace.outcomes.add(meeting.id, {"kind": "requested", "text": t.word(), "followed_by": t.meeting})
    later = t.one(t.workspace.meetings.rows()).id
    return t.workspace.beginnings.take_up(
        later, {each.outcome_id for each in t.workspace.beginnings.follow_ups(later)}
    )


def _add_usual_programme(t: Trial) -> list[str]:
    meeting = t.workspace.meetings.create(t.workspace.meetings.plan("YC", None))
    return t.workspace.beginnings.add_usual_programme(meeting)


VERBS: dict[str, Callable[[Trial], object]] = {
    **IMPORT_VERBS,
    **PARTICIPANT_VERBS,
    **PROGRAMME_VERBS,
    **AGENDA_VERSION_VERBS,
    **VIEW_VERBS,
    "people.add": lambda t: t.workspace.people.add(t.made_up.person() | {"party": t.party}),
    "people.edit": lambda t: t.workspace.people.edit(
        [row.id for row in t.some(t.workspace.people.rows())], {"position": t.word(), "party": None}
    ),
    "people.edit_cells": lambda t: t.workspace.people.edit_cells(
        [Cell(row.id, "phone", t.word()) for row in t.some(t.workspace.people.rows())], "Paste"
    ),
    "duplicates.merge": _merge_people,
    "duplicates.keep_apart": lambda t: t.workspace.duplicates.keep_apart(
        *(t.one(t.workspace.people.rows()).id for _each in range(2))
    ),
    "people.remove": lambda t: t.workspace.people.remove([t.one(t.workspace.people.rows()).id]),
    "parties.add": lambda t: t.workspace.parties.add({"code": t.word(), "short_name": t.word()}),
    "parties.edit": lambda t: t.workspace.parties.edit([t.party], {"place": t.word(), "home": t.party}),
    "parties.edit_cells": lambda t: t.workspace.parties.edit_cells([Cell(t.party, "place", t.word())]),
    "parties.remove": lambda t: t.workspace.parties.remove([t.party]),
    "affiliations.add": _add_affiliation,
    "affiliations.edit": lambda t: t.workspace.affiliations.edit(
        [t.stored(Affiliation)], {"since": VagueDate.parse("2014"), "status": t.one(list(Status))}
    ),
    "affiliations.edit_cells": lambda t: t.workspace.affiliations.edit_cells(
        [Cell(t.stored(Affiliation), "until", VagueDate.parse("2030"))]
    ),
    "affiliations.remove": lambda t: t.workspace.affiliations.remove([t.stored(Affiliation)]),
    "affiliations.rest_on": _rest_affiliation,
    "beginnings.create": _begin,
    "beginnings.take_up": _take_up,
    "beginnings.add_usual_programme": _add_usual_programme,
    "beginnings.save_template": lambda t: t.workspace.beginnings.save_template(t.meeting, t.word()),
    "beginnings.rename": lambda t: t.workspace.beginnings.rename(_template(t), t.word()),
    "beginnings.edit": lambda t: t.workspace.beginnings.edit([_template(t)], {"name": t.word()}),
    "beginnings.edit_cells": lambda t: t.workspace.beginnings.edit_cells(
        [Cell(_template(t), "name", t.word())]
    ),
    "beginnings.remove": lambda t: t.workspace.beginnings.remove([_template(t)]),
    "chairmanships.add": lambda t: t.workspace.chairmanships.add(
        t.party, {"body": t.word(), "decision": "D"}
    ),
    "chairmanships.edit": lambda t: t.workspace.chairmanships.edit(
        [t.stored(Chairmanship)], {"since": VagueDate.parse("2020-09"), "decision": t.word()}
    ),
    "chairmanships.edit_cells": lambda t: t.workspace.chairmanships.edit_cells(
        [Cell(t.stored(Chairmanship), "until", VagueDate.parse("2030"))]
    ),
    "chairmanships.remove": lambda t: t.workspace.chairmanships.remove([t.stored(Chairmanship)]),
    "contact_points.add": lambda t: t.workspace.contact_points.add(t.party, {"name": t.word()}),
    "contact_points.edit": lambda t: t.workspace.contact_points.edit(
        [t.stored(ContactPoint)], {"function": t.word(), "email": "a@example.org"}
    ),
    "contact_points.edit_cells": lambda t: t.workspace.contact_points.edit_cells(
        [Cell(t.stored(ContactPoint), "phone", t.word())]
    ),
    "contact_points.remove": lambda t: t.workspace.contact_points.remove([t.stored(ContactPoint)]),
    "meetings.create": _meetings_create,
    "meetings.edit": lambda t: t.workspace.meetings.edit(
        [t.meeting],
        {"title": t.word(), "date": VagueDate.parse("2024-02-29"), "stage": Stage.HELD, "country": t.party},
    ),
    "meetings.edit_cells": lambda t: t.workspace.meetings.edit_cells([Cell(t.meeting, "place", t.word())]),
    "meetings.remove": lambda t: t.workspace.meetings.remove([t.meeting]),
    "meetings.add_host": lambda t: t.workspace.meetings.add_host(
        t.meeting, HostRole.SUPPORTER, t.word(), t.party
    ),
    "meetings.edit_host": lambda t: t.workspace.meetings.edit_host(
        t.one(t.workspace.meetings.hosts(t.meeting)).id, {"name": t.word(), "party": t.party}
    ),
    "meetings.remove_host": lambda t: t.workspace.meetings.remove_host(
        t.one(t.workspace.meetings.hosts(t.meeting)).id
    ),
    "meetings.link": lambda t: t.workspace.meetings.link(t.meeting, t.meeting, t.one(list(LinkKind))),
    "meetings.unlink": lambda t: t.workspace.meetings.unlink(t.stored(MeetingLink)),
    "posts.add": lambda t: t.workspace.posts.add(
        t.one(t.workspace.people.rows()).id, {"position": t.word(), "party": t.party}
    ),
    "posts.begin": _begin_post,
    "posts.edit": lambda t: t.workspace.posts.edit([_post(t)], {"organization": t.word()}),
    "posts.edit_cells": lambda t: t.workspace.posts.edit_cells([Cell(_post(t), "position", t.word())]),
    "posts.remove": lambda t: t.workspace.posts.remove([_post(t)]),
    "column_sets.save": lambda t: t.workspace.column_sets.save(
        "participants", t.word(), ["number", "family_name", f"={t.word()}"]
    ),
    "column_sets.rename": lambda t: t.workspace.column_sets.rename(_column_set(t), t.word()),
    "column_sets.edit": lambda t: t.workspace.column_sets.edit([_column_set(t)], {"name": t.word()}),
    "column_sets.edit_cells": lambda t: t.workspace.column_sets.edit_cells(
        [Cell(_column_set(t), "columns", '["party"]')]
    ),
    "column_sets.remove": lambda t: t.workspace.column_sets.remove([_column_set(t)]),
    "agenda.add": _add_agenda_item,
    "agenda.add_entries": _add_entries,
    "agenda.rename": lambda t: t.workspace.agenda.rename(t.item(), t.word()),
    "agenda.edit": lambda t: t.workspace.agenda.edit([t.item()], {"duration": 45, "annotation": t.word()}),
    "agenda.edit_cells": lambda t: t.workspace.agenda.edit_cells([Cell(t.item(), "symbol", t.word())]),
    "agenda.move": _move_agenda_item,
    "agenda.nest": lambda t: t.workspace.agenda.nest(t.item()),
    "agenda.lift": lambda t: t.workspace.agenda.lift(t.item()),
    "agenda.shift": lambda t: t.workspace.agenda.shift(t.item(), t.one((-2, -1, 1, 2))),
    "agenda.remove": lambda t: t.workspace.agenda.remove([t.item()]),
    "outcomes.add": _add_outcome,
    "outcomes.edit": lambda t: t.workspace.outcomes.edit(
        [t.one(t.workspace.outcomes.rows(t.meeting)).id],
        {"text": t.word(), "item": None, "followed_by": t.meeting},
    ),
    "outcomes.edit_cells": lambda t: t.workspace.outcomes.edit_cells(
        [Cell(t.one(t.workspace.outcomes.rows(t.meeting)).id, "text", t.word())]
    ),
    "outcomes.move": _move_outcome,
    "outcomes.remove": lambda t: t.workspace.outcomes.remove(
        [t.one(t.workspace.outcomes.rows(t.meeting)).id]
    ),
    "sittings.add": lambda t: t.workspace.sittings.add(t.meeting, {"title": t.word(), "duration": 30}),
    "sittings.edit": lambda t: t.workspace.sittings.edit(
        [t.one(t.workspace.sittings.rows(t.meeting)).id], {"room": t.word()}
    ),
    "sittings.edit_cells": lambda t: t.workspace.sittings.edit_cells(
        [Cell(t.one(t.workspace.sittings.rows(t.meeting)).id, "room", t.word())]
    ),
    "sittings.remove": lambda t: t.workspace.sittings.remove(
        [t.one(t.workspace.sittings.rows(t.meeting)).id]
    ),
}
"""The verbs by service and name; one that cannot be done just then raises a CicaError."""
