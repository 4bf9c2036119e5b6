"""What other programs changed that whoever changes something here cannot have seen yet."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.changes import Change, ChangeSet, LoggedChangeSet
from cica_events.errors import ChangedMeanwhileError
from cica_events.i18n import _
from cica_events.persistence import change_log

GRACE = 1.0  # seconds: what was told so lately may not stand on screen yet


class Meanwhile:
    """Knows how far the listeners of one database know its history, and which of the steps are their own."""

    def __init__(self) -> None:
        self._known: int | None = None  # the number of the newest step that the listeners know of
        self._own: dict[str, int] = {}  # the steps made here since, and those under way, by their numbers
        self._newest = 0, ""  # number and id of the newest step that was seen to be saved
        self._before = 0  # what was known before the last telling, and the own steps after that
        self._own_before: frozenset[str] = frozenset()
        self._told_at = -GRACE
        self.elsewhere: set[str] = set()  # the steps that other programs made since this one looked first

    def make(self, step_id: str, number: int) -> None:
        """Note a step that is made here, before others can read it."""
        self._own[step_id] = number

    def made(self, step_id: str) -> None:
        """Note that a step made here is saved."""
        if step_id in self._own:
            self._newest = max(self._newest, (self._own[step_id], step_id))

    def goes_on(self, session: Session) -> bool:
        """Tell whether the history still holds the newest step that was seen in it.

        Steps are only ever added, so that one without it is the history of another copy.
        """
        number, step_id = self._newest  # before anything is read: it may grow meanwhile
        return number == 0 or change_log.id_at(session, number) == step_id

    def give_up(self, step_id: str) -> None:
        """Forget a step that was not made."""
        self._own.pop(step_id, None)

    def news(self, session: Session) -> list[ChangeSet]:
        """Return the steps of others that were not told here yet, and count them as told.

        The first call only takes note of where the history stands.
        """
        known = self._known
        made = self._own.copy()  # those added from here on may be newer than what is read
        own = frozenset(made)
        newest, newest_id = change_log.newest(session)
        others = [] if known in (None, newest) else change_log.since(session, known or 0, own)
        if others:
            lately = self._lately()
            self._before = self._before if lately else known or 0
            self._own_before = own | (self._own_before if lately else frozenset())
            self._told_at = monotonic()
            self.elsewhere.update(each.id for each in others)
        self._known = newest
        self._newest = max(self._newest, (newest, newest_id))
        for step_id, number in made.items():
            if number <= newest:  # else it is being saved just now
                self._own.pop(step_id, None)
        return others

    def seen(self) -> None:
        """Count all that was told as seen."""
        self._told_at = -GRACE

    def check(self, session: Session, changes: Sequence[Change]) -> None:
        """Raise ChangedMeanwhileError where `changes` alter a field that another program altered unseen."""
        if self._known is None:
            return
        lately = self._lately()
        own = frozenset(self._own) | (self._own_before if lately else frozenset())
        for theirs in change_log.since(session, self._before if lately else self._known, own):
            for value in _altered_by_both(changes, theirs.changes):
                who = session.scalar(select(LoggedChangeSet.actor).where(LoggedChangeSet.id == theirs.id))
                raise ChangedMeanwhileError(_refusal(who or ""), who or "", value)

    def _lately(self) -> bool:
        return monotonic() - self._told_at < GRACE


def _altered_by_both(mine: Sequence[Change], theirs: Sequence[Change]) -> list[object]:
    """Return what they made of each value that I am making something else of."""
    wanted = {(change.table, change.id): change.after or {} for change in mine if change.before}
    return [
        value
        for change in theirs
        if change.before and change.after
        for key, value in change.after.items()
        if key != "version" and wanted.get((change.table, change.id), {}).get(key, value) != value
    ]


def _refusal(who: str) -> str:
    kept = _("Yours was not written. Look at what stands there now, and do it again if it is to be yours.")
    told = _("{who} changed the same a moment ago.").format(who=who) if who else ""
    return " ".join([told or _("The same was changed elsewhere a moment ago."), kept])
