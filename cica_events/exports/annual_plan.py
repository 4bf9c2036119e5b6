"""The annual plan of events as an Excel workbook: the year as one table on one page, fit to be filtered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, cast

from cica_events.domain.base import fields_of
from cica_events.domain.conference import CONFERENCE
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field
from cica_events.domain.meetings import Format, HostRole, Meeting, Stage
from cica_events.exports.export import ExportInput, MeetingHeading
from cica_events.exports.sheet import Band, Page, Sheet
from cica_events.i18n import N_, translator
from cica_events.progress import Progress
from cica_events.queries.annual_plan import AnnualPlan

_OF_MEETING: Final = fields_of(Meeting)
_FIELDS: Final = (
    _OF_MEETING["date"],
    Field("title", N_("Event"), width=50),
    Field("organizers", N_("Organized by"), width=34),
    Field("where", N_("Place"), width=22),
    Field("group", N_("Priority area or body"), width=30),
    Field("coordinators", N_("Coordinators"), width=22),
    _OF_MEETING["format"],
    _OF_MEETING["stage"],
    _OF_MEETING["key"],
)
_ON_ONE_PAGE: Final = 50  # events that can still be read there


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One event of the plan as a row of the table."""

    dimension: str
    group: str
    coordinators: str
    date: VagueDate | None
    title: str
    organizers: str
    where: str
    format: Format | None
    stage: Stage
    key: str


def plan_lines(plan: AnnualPlan) -> Iterator[PlanLine]:
    """Yield the events in the order of the plan."""
    for part in plan.parts:
        for group in part.groups:
            coordinators = ", ".join((*group.coordinators, *group.co_coordinators))
            for event in group.events:
                hosts = (host.name for host in event.hosts if host.role is not HostRole.SUPPORTER)
                yield PlanLine(
                    dimension=part.name,
                    group=group.name,
                    coordinators=coordinators,
                    date=event.date,
                    title=event.shown_title(plan.language),
                    organizers="; ".join(hosts),
                    where=event.where,
                    format=event.format,
                    stage=event.stage,
                    key=event.key,
                )


def write_plan(plan: AnnualPlan, as_of: datetime, path: Path, progress: Progress) -> tuple[str, ...]:
    """Write the plan as .xlsx, all of it or nothing; return what the user should be told.

    `as_of` is aware, in the zone in which it is printed. Raises OutputError, Cancelled.
    """
    from cica_events.exports.workbook import write_workbook

    words = translator(plan.language)
    title = words.gettext("Annual plan of events for {year}").format(year=plan.year)
    count = words.ngettext("{count} event", "{count} events", plan.count)
    others = words.gettext("Meetings of bodies and other events")

    def parted(row: object, before: object | None) -> Sequence[Band]:
        name = cast(PlanLine, row).dimension
        new = before is None or name != cast(PlanLine, before).dimension
        return (Band(name or others, "section"),) if new else ()

    heading = MeetingHeading("", words.gettext(CONFERENCE), "", "", "", as_of)
    sheet = Sheet(
        ExportInput(plan.language, heading, _FIELDS, tuple(plan_lines(plan))),
        name=str(plan.year),
        title=title,
        count=count.format(count=plan.count),
        page=Page.LANDSCAPE,
        parted=parted,
        sortable=False,
        one_page=plan.count <= _ON_ONE_PAGE,
        ruled_by=("group",),
    )
    return write_workbook([sheet], path, progress)
