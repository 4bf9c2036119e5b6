"""The verbs on backups: backups, backup, restore."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from cica_events.cli.output import complain, say, say_document, say_table
from cica_events.cli.verbs import Verbs, add_json, opened
from cica_events.errors import DamagedError, InputError, NotFoundError
from cica_events.i18n import _, ngettext

if TYPE_CHECKING:
    from cica_events.domain.backups import Backup
    from cica_events.services.file_backups import FileBackups
    from cica_events.services.locking import Key
    from cica_events.services.workspace import Workspace

_MEGABYTE = 1_000_000


def add_verbs(verbs: Verbs) -> None:
    """Declare the verbs."""
    listing = verbs.add("backups", backups, _("list the backups of a workspace, also of a damaged one"))
    add_json(listing)
    listing.add_argument(
        "--preview",
        metavar=_("BACKUP"),
        default="",
        help=_("say instead what is otherwise in this backup: its number in the list, or its file's name"),
    )
    verbs.add("backup", backup, _("make a backup of a workspace now"))
    parser = verbs.add("restore", restore, _("bring a workspace back to a backup; what is there now is kept"))
    parser.add_argument(
        "backup", metavar=_("BACKUP"), help=_("its number in the list of backups, or its file's name")
    )
    parser.add_argument(
        "--record",
        action="append",
        default=[],
        type=_record,
        metavar=_("KIND:ID"),
        help=_("only this record, such as person:018f…, with what it needs; may be given several times"),
    )
    parser.add_argument("--rest", action="store_true", help=_("bring back what can be, and leave the rest"))


def backups(arguments: Namespace) -> int:
    """List the backups, the newest first."""
    files = _files(arguments.workspace)
    found = files.all()
    if arguments.preview:
        return _preview(arguments, files.key, _chosen(found, arguments.preview))
    if arguments.json:
        say_document([_document(each) for each in found])
        return 0
    say_table(
        ["", _("Made"), _("Why"), _("Size"), _("People"), _("Meetings"), _("Steps"), _("Condition")],
        [_line(number, each) for number, each in enumerate(found, 1)],
    )
    say(ngettext("{count} backup", "{count} backups", len(found)).format(count=len(found)))
    return 0


def backup(arguments: Namespace) -> int:
    """Make a backup."""
    from cica_events.domain.backups import BackupReason

    with opened(arguments.workspace) as workspace:
        made = workspace.backups.take(BackupReason.ASKED)
        workspace.backups.thin()
    say(_("Written: {path}").format(path=made.path))
    return 0


def restore(arguments: Namespace) -> int:
    """Restore a backup whole, or single records of it."""
    from cica_events.persistence.address import Address

    files = _files(arguments.workspace)
    chosen = _chosen(files.all(), arguments.backup)
    if arguments.record:
        return _restore_records(arguments, files.key, chosen)
    try:
        if files.is_there and not files.is_overwritten:
            with (
                opened(arguments.workspace, files.key) as workspace,
                _opened_backup(workspace, chosen) as readable,
            ):
                present = workspace.backups.restore(readable)
            say(_("Restored. What was there before is kept: {path}").format(path=present.path))
            return 0
    except DamagedError as error:
        if error.path != Address.of(arguments.workspace).path:
            raise  # it is the backup that is damaged
        complain(str(error))
    if chosen.locked:
        files = _with_earlier(arguments.workspace, chosen)
    unlocks, was_there = files.unlocks(chosen), files.is_there
    kept = files.restore(chosen)
    words = _("Restored. What was there before is kept: {path}") if was_there else _("Restored.")
    say(words.format(path=kept))
    if chosen.locked:
        say(_("It opens with the passphrase of the backup."))
    if unlocks:
        complain(_("The backup was not locked: whoever has the file can read it now."))
    return 0


def _restore_records(arguments: Namespace, key: Key | None, chosen: Backup) -> int:
    kinds = {kind for kind, _id in arguments.record}
    with opened(arguments.workspace, key) as workspace, _opened_backup(workspace, chosen) as readable:
        count = 0
        for kind in sorted(kinds):
            ids = [one for name, one in arguments.record if name == kind]
            done = workspace.backups.restore_records(readable, kind, ids, rest=arguments.rest)
            count += done.records
    text = ngettext("Brought back: {count} record", "Brought back: {count} records", count)
    say(text.format(count=count))
    return 0


def _preview(arguments: Namespace, key: Key | None, chosen: Backup) -> int:
    from cica_events.services.history_details import NOUNS, What

    with opened(arguments.workspace, key) as workspace, _opened_backup(workspace, chosen) as readable:
        steps = workspace.backups.missing_since(readable)
        found = [each for noun in NOUNS for each in workspace.backups.restorable(readable, noun)]
    if arguments.json:
        lines = [
            {"kind": each.noun, "id": each.id, "name": each.name, "missing": each.what is What.REMOVED}
            for each in found
        ]
        say_document({"steps": [step.label for step in steps], "records": lines})
        return 0
    for step in steps:
        say(_("Not in it: {step}").format(step=step.label))
    state = {What.REMOVED: _("missing now"), What.CHANGED: _("otherwise now")}
    say_table(
        [_("Record"), _("Kind"), _("Name"), _("Condition")],
        [(f"{each.noun}:{each.id}", _(NOUNS[each.noun]), each.name, state[each.what]) for each in found],
    )
    return 0


def _files(address: str) -> FileBackups:
    from cica_events.cli.passphrase_reading import key_at
    from cica_events.persistence.address import Address
    from cica_events.services.file_backups import FileBackups, reason_against
    from cica_events.services.locking import check_key

    place = Address.of(address)
    if place.is_server:
        raise InputError(reason_against(place))
    key = key_at(address, checked=False) if place.path.is_file() else None
    if key is not None:
        with suppress(DamagedError):  # it is the right key, and the backups are what is asked for
            check_key(place.path, key)
    return FileBackups.with_key(place.path, key)


@contextmanager
def _opened_backup(workspace: Workspace, chosen: Backup) -> Iterator[Backup]:
    """Lend a backup; one with another passphrase as a copy, so that no lock is taken off by who looks."""
    from cica_events.cli.passphrase_reading import earlier_passphrase

    if not chosen.locked:
        yield chosen
        return
    with workspace.backups.read_as(chosen, earlier_passphrase(chosen.path.name)) as copy:
        yield copy


def _with_earlier(address: str, chosen: Backup) -> FileBackups:
    """Return the backups of a file that cannot be used by the passphrase with which one was made."""
    from cica_events.cli.passphrase_reading import earlier_passphrase
    from cica_events.persistence.address import Address
    from cica_events.services.file_backups import FileBackups

    passphrase = earlier_passphrase(chosen.path.name)
    return FileBackups.with_passphrase(Address.of(address).path, passphrase)


def _chosen(found: Sequence[Backup], wanted: str) -> Backup:
    if wanted.isdecimal() and 0 < int(wanted) <= len(found):
        return found[int(wanted) - 1]
    for each in found:
        if wanted in (each.path.name, str(each.path)):
            return each
    raise NotFoundError(_("There is no backup “{name}” of this workspace.").format(name=wanted))


def _line(number: int, each: Backup) -> tuple[object, ...]:
    return (
        number,
        each.at.astimezone().strftime("%Y-%m-%d %H:%M:%S"),
        each.reason.text,
        f"{each.size / _MEGABYTE:.1f} MB",
        each.counts.get("person", 0),
        each.counts.get("meeting", 0),
        each.changed,
        _("good") if each.good else _("other passphrase") if each.locked else _("damaged"),
    )


def _document(each: Backup) -> dict[str, object]:
    return {
        "path": str(each.path),
        "at": each.at.isoformat(timespec="seconds"),
        "reason": each.reason.value,
        "size": each.size,
        "good": each.good,
        "locked": each.locked,
        "records": dict(each.counts),
        "steps": each.changed,
    }


def _record(text: str) -> tuple[str, str]:
    from cica_events.services.history_details import NOUNS

    kind, _colon, one = text.partition(":")
    if kind not in NOUNS or not one:
        raise ArgumentTypeError(_("“{text}” is no record, such as person:018f…").format(text=text))
    return kind, one
