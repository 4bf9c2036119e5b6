"""What a plan would do, in the words of the import's window."""

from __future__ import annotations

from cica_events.i18n import _, ngettext
from cica_events.services.import_plan import Action
from cica_events.services.list_reading import ListReading
from ui.imports.importer import Importer
from ui.imports.preview import Preview, Sieve


def recognised(reading: ListReading) -> str:
    """Return in words by what the list was known, empty if by nothing."""
    if reading.layout is not None:
        return _("Recognised: {name}").format(name=reading.layout.name)
    return _("Exported from here") if reading.origin is not None else ""


def primary(preview: Preview, importer: Importer) -> tuple[str, int]:
    """Return what the button would do, in words, and how many records that are."""
    plan = preview.plan
    created, updated, removed = (
        plan.count(action) for action in (Action.CREATE, Action.UPDATE, Action.REMOVE)
    )
    count = created + updated + removed
    if not count:
        return _("Nothing to import"), 0
    if created == count:
        return importer.words.take(created), count
    if updated == count:
        text = ngettext("Apply {count} change", "Apply {count} changes", count)
        return text.format(count=count), count
    if removed == count:
        return _("Remove {count}").format(count=count), count
    texts = {
        (True, True, False): _("Add {created}, change {updated}"),
        (True, False, True): _("Add {created}, remove {removed}"),
        (False, True, True): _("Change {updated}, remove {removed}"),
        (True, True, True): _("Add {created}, change {updated}, remove {removed}"),
    }
    text = texts[bool(created), bool(updated), bool(removed)]
    return text.format(created=created, updated=updated, removed=removed), count


def summary(preview: Preview) -> str:
    """Return in words what the plan would do."""
    plan, count = preview.plan, preview.count
    if not preview.complete:
        return _("The first {count} rows. Reading the others…").format(count=count(Sieve.ALL))
    created, updated = plan.count(Action.CREATE), plan.count(Action.UPDATE)
    refused, conflicts, same = plan.count(Action.REFUSE), count(Sieve.CONFLICT), count(Sieve.SAME)
    gone = count(Sieve.GONE) - preview.removed
    if not created and not updated and not refused and not preview.removed and not conflicts and not gone:
        return _("This list changes nothing: everything in it is here already.")
    parts = [
        ngettext("{count} new", "{count} new", created).format(count=created) if created else "",
        ngettext("{count} changed", "{count} changed", updated).format(count=updated) if updated else "",
        ngettext("{count} the same", "{count} the same", same).format(count=same) if same else "",
        ngettext("{count} in conflict", "{count} in conflict", conflicts).format(count=conflicts)
        if conflicts
        else "",
        ngettext("{count} gone from the file", "{count} gone from the file", gone).format(count=gone)
        if gone
        else "",
        _stays_out(refused),
    ]
    return ", ".join(part for part in parts if part)


def _stays_out(refused: int) -> str:
    if not refused:
        return ""
    text = ngettext("{count} with a problem that stays out", "{count} with problems that stay out", refused)
    return text.format(count=refused)
