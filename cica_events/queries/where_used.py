"""In what a person, a State or organization, or a meeting stands: all counted, the first listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from cica_events.directions import DOT
from cica_events.domain.agenda import AgendaItem
from cica_events.domain.delegations import Delegation
from cica_events.domain.found import Sort
from cica_events.domain.meeting_names import listed_name
from cica_events.domain.meetings import Meeting, MeetingHost, MeetingLink
from cica_events.domain.names import name_of
from cica_events.domain.outcomes import Outcome
from cica_events.domain.participants import Participant
from cica_events.domain.parties import Affiliation, Chairmanship, ContactPoint, Party
from cica_events.domain.people import Person, Post
from cica_events.domain.sittings import Sitting
from cica_events.domain.speakers import Speaker
from cica_events.i18n import N_, _

_SHOWN: Final = 100  # uses of one kind that are listed; all are counted
_PERSON: Final = ("honorific", "courtesy", "rank", "given_name", "family_name", "family_first")
_MEETING: Final = [
    Meeting.__table__.c[name].label(f"m_{name}") for name in ("id", "key", "title", "title_ru", "date")
]
_PARTICIPANT: Final = Participant.__table__.c
_BY_DATE: Final = Meeting.__table__.c.date.desc().nulls_last()


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a record: its name, the role, and the page that shows it with what that is handed."""

    name: str
    role: str
    page: str
    args: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class UseGroup:
    """All uses of one kind; `uses` are the first of `count`."""

    title: str
    count: int
    uses: tuple[Use, ...]


def uses_of(session: Session, sort: Sort, record_id: str, language: str) -> tuple[UseGroup, ...]:
    """Return in what a record stands, the kinds with nothing left out."""
    kinds = {Sort.PEOPLE: _OF_PERSON, Sort.PARTIES: _OF_PARTY, Sort.MEETINGS: _OF_MEETING}.get(sort, ())
    return tuple(group for kind in kinds if (group := kind.group(session, record_id, language)) is not None)


Made = Callable[[Any, str], Use]


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of use: how it is asked for, and how a row of it is told."""

    title: str  # a text to be translated
    query: Callable[[str], Select[Any]]
    made: Made

    def group(self, session: Session, record_id: str, language: str) -> UseGroup | None:
        query = self.query(record_id)
        rows = session.execute(query.limit(_SHOWN + 1)).all()
        if not rows:
            return None
        whole = select(func.count()).select_from(query.order_by(None).subquery())
        count = len(rows) if len(rows) <= _SHOWN else session.scalar(whole) or 0
        return UseGroup(_(self.title), count, tuple(self.made(row, language) for row in rows[:_SHOWN]))


def _in_meeting(role: Callable[[Any], str], **places: str) -> Made:
    """Return how a use in a meeting is told; `places` go to its page, "row.NAME" taken from the row."""

    def made(row: Any, language: str) -> Use:
        return Use(_meeting(row, language), role(row), "meeting", tuple(_args(row, places)))

    return made


def _args(row: Any, places: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield "meeting_id", row.m_id
    for key, value in places.items():
        yield key, str(getattr(row, value[4:])) if value.startswith("row.") else value


def _meeting(row: Any, language: str) -> str:
    return listed_name(row.m_title, row.m_title_ru, row.m_date, language, row.m_key)


def _plain(page: str, key: str, name: Callable[[Any], str], role: Callable[[Any], str]) -> Made:
    """Return how a use on a page of its own is told; `key` is the argument that takes the row's id."""
    return lambda row, _language: Use(name(row), role(row), page, ((key, row.id),))


def _joined(*texts: Any) -> str:
    return DOT.join(str(text) for text in texts if text)


def _with_meeting(entity: Any, *columns: Any) -> Select[Any]:
    table, meeting = entity.__table__, Meeting.__table__
    query = select(*columns, *_MEETING).join_from(table, meeting, table.c.meeting_id == meeting.c.id)
    return query.order_by(_BY_DATE, table.c.id)


def _attended(person_id: str) -> Select[Any]:
    query = _with_meeting(Participant, _PARTICIPANT.id, _PARTICIPANT.capacity, _PARTICIPANT.status)
    return query.where(_PARTICIPANT.person_id == person_id)


def _spoken(person_id: str) -> Select[Any]:
    speaker, item = Speaker.__table__, AgendaItem.__table__
    query = _with_meeting(AgendaItem, item.c.id.label("item_id"), item.c.title, speaker.c.role)
    query = query.join(speaker, speaker.c.item_id == item.c.id)
    joined = query.join(Participant.__table__, _PARTICIPANT.id == speaker.c.participant_id)
    return joined.where(_PARTICIPANT.person_id == person_id)


def _chaired_sittings(person_id: str) -> Select[Any]:
    sitting = Sitting.__table__
    query = _with_meeting(Sitting, sitting.c.id, sitting.c.title, sitting.c.kind)
    joined = query.join(Participant.__table__, _PARTICIPANT.id == sitting.c.chair_id)
    return joined.where(_PARTICIPANT.person_id == person_id)


def _replacing(person_id: str, *, replaced: bool) -> Select[Any]:
    """Return the query for those whom a person replaced, or by whom the person was `replaced`."""
    one, other = Participant.__table__.alias("one"), Participant.__table__.alias("other")
    gone, come = (one, other) if replaced else (other, one)
    meeting = Meeting.__table__
    query = select(*(other.c[name] for name in ("id", *_PERSON)), *_MEETING)
    query = query.join_from(one, other, gone.c.replaced_by_id == come.c.id)
    query = query.join(meeting, meeting.c.id == one.c.meeting_id)
    return query.where(one.c.person_id == person_id).order_by(_BY_DATE, other.c.id)


_speaks = _in_meeting(
    lambda row: _joined(row.title, row.role.text), tab="agenda", view="speakers", item_id="row.item_id"
)
_OF_PERSON: Final[Sequence[_Kind]] = (
    _Kind(
        N_("Takes part in"),
        _attended,
        _in_meeting(
            lambda row: _joined(row.capacity.text, row.status.text), tab="participants", select="row.id"
        ),
    ),
    _Kind(
        N_("Speaks to"),
        _spoken,
        _speaks,
    ),
    _Kind(
        N_("Chairs sessions"),
        _chaired_sittings,
        _in_meeting(
            lambda row: row.title or row.kind.text, tab="agenda", view="programme", sitting_id="row.id"
        ),
    ),
    _Kind(
        N_("Replaced"),
        lambda key: _replacing(key, replaced=False),
        _in_meeting(name_of, tab="participants", select="row.id"),
    ),
    _Kind(
        N_("Was replaced by"),
        lambda key: _replacing(key, replaced=True),
        _in_meeting(name_of, tab="participants", select="row.id"),
    ),
)


def _delegations(party_id: str) -> Select[Any]:
    delegation = Delegation.__table__
    query = _with_meeting(Delegation, delegation.c.id, delegation.c.reply)
    return query.where(delegation.c.party_id == party_id)


def _hosted(party_id: str) -> Select[Any]:
    host = MeetingHost.__table__
    return _with_meeting(MeetingHost, host.c.role).where(host.c.party_id == party_id)


def _meetings_by(column: str) -> Callable[[str], Select[Any]]:
    meeting = Meeting.__table__
    return lambda key: select(*_MEETING).where(meeting.c[column] == key).order_by(_BY_DATE, meeting.c.id)


def _speaking_parties(party_id: str) -> Select[Any]:
    speaker, item = Speaker.__table__, AgendaItem.__table__
    query = _with_meeting(AgendaItem, item.c.id.label("item_id"), item.c.title, speaker.c.role)
    return query.join(speaker, speaker.c.item_id == item.c.id).where(speaker.c.party_id == party_id)


def _prepared(party_id: str) -> Select[Any]:
    outcome = Outcome.__table__
    query = _with_meeting(Outcome, outcome.c.id, outcome.c.text)
    return query.where(outcome.c.prepared_by_id == party_id)


def _people_by(column: str) -> Callable[[str], Select[Any]]:
    person = Person.__table__
    columns = [person.c[name] for name in ("id", *_PERSON, "position")]
    return lambda key: select(*columns).where(person.c[column] == key).order_by(person.c.id)


def _earlier_posts(party_id: str) -> Select[Any]:
    post, person = Post.__table__, Person.__table__
    columns = [person.c[name] for name in ("id", *_PERSON)]
    query = select(*columns, post.c.position).join_from(post, person, post.c.person_id == person.c.id)
    return query.where(post.c.party_id == party_id).order_by(post.c.id)


def _of_party(entity: Any, *names: str) -> Callable[[str], Select[Any]]:
    table = entity.__table__
    columns = [table.c.party_id.label("id"), *(table.c[name] for name in names)]
    return lambda key: select(*columns).where(table.c.party_id == key).order_by(table.c.id)


def _span(row: Any) -> str:
    return " – ".join(when.notation if when else "…" for when in (row.since, row.until))


_OF_PARTY: Final[Sequence[_Kind]] = (
    _Kind(
        N_("Delegations"),
        _delegations,
        _in_meeting(lambda row: row.reply.text, tab="delegations", select="row.id"),
    ),
    _Kind(N_("Hosts or supports"), _hosted, _in_meeting(lambda row: row.role.text, tab="overview")),
    _Kind(N_("Chairs"), _meetings_by("chair_id"), _in_meeting(lambda _row: "", tab="overview")),
    _Kind(N_("Held there"), _meetings_by("country_id"), _in_meeting(lambda _row: "", tab="overview")),
    _Kind(
        N_("Drawn by lot to begin"), _meetings_by("drawn_id"), _in_meeting(lambda _row: "", tab="delegations")
    ),
    _Kind(
        N_("Speaks to"),
        _speaking_parties,
        _speaks,
    ),
    _Kind(
        N_("Prepared outcomes"), _prepared, _in_meeting(lambda row: row.text, tab="outcomes", select="row.id")
    ),
    _Kind(
        N_("People"), _people_by("party_id"), _plain("people", "person_id", name_of, lambda row: row.position)
    ),
    _Kind(
        N_("Nationals"),
        _people_by("nationality_id"),
        _plain("people", "person_id", name_of, lambda row: row.position),
    ),
    _Kind(
        N_("Earlier posts"), _earlier_posts, _plain("people", "person_id", name_of, lambda row: row.position)
    ),
    _Kind(
        N_("Affiliations"),
        _of_party(Affiliation, "status", "since", "until"),
        _plain("parties", "party_id", lambda row: row.status.text, _span),
    ),
    _Kind(
        N_("Chairmanships"),
        _of_party(Chairmanship, "body", "since", "until"),
        _plain("parties", "party_id", lambda row: row.body or _("The Conference"), _span),
    ),
    _Kind(
        N_("Contact points"),
        _of_party(ContactPoint, "name", "function"),
        _plain("parties", "party_id", lambda row: row.name, lambda row: row.function),
    ),
    _Kind(
        N_("Home State of"),
        lambda key: select(Party.__table__.c.id, Party.__table__.c.short_name).where(
            Party.__table__.c.home_id == key
        ),
        _plain("parties", "party_id", lambda row: row.short_name, lambda _row: ""),
    ),
)


def _linked(meeting_id: str, *, outgoing: bool) -> Select[Any]:
    link, meeting = MeetingLink.__table__.c, Meeting.__table__
    here, there = (link.source_id, link.target_id) if outgoing else (link.target_id, link.source_id)
    query = select(link.kind, *_MEETING).join_from(MeetingLink.__table__, meeting, meeting.c.id == there)
    return query.where(here == meeting_id).order_by(_BY_DATE, link.id)


def _followed(meeting_id: str) -> Select[Any]:
    outcome = Outcome.__table__
    query = _with_meeting(Outcome, outcome.c.id, outcome.c.text)
    return query.where(outcome.c.followed_by_id == meeting_id)


_OF_MEETING: Final[Sequence[_Kind]] = (
    _Kind(
        N_("Linked from it"),
        lambda key: _linked(key, outgoing=True),
        _in_meeting(lambda row: row.kind.text, tab="overview"),
    ),
    _Kind(
        N_("Linked to it"),
        lambda key: _linked(key, outgoing=False),
        _in_meeting(lambda row: row.kind.text, tab="overview"),
    ),
    _Kind(
        N_("Outcomes it took up"),
        _followed,
        _in_meeting(lambda row: row.text, tab="outcomes", select="row.id"),
    ),
)
