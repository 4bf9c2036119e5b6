"""The agenda as a paper: plain, or annotated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cica_events.documents.cover import MeetingFacts, cover
from cica_events.documents.house_words import HouseWords
from cica_events.documents.paper import Line, Look, Paper, Part, line, quiet, strong
from cica_events.documents.paper_options import ANNOTATIONS, DOCUMENTS, KINDS, NOTES, PaperOptions
from cica_events.documents.scripts import printable
from cica_events.documents.speaker_lines import in_full, present
from cica_events.domain.agenda import ItemKind, Visibility
from cica_events.domain.agenda_readers import Seen, seen_by
from cica_events.domain.issues import IssueStage
from cica_events.domain.speakers import SpeakerRole
from cica_events.queries.agenda import AgendaRow
from cica_events.queries.issues import stage_name
from cica_events.queries.programme import SpeakerRow

KEY: Final = "agenda"
DEEPEST: Final = 4  # levels that are set apart
_HEADINGS: Final = {
    None: "draft_agenda",
    IssueStage.PRELIMINARY: "preliminary_agenda",
    IssueStage.PROVISIONAL: "provisional_agenda",
    IssueStage.ANNOTATED: "annotated_agenda",
    IssueStage.REVISION: "provisional_agenda",
}


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """An item as the agenda prints it, in one language; `depth` counts from 0."""

    number: str
    depth: int
    title: str
    kind: ItemKind | None
    documents: tuple[str, ...]
    annotation: str
    expected: str
    introduced_by: tuple[str, ...]
    visibility: Visibility
    notes: str = ""


def entries(
    rows: Iterable[AgendaRow],
    speakers: Mapping[str, Sequence[SpeakerRow]],
    language: str,
) -> tuple[AgendaEntry, ...]:
    """Return what the agenda says now of its items; `speakers` by item, in speaking order."""
    return tuple(
        AgendaEntry(
            number=row.number,
            depth=row.depth,
            title=row.shown_title(language),
            kind=row.kind,
            documents=lines_of(row.symbol),
            annotation=row.annotation,
            expected=row.expected,
            introduced_by=tuple(
                in_full(each)
                for each in present(tuple(speakers.get(row.id, ())))
                if each.role is SpeakerRole.INTRODUCES
            ),
            visibility=row.visibility,
            notes=row.notes,
        )
        for row in rows
    )


def build(
    meeting: MeetingFacts,
    found: Sequence[AgendaEntry],
    options: PaperOptions,
    words: HouseWords,
    *,
    revision: int = 0,
) -> Paper:
    """Return the agenda; `revision` is the number to print where a revision is written."""
    heading = words.word(_HEADINGS.get(options.stage, "agenda"))
    stage = "" if options.stage in _HEADINGS else stage_name(options.stage, 0, options.language)
    if options.stage is IssueStage.REVISION:
        stage = stage_name(options.stage, revision, options.language)
    head = cover(meeting, options.language, heading, stage=stage, symbol=options.symbol)
    writing = _Writing(options, words)
    blocks = tuple(each for entry in visible(found, options) for each in writing.entry(entry))
    return Paper(KEY, options.language, head, blocks or (line(Look.REMARK, quiet(words.word("no_items"))),))


def visible(found: Iterable[Seen], options: PaperOptions) -> Iterator[Seen]:
    """Yield what the readers may see."""
    return seen_by(found, options.may_see)


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines that say something, fit to be printed."""
    return tuple(made for each in text.splitlines() if (made := printable(each)))


def hung(number: str) -> str:
    """Return the number as it hangs before a title: "1.", "(a)", "1.1"."""
    return f"{number}." if number.isalnum() else number


class _Writing:
    def __init__(self, options: PaperOptions, words: HouseWords) -> None:
        self._options = options
        self._words = words
        self._annotated = options.stage is IssueStage.ANNOTATED or ANNOTATIONS in options.show

    def entry(self, entry: AgendaEntry) -> Iterator[Line]:
        """Yield an item with what stands below it."""
        level = min(entry.depth + 1, DEEPEST)
        title = printable(entry.title)
        yield line(
            Look.ITEM,
            strong(title) if self._annotated and level == 1 else title,
            quiet(self._kind(entry)),
            number=hung(entry.number),
            level=level,
        )
        for look, parts in self._below(entry):
            yield line(look, *parts, level=level)

    def _kind(self, entry: AgendaEntry) -> str:
        if entry.kind is None or not (self._annotated or KINDS in self._options.show):
            return ""
        return f" ({self._words.name_of('item_kinds', entry.kind.value).lower()})"

    def _below(self, entry: AgendaEntry) -> Iterator[tuple[Look, tuple[Part, ...]]]:
        if self._annotated:
            for text in lines_of(entry.annotation):
                yield Look.ANNOTATION, (Part(text),)
            for name in entry.introduced_by:
                yield Look.DETAIL, self._labelled("introduced_by", name)
        if self._annotated or DOCUMENTS in self._options.show:
            documents = "; ".join(entry.documents)
            yield from self._if_any("documents", documents)
        if self._annotated:
            yield from self._if_any("expected", printable(entry.expected))
        if NOTES in self._options.printed:
            for text in lines_of(entry.notes):
                yield Look.INTERNAL, self._labelled("internal", text)

    def _if_any(self, label: str, text: str) -> Iterator[tuple[Look, tuple[Part, ...]]]:
        if text:
            yield Look.DETAIL, self._labelled(label, text)

    def _labelled(self, label: str, text: str) -> tuple[Part, ...]:
        return strong(self._words.word(label)), Part(f" {text}")
