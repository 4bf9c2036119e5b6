"""How one meeting stands to another, in words for both directions."""

from __future__ import annotations

from cica_events.domain.meetings import LinkKind
from cica_events.i18n import N_, _

INCOMING = {
    LinkKind.PREPARES: N_("Prepared by"),
    LinkKind.FOLLOWS: N_("Followed by"),
    LinkKind.ACCOMPANIES: N_("Together with"),
    LinkKind.PLANS: N_("Planned by"),
}

CHOICES = [
    (kind, outgoing)
    for kind in LinkKind
    for outgoing in (True, False)
    if outgoing or kind is not LinkKind.ACCOMPANIES
]
"""Every relation that can be chosen: the kind, and whether it goes out from this meeting."""


def words_for(kind: LinkKind, outgoing: bool) -> str:
    """Return "Prepares", or "Prepared by" where the other meeting does it."""
    return kind.text if outgoing else _(INCOMING[kind])


IN_HEADER = {
    (LinkKind.ACCOMPANIES, True): N_("together with the {meeting}"),
    (LinkKind.ACCOMPANIES, False): N_("together with the {meeting}"),
    (LinkKind.PREPARES, True): N_("prepares the {meeting}"),
    (LinkKind.PREPARES, False): N_("prepared by the {meeting}"),
    (LinkKind.FOLLOWS, True): N_("follows the {meeting}"),
}
"""What the head of a page says of meetings next to its own, by kind and whether its own is the source."""
