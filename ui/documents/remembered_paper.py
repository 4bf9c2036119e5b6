"""What was chosen for a kind of paper last."""

from __future__ import annotations

from cica_events.i18n import LANGUAGES, document_language
from cica_events.services.papers import PaperKind, PaperOptions
from ui.documents.paper_options_form import usual
from ui.runtime.settings import Settings

ASKED_EACH_TIME = frozenset({"notes"})  # never printed because somebody printed them once


class RememberedPaper:
    """Reads and keeps how a kind of paper looks; for whom it is and its version are asked each time."""

    def __init__(self, settings: Settings, kind: PaperKind) -> None:
        self._settings = settings
        self._kind = kind
        self._key = f"documents/{kind.key}"

    def recall(self) -> PaperOptions:
        """Return what was chosen last; whatever is damaged counts as never chosen."""
        kept = self._settings.layout(self._key)
        chosen, shown = kept.get("language"), kept.get("show")
        found = usual(self._kind, chosen if chosen in LANGUAGES else document_language())
        if not isinstance(shown, list):
            return found
        wanted = frozenset(self._kind.choices).intersection(shown) - ASKED_EACH_TIME
        return PaperOptions(language=found.language, show=wanted)

    def keep(self, options: PaperOptions) -> None:
        """Remember `options` for the next time."""
        shown = sorted(options.show - ASKED_EACH_TIME)
        self._settings.set_layout(self._key, {"language": options.language, "show": shown})
