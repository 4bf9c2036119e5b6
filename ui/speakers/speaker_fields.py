"""The columns of a list of speakers, and what is told of each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cica_events.directions import DOT
from cica_events.domain.fields import Field, Kind
from cica_events.domain.participants import Mode, Participation
from cica_events.domain.speakers import SpeakingRule
from cica_events.i18n import N_, _
from cica_events.queries.speakers import SpeakerRow

SPEAKER = "participant_id"  # rows hold the id of the participant who speaks under it
STATE = "status"  # the row holds the status of the participant under it
FIXED = "pinned_place"
WIDTHS = {"number": 4, SPEAKER: 24, "party": 18, "role": 13, "minutes": 8, STATE: 14}
FORM = ("role", "topic", "topic_ru", "minutes")
GONE = frozenset({Participation.DECLINED, Participation.REPLACED})

RULES = {
    SpeakingRule.PROTOCOL: N_("As their delegations stand in the order of protocol, heads first."),
    SpeakingRule.RANK: N_("The chair and the host first, then by office and rank, then as inscribed."),
    SpeakingRule.INSCRIPTION: N_("As they were inscribed: move them with Alt+Up and Alt+Down."),
}
"""What each rule does, in a sentence."""


def speaker_fields(catalogue: Mapping[str, Field]) -> tuple[Field, ...]:
    """Return the columns of the table."""
    chosen = replace(catalogue["speaker"], key=SPEAKER, kind=Kind.PARTY, editable=True)
    columns = (
        catalogue["number"],
        chosen,
        replace(catalogue["party"], editable=False, key="party", kind=Kind.TEXT, label=N_("Delegation")),
        catalogue["role"],
        catalogue["minutes"],
        Field(STATE, N_("Remarks"), editable=False),
        catalogue["topic"],
        catalogue["topic_ru"],
    )
    return tuple(replace(column, width=WIDTHS.get(column.key, column.width)) for column in columns)


def state_of(row: SpeakerRow) -> str:
    """Return in a few words what one should know of a speaker: gone, online, why in this place."""
    words = []
    if row.participant_id is None and row.name and row.party_id is None:
        words.append(_("By name only"))
    if row.status in GONE and row.status is not None:
        words.append(f"▲ {row.status.text}")
    if row.mode is Mode.ONLINE:
        words.append(row.mode.text)
    if row.pinned_place is not None:
        words.append(_("Place {place} fixed: {reason}").format(place=row.pinned_place, reason=row.pin_reason))
    return DOT.join(words)
