"""The annual plan of events: what it says, and its files in Word, PDF and Excel."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from cica_events.documents import annual_plan as plan_paper
from cica_events.documents.house_words import house_words
from cica_events.documents.paper import Paper
from cica_events.documents.paper_pdf import write_paper_pdf
from cica_events.documents.paper_word import write_paper_word
from cica_events.documents.typography import set_paper
from cica_events.domain.meetings import Stage
from cica_events.errors import InputError
from cica_events.i18n import LANGUAGES, N_, _, translator
from cica_events.progress import Progress, silent
from cica_events.queries.annual_plan import AnnualPlan, annual_plan
from cica_events.services.calendar_view import CalendarViewService
from cica_events.services.exporting import Written
from cica_events.services.meetings import MeetingService

SUFFIXES: Final = (".docx", ".pdf", ".xlsx")


class AnnualPlanService:
    """Builds and writes the plans of years."""

    def __init__(
        self, meetings: MeetingService, calendar: CalendarViewService, templates_folder: Path | None = None
    ) -> None:
        self._meetings = meetings
        self._calendar = calendar
        self._templates_folder = templates_folder

    def suggested_name(self, year: int, suffix: str, in_language: str) -> str:
        """Return a file name such as "Annual plan 2024.docx", in the document's language."""
        return translator(in_language).gettext(N_("Annual plan {year}")).format(year=year) + suffix

    def plan(self, year: int, language: str, only: Collection[str] | None = None) -> AnnualPlan:
        """Return the events that are, or may be, in the year, in `language`; cancelled ones are left out.

        `only` are the ids of the meetings that are wanted, all without it. A date that reaches from one year
        into the next stands in both. Raises InputError for a year or language that does not exist.
        """
        if language not in LANGUAGES:
            message = _("Documents are written in {languages}, not in “{language}”.")
            raise InputError(message.format(languages=", ".join(LANGUAGES), language=language))
        if not date.min.year <= year <= date.max.year:
            raise InputError(_("There is no year {year}.").format(year=year))
        rows = self._calendar.between(date(year, 1, 1), date(year, 12, 31), in_language=language)
        wanted = [
            row for row in rows if row.stage is not Stage.CANCELLED and (only is None or row.id in only)
        ]
        bodies = {body.code: body.name.text(language) for body in self._meetings.bodies}
        return annual_plan(wanted, year, bodies, language)

    def content(self, year: int, language: str, only: Collection[str] | None = None) -> Paper:
        """Return what the plan says as a paper; raises as `plan`."""
        words = house_words(language, "", self._templates_folder)
        return set_paper(plan_paper.build(self.plan(year, language, only), _now(), words))

    def write(
        self,
        year: int,
        path: Path,
        language: str,
        only: Collection[str] | None = None,
        progress: Progress = silent,
    ) -> Written:
        """Write the plan as .docx, .pdf or .xlsx, by the ending of `path`: all of it or nothing.

        Raises as `plan`, InputError for another ending or a template that cannot be used, OutputError where
        the file cannot be written, Cancelled.
        """
        suffix = path.suffix.lower()
        if suffix not in SUFFIXES:
            message = _("“{name}” must end in {suffixes}.")
            raise InputError(message.format(name=path.name, suffixes=_(" or ").join(SUFFIXES)))
        if suffix == ".xlsx":
            from cica_events.exports.annual_plan import write_plan

            return Written(path, write_plan(self.plan(year, language, only), _now(), path, progress))
        write = write_paper_pdf if suffix == ".pdf" else write_paper_word
        return Written(
            path, write(self.content(year, language, only), path, self._templates_folder, progress)
        )


def _now() -> datetime:
    return datetime.now(UTC).astimezone()
