"""What the pages hold that are not shown: their parts and actions, found by name from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from cica_events.domain.report_rules import ReportKind
from cica_events.i18n import N_, _
from cica_events.services.finding_names import in_all_languages
from ui.palette.lines import Line
from ui.shell.page import Page

Go = Callable[..., object]
"""Shows the page with this key, handing it the further arguments."""
Shown = Callable[[], Page | None]


@dataclass(frozen=True, slots=True)
class Part:
    """Something on the page `page`: reached by `args`, or by the page's own action of the text `act`.

    `label` is what it is called, `words` what people call it otherwise, `hint` what is to be done there;
    all of them are marked for translation.
    """

    page: str
    label: str
    words: str
    args: Mapping[str, Any] = field(default_factory=dict)
    act: str = ""
    hint: str = ""

    def names(self) -> tuple[str, ...]:
        """Return by what it is found besides its label, in all languages."""
        return (*in_all_languages(self.label), *in_all_languages(self.words))


_MEETING: Final = N_("Open the meeting whose list this is.")
_MAP: Final = N_("matrix of States and meetings over the years")
_WHO_CAME: Final = N_("figures, statistics, women and men, sections, capacities")
_PRESS: Final = N_("press release, sentence, how many representatives")
_REPORTS: Final = (
    (ReportKind.PARTICIPATION, _MAP),
    (ReportKind.ATTENDANCE, _WHO_CAME),
    (ReportKind.PRESS, _PRESS),
    (ReportKind.TRENDS, N_("chart, development over the years")),
)
PARTS: Final = (
    Part("meetings", N_("New meeting"), N_("plan an event, create, set up"), act=N_("New meeting")),
    Part(
        "meetings",
        N_("Import a list of participants"),
        N_("import from Excel, Word, e-mail, spreadsheet"),
        hint=_MEETING,
    ),
    Part(
        "meetings",
        N_("Export a list of participants"),
        N_("export to Excel, workbook, badges, hotel, security"),
        hint=_MEETING,
    ),
    Part("calendar", N_("Month"), N_("calendar of a month"), act=N_("Month")),
    Part("calendar", N_("Quarter"), N_("calendar of a quarter"), act=N_("Quarter")),
    Part("calendar", N_("Year"), N_("calendar of a year"), act=N_("Year")),
    Part("calendar", N_("Annual plan…"), N_("year plan of events, print, PDF, Word"), act=N_("Annual plan…")),
    Part("calendar", N_("Calendar file…"), N_("ics, iCalendar, Outlook"), act=N_("Calendar file…")),
    Part("people", N_("Add person"), N_("new person, contact, create"), act=N_("Add person")),
    Part("people", N_("Find duplicates"), N_("merge, twice, the same person"), {"duplicates": True}),
    Part("parties", N_("Add a State or an organization"), N_("new party, country"), act=N_("Add…")),
    *(Part("reports", kind.label, words, {"report": kind.value}) for kind, words in _REPORTS),
    Part("history", N_("Removed"), N_("deleted, bring back, bin, restore"), {"removed": ""}),
    Part("settings", N_("Language"), N_("English, Russian, Kazakh")),
    Part("settings", N_("Theme"), N_("dark mode, light mode, colours, look")),
    Part("settings", N_("Size of everything"), N_("zoom, scale, larger font, smaller letters")),
    Part("settings", N_("Motion"), N_("animation, movement")),
    Part("settings", N_("Backups"), N_("backup, restore")),
    Part("settings", N_("Sensitive details"), N_("privacy, passports, erase")),
    Part("settings", N_("Automatic locking"), N_("password, passphrase, idle")),
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The way to what is not shown: `go` shows a page, `shown` tells which one that is then.

    `titles` and `icons` are those of the pages by key; a page that has no title now is not offered.
    """

    go: Go
    shown: Shown
    titles: Mapping[str, str]
    icons: Mapping[str, str]

    def lines(self) -> list[tuple[Line, Part]]:
        """Return a line for each part."""
        return [(self._line(part), part) for part in PARTS if part.page in self.titles]

    def _line(self, part: Part) -> Line:
        text = _("{page}: {part}").format(page=self.titles[part.page], part=_(part.label))
        icon = self.icons.get(part.page, "")
        return Line(text, partial(self._run, part), detail=_(part.hint) if part.hint else "", icon=icon)

    def _run(self, part: Part) -> None:
        self.go(part.page, **part.args)
        page = self.shown()
        if part.act and page is not None:
            QTimer.singleShot(0, page, partial(_trigger, page, _(part.act)))


def _trigger(page: QWidget, text: str) -> None:
    """Do what a page offers under a text, once it stands."""
    found = (action for action in page.findChildren(QAction) if action.text() == text and action.isEnabled())
    action = next(found, None)
    if action is not None:
        action.trigger()
