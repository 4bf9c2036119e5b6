"""The pictures of people: kept in the workspace, at most one each."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.people import Person, Photo
from cica_events.errors import InputError
from cica_events.i18n import _
from cica_events.persistence.database import Database
from cica_events.services.editing import one

LARGEST: Final = 300_000  # bytes; in base64 a third more, which is what the column holds
JPEG, PNG = "image/jpeg", "image/png"
BEGINNINGS: Final = {b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a file holds it."""

    media_type: str
    data: bytes


class PhotoService:
    """Reads and changes the pictures of people."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, person_id: str) -> Picture | None:
        """Return the picture of a person; None if there is none, or what is kept is no picture."""
        with self._database.reading() as session:
            found = _photo_of(session, person_id)
            return _picture(found) if found else None

    def set(self, person_id: str, data: bytes) -> None:
        """Give a person a picture: a JPEG or PNG file's content of at most 300,000 bytes, else InputError."""
        media_type = next((kind for start, kind in BEGINNINGS.items() if data.startswith(start)), "")
        if not media_type:
            raise InputError(_("This is no JPEG or PNG picture."))
        if len(data) > LARGEST:
            message = _("The picture is too large: {size} KB, at most {limit} KB can be kept.")
            raise InputError(message.format(size=-(-len(data) // 1000), limit=LARGEST // 1000))
        with self._database.changing(_("Picture of a person")) as session:
            one(session, Person, person_id)
            photo = _photo_of(session, person_id)
            text = b64encode(data).decode("ascii")
            if photo is None:
                session.add(Photo(person_id=person_id, media_type=media_type, data=text))
            else:
                photo.media_type, photo.data = media_type, text

    def remove(self, person_id: str) -> None:
        """Take the picture of a person away, if there is one."""
        with self._database.changing(_("Removal of a picture")) as session:
            photo = _photo_of(session, person_id)
            if photo is not None:
                session.delete(photo)


def _picture(photo: Photo) -> Picture | None:
    """Return what was kept, which in a file of somebody else may be anything."""
    try:
        data = b64decode(photo.data, validate=True)
    except ValueError:
        return None
    fits = any(data.startswith(start) for start, kind in BEGINNINGS.items() if kind == photo.media_type)
    return Picture(photo.media_type, data) if fits and len(data) <= LARGEST else None


def _photo_of(session: Session, person_id: str) -> Photo | None:
    query = select(Photo).where(Photo.person_id == person_id).order_by(Photo.id).limit(1)
    return session.scalars(query).first()
