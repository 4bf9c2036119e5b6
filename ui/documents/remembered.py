"""What was chosen for the List of Participants last: how it looks by the user, the rest for each meeting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cica_events.i18n import LANGUAGES, document_language
from cica_events.services.documents import MAY_BE_SHOWN, USUALLY_SHOWN, IssueStage, ListOptions
from ui.runtime.settings import Settings

KEY = "documents/list-of-participants"
ASKED_EACH_TIME = frozenset({"contacts"})  # never printed because somebody printed them once
MEETINGS = 40  # that are remembered; the one chosen for longest ago is forgotten


class RememberedOptions:
    """Reads and keeps the options but contacts; whatever is damaged counts as never chosen."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def recall(self, meeting_id: str) -> ListOptions:
        """Return what was chosen last, for this meeting where it is its own."""
        kept = self._settings.layout(KEY)
        own = _mapping(_mapping(kept.get("meetings")).get(meeting_id))
        chosen = kept.get("language")
        shown = kept.get("show")
        return ListOptions(
            language=chosen if chosen in LANGUAGES else document_language(),
            stage=_stage(own.get("stage")),
            symbol=str(own.get("symbol") or ""),
            columns=2 if kept.get("columns") == 2 else 1,
            capitals=kept.get("capitals") is True,
            with_changes=own.get("with_changes") is True,
            show=(MAY_BE_SHOWN.intersection(shown) if isinstance(shown, list) else USUALLY_SHOWN)
            - ASKED_EACH_TIME,
            formal_names=kept.get("formal_names") is True,
        )

    def keep(self, meeting_id: str, options: ListOptions) -> None:
        """Remember `options` for the next time."""
        meetings = dict(_mapping(self._settings.layout(KEY).get("meetings")))
        meetings.pop(meeting_id, None)
        stage = options.stage.value if options.stage else ""
        own = {"stage": stage, "symbol": options.symbol, "with_changes": options.with_changes}
        look = {
            "language": options.language,
            "columns": options.columns,
            "capitals": options.capitals,
            "show": sorted(options.show - ASKED_EACH_TIME),
            "formal_names": options.formal_names,
        }
        recent = dict([*meetings.items(), (meeting_id, own)][-MEETINGS:])
        self._settings.set_layout(KEY, look | {"meetings": recent})


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _stage(value: object) -> IssueStage | None:
    try:
        return IssueStage.of(value) if isinstance(value, str) else None
    except ValueError:
        return None
