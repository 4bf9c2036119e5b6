"""All mapped classes, so that whoever needs the whole model imports one name."""

from __future__ import annotations

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.base import Base, Record
from cica_events.domain.changes import LoggedChange, LoggedChangeSet
from cica_events.domain.delegations import Delegation
from cica_events.domain.erasing import ErasureRule
from cica_events.domain.import_layouts import ImportLayout
from cica_events.domain.issues import ColumnSet, Issue
from cica_events.domain.meeting_templates import MeetingTemplate
from cica_events.domain.meetings import Meeting, MeetingHost, MeetingLink
from cica_events.domain.outcomes import Outcome
from cica_events.domain.participants import Participant
from cica_events.domain.parties import Affiliation, Chairmanship, ContactPoint, Party
from cica_events.domain.people import Distinct, Person, Photo, Post
from cica_events.domain.saved_views import SavedView
from cica_events.domain.sittings import AcceptedConflict, Sitting
from cica_events.domain.speakers import Speaker
from cica_events.domain.workspace import WorkspaceRecord

RECORDS: dict[str, type[Record]] = {
    entity.__tablename__: entity
    for entity in (
        Party,
        Affiliation,
        Chairmanship,
        ContactPoint,
        Person,
        Post,
        Photo,
        Distinct,
        Meeting,
        MeetingHost,
        MeetingLink,
        Delegation,
        Participant,
        Sitting,
        AcceptedConflict,
        AgendaItem,
        Speaker,
        Outcome,
        Issue,
        ColumnSet,
        ImportLayout,
        MeetingTemplate,
        SavedView,
        ErasureRule,
    )
}
"""Every recorded noun by the name of its table."""

__all__ = ["RECORDS", "Base", "LoggedChange", "LoggedChangeSet", "Record", "WorkspaceRecord"]
