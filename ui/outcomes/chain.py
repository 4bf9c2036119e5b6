"""Says in words how an outcome travels: who prepared it, to whom it goes, which meeting took it up."""

from __future__ import annotations

from cica_events.domain.outcomes import OutcomeKind
from cica_events.i18n import N_, _
from cica_events.queries.outcomes import OutcomeRow

TO_BODY = {
    OutcomeKind.RECOMMENDED: N_("Recommended to the {body}"),
    OutcomeKind.REQUESTED: N_("Requested of the {body}"),
}
OTHERWISE = N_("{kind}, addressed to the {body}")


def chain_of(outcome: OutcomeRow, body: str) -> str:
    """Return "Recommended to the Ministerial Council, followed by Meeting of …"; empty without a chain.

    `body` is the name of the body that the outcome is addressed to.
    """
    if not (body or outcome.prepared_by or outcome.followed_by):
        return ""
    parts = [_begin(outcome, body)]
    if outcome.prepared_by:
        parts.append(_("prepared by {party}").format(party=outcome.prepared_by))
    if outcome.followed_by:
        parts.append(_("followed by {meeting}").format(meeting=outcome.followed_by))
    return ", ".join(parts)


def _begin(outcome: OutcomeRow, body: str) -> str:
    if not body:
        return outcome.kind.text
    words = _(TO_BODY.get(outcome.kind, OTHERWISE))
    return words.format(kind=outcome.kind.text, body=body)
