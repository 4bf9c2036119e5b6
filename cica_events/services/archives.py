"""Hands a whole workspace out as one archive, and makes a workspace of such an archive again."""

from __future__ import annotations

from pathlib import Path

from cica_events.errors import OutputError
from cica_events.exports.target import explain, replacing
from cica_events.i18n import N_, _
from cica_events.persistence.address import Address
from cica_events.persistence.archive_format import SUFFIX, Manifest
from cica_events.persistence.archive_reading import opened
from cica_events.persistence.archive_writing import write_archive
from cica_events.persistence.database import Database
from cica_events.persistence.opening import create_database
from cica_events.progress import Progress, silent

_ENDING = N_("“{name}” must end in {suffixes}.")


def hand_out(
    database: Database, path: Path, progress: Progress = silent, *, sensitive: bool = False
) -> Manifest:
    """Write everything that the workspace holds into the archive `path`, whole or not at all.

    Passport, birth and health data are left out unless `sensitive` ones are asked for.

    The file is for the eyes of its owner only. Raises OutputError, StorageError, Cancelled.
    """
    if path.suffix.lower() != SUFFIX:
        raise OutputError(_(_ENDING).format(name=path.name, suffixes=SUFFIX))
    try:
        with replacing(path, private=True) as file:
            return write_archive(database, file, progress, sensitive=sensitive)
    except OSError as error:
        raise OutputError(explain(error, path)) from error


def rebuild(path: Path, address: str | Path, progress: Progress = silent) -> Manifest:
    """Make the workspace that the archive `path` holds at `address`, every table as it was.

    An older archive is brought up to date. Raises InputError for what is no archive, is damaged or holds
    something unknown; StorageError where no workspace can be made there; then nothing is left.
    """
    with opened(path) as archive:
        archive.check()
        create_database(
            Address.of(address), found=lambda engine, _name: archive.fill(engine, progress)
        ).close()
        return archive.manifest
