"""The verbs of the versions of an agenda, to be tried on whatever a workspace holds."""

from __future__ import annotations

from collections.abc import Callable

from cica_events.services.agenda_versions import AGENDA_STAGES
from tests.services.trial import Trial


def _issue(t: Trial) -> None:
    t.workspace.agenda_versions.issue(t.meeting, t.one(AGENDA_STAGES))


def _withdraw(t: Trial) -> None:
    versions = t.workspace.agenda_versions
    versions.withdraw([t.one(versions.issues(t.meeting)).id])


AGENDA_VERSION_VERBS: dict[str, Callable[[Trial], object]] = {
    "agenda_versions.issue": _issue,
    "agenda_versions.withdraw": _withdraw,
}
