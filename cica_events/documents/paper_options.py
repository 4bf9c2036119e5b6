"""What an officer chooses for a paper of a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cica_events.domain.agenda import Visibility
from cica_events.domain.issues import IssueStage

SPEAKERS: Final = "speakers"
TIMES: Final = "times"
NOTES: Final = "notes"  # internal ones
ANNOTATIONS: Final = "annotations"
DOCUMENTS: Final = "documents"
KINDS: Final = "kinds"
WORDS: Final = "words"  # the formulas of the chair
PRONUNCIATION: Final = "pronunciation"
MAY_BE_PRINTED: Final = frozenset(
    {SPEAKERS, TIMES, NOTES, ANNOTATIONS, DOCUMENTS, KINDS, WORDS, PRONUNCIATION}
)
USUALLY_PRINTED: Final = frozenset({SPEAKERS, TIMES, WORDS, PRONUNCIATION})

_READERS: Final = (Visibility.PUBLIC, Visibility.DELEGATIONS, Visibility.SECRETARIAT)


@dataclass(frozen=True, slots=True)
class PaperOptions:
    """The choice; `show` is a part of MAY_BE_PRINTED, of which each paper takes what concerns it.

    `symbol` empty: the meeting's own. What only the secretariat may see stands in the paper where the
    `audience` is the secretariat, and internal notes where `show` names them, but never for the public;
    `printed` is what is left of `show`. `issue_id` writes what was
    issued instead of what is known now.
    """

    language: str = "en"
    stage: IssueStage | None = None
    symbol: str = ""
    audience: Visibility = Visibility.DELEGATIONS
    show: frozenset[str] = USUALLY_PRINTED
    issue_id: str = ""

    @property
    def printed(self) -> frozenset[str]:
        """What of `show` these readers get."""
        return self.show - {NOTES} if self.audience is Visibility.PUBLIC else self.show

    def may_see(self, visibility: Visibility) -> bool:
        """Tell whether the readers may see what is visible to `visibility`."""
        return _READERS.index(visibility) <= _READERS.index(self.audience)
