"""Joins the palette's panel with all that it can find: records, places of meetings, pages and actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from cica_events.domain.found import Found, Hit, Ref, Sort
from cica_events.domain.search_words import Asked, asked
from cica_events.i18n import _, quoted
from cica_events.progress import Progress
from ui.palette.commands import Commands
from ui.palette.hit_lines import HitLines
from ui.palette.lines import Entry, Heading, Line, Remark
from ui.palette.panel import PalettePanel
from ui.palette.places import Place
from ui.palette.recent import Recent
from ui.runtime.icons import Icons
from ui.shell.desk import Desk
from ui.shell.party_choices import PartyChoices
from ui.toolkit.beside import Beside
from ui.toolkit.marks import no_mark

FEW: Final = 5  # lines of each group where there are several
MANY: Final = 25  # where a sign says what is looked for
RECENT: Final = 8
SIGNS: Final[Mapping[str, tuple[Sort, ...]]] = {
    ">": (),
    "@": (Sort.PEOPLE,),
    "#": (Sort.MEETINGS, Sort.ITEMS, Sort.DOCUMENTS),
}


@dataclass(frozen=True, slots=True)
class Question:
    """What is typed: the words behind a sign, and what the sign says to look for."""

    text: str
    sign: str = ""

    @classmethod
    def of(cls, typed: str) -> Question:
        """Return what somebody asks who typed this."""
        typed = typed.strip()
        return cls(typed[1:].strip(), typed[0]) if typed[:1] in SIGNS else cls(typed)

    @property
    def sorts(self) -> tuple[Sort, ...]:
        """Return the sorts of records to look for."""
        return SIGNS[self.sign] if self.sign else tuple(Sort)

    @property
    def limit(self) -> int:
        """Return how many lines of each group are shown."""
        return MANY if self.sign else FEW


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found beside the window."""

    question: Question
    found: Found
    places: Sequence[tuple[str, Hit]]


class Palette(QObject):
    """One opened palette; `panel` is deleted when it is closed."""

    def __init__(
        self,
        panel: PalettePanel,
        commands: Commands,
        desk: Desk | None,
        places: Sequence[Place],
        where_used: Callable[[Hit], object],
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._commands = commands
        self._desk = desk
        self._places = {place.key: place for place in places}
        self._question = Question("")
        self._answer: Answer | None = None
        self._entering: int | None = None  # Enter was pressed before the answer came
        self._offers_only = False  # nothing was found: what is shown is only what else one might want
        if desk is not None:
            self._recent = Recent(desk.settings, str(desk.workspace.address))
            self._hits = HitLines(desk, where_used)
            self._beside = Beside(desk.tasks, self._plan, self._take, self)
            self._make(desk)
        panel.asked.connect(self._ask)
        panel.chosen.connect(self._choose)
        panel.closed.connect(panel.deleteLater)
        self._show()

    def _make(self, desk: Desk) -> None:
        """See that the index is made, beside all else; what is typed meanwhile is asked once more then."""
        if not desk.workspace.finding.whole:
            desk.tasks.start(partial(_made, desk), done=self._made, owner=self)

    def _made(self, _result: object) -> None:
        if self._question.text:
            self._ask_beside()

    @Slot(str)
    def _ask(self, typed: str) -> None:
        self._question = Question.of(typed)
        self._entering = None
        if not self._question.text:
            self._answer = None
        elif self._question.sorts and self._desk is not None:
            self._ask_beside()
        self._show()

    def _ask_beside(self) -> None:
        self._beside.ask()

    def _plan(self) -> Callable[[Progress], Answer]:
        assert self._desk is not None
        names = {place.key: place.names for place in self._places.values()}
        return partial(_answered, self._desk, self._question, names, self._recent.refs())

    def _take(self, answer: Answer) -> None:
        if answer.question != self._question:
            return  # a newer one is on its way
        self._answer = answer
        self._show()
        if self._entering is not None:
            further, self._entering = self._entering, None
            line = self._panel.current()
            if line is not None and further < len(line.further) and not self._offers_only:
                self._choose(line, further)

    @property
    def _awaited(self) -> bool:
        """Tell whether what is shown is not yet the answer to what is typed."""
        asked_beside = self._desk is not None and bool(self._question.text and self._question.sorts)
        return asked_beside and (self._answer is None or self._answer.question != self._question)

    @Slot(object, int)
    def _choose(self, line: Line | None, further: int) -> None:
        if self._awaited:
            self._entering = further
            return
        if line is None:
            return
        if line.ref is not None and self._desk is not None:
            self._recent.note(line.ref)
        self._panel.close_palette()
        (line.run if further < 0 else line.further[further].run)()

    # What is shown

    def _show(self) -> None:
        words = asked(self._question.text)
        self._offers_only = False
        self._panel.show_entries(self._matching(words) if words else self._beginning())

    def _beginning(self) -> list[Entry]:
        """Return what stands there before anything is typed."""
        groups: list[tuple[str, Sequence[Line]]] = []
        if self._question.sign in ("", "@", "#") and self._desk is not None:
            hits = self._desk.workspace.finding.recent(self._recent.refs())
            wanted = [hit for hit in hits if hit.sort in self._question.sorts]
            lines = [self._hits.line(hit) for hit in wanted[: MANY if self._question.sign else RECENT]]
            groups.append((_("Opened lately"), lines))
        if self._question.sign in ("", ">"):
            groups.append((_("Go to"), self._commands.pages))
            groups.append((_("Actions"), self._commands.actions))
        return _grouped(groups)

    def _matching(self, words: Sequence[Asked]) -> list[Entry]:
        limit, sign = self._question.limit, self._question.sign
        ranked: list[tuple[int, str, Sequence[Line]]] = []
        if sign in ("", ">"):
            pages, actions = self._commands.find(words, 2 * limit)
            ranked += [
                (_rank(pages), _("Go to"), pages[:limit]),
                (_rank(actions), _("Actions"), actions[:limit]),
            ]
        answer = self._answer
        if answer is not None and sign != ">":
            places = [self._place(key, hit) for key, hit in answer.places]
            ranked.append((-1, _("In meetings"), places))
            for sort in answer.found.sorts():
                lines = [self._hits.line(hit) for hit in answer.found.of(sort)]
                ranked.append((_rank(lines), sort.text, lines))
        ranked.sort(key=lambda group: group[0])
        entries = _grouped([(title, lines) for _rank_of, title, lines in ranked])
        return entries or self._nothing()

    def _place(self, key: str, hit: Hit) -> Line:
        place = self._places[key]
        return self._hits.place(key, dict(place.args), place.title, place.icon, hit)

    def _nothing(self) -> list[Entry]:
        if self._awaited:
            return [Remark(_("Searching…"))]
        text = self._question.text
        self._offers_only = True
        entries: list[Entry] = [Remark(_("Nothing was found for {text}.").format(text=quoted(text)))]
        if self._desk is not None and self._question.sign != ">":
            go = self._desk.go
            add, look = _("Add person {name}…"), _("Look for {text} among removed records…")
            entries += [
                Line(add.format(name=quoted(text)), partial(go, "people", add=text), icon="user-plus"),
                Line(
                    look.format(text=quoted(text)),
                    partial(go, "history", removed="", words=text),
                    icon="history",
                ),
            ]
        return entries


def open_palette(
    window: QWidget,
    icons: Icons,
    commands: Commands,
    desk: Desk | None,
    places: Sequence[Place],
    where_used: Callable[[Hit], object],
) -> PalettePanel:
    """Open the palette over `window`; without a `desk` it knows actions only."""
    mark = PartyChoices(desk.workspace).mark if desk is not None else no_mark
    panel = PalettePanel(window, icons, mark)
    Palette(panel, commands, desk, places, where_used)
    panel.open()
    return panel


def _made(desk: Desk, progress: Progress) -> None:
    desk.workspace.finding.make(progress)


def _answered(
    desk: Desk,
    question: Question,
    places: Mapping[str, Sequence[str]],
    recent: Sequence[Ref],
    _progress: Progress,
) -> Answer:
    finding = desk.workspace.finding
    found = finding.find(question.text, question.sorts, question.limit, recent)
    named = finding.in_meetings(question.text, places) if Sort.MEETINGS in question.sorts else []
    return Answer(question, found, named)


def _rank(lines: Sequence[Line]) -> int:
    return min((line.rank for line in lines), default=0)


def _grouped(groups: Sequence[tuple[str, Sequence[Line]]]) -> list[Entry]:
    entries: list[Entry] = []
    for title, lines in groups:
        if lines:
            entries += [Heading(title), *lines]
    return entries
