"""The pictures of people."""

from __future__ import annotations

from base64 import b64encode

import pytest

from cica_events.domain.people import Photo
from cica_events.errors import InputError, NotFoundError
from cica_events.services.photos import JPEG, LARGEST, PNG, Picture
from cica_events.services.workspace import Workspace
from tests.contents import contents

A_JPEG = b"\xff\xd8\xff\xe0 somebody"
A_PNG = b"\x89PNG\r\n\x1a\n somebody"


@pytest.fixture
def person(workspace: Workspace) -> str:
    return workspace.people.add({"family_name": "Lin"})


def test_a_picture_is_kept_replaced_and_taken_away_each_step_undone(
    workspace: Workspace, person: str
) -> None:
    assert workspace.photos.get(person) is None
    states = [contents(workspace.database)]
    workspace.photos.set(person, A_JPEG)
    assert workspace.photos.get(person) == Picture(JPEG, A_JPEG)
    states.append(contents(workspace.database))
    workspace.photos.set(person, A_PNG)
    assert workspace.photos.get(person) == Picture(PNG, A_PNG)
    states.append(contents(workspace.database))
    workspace.photos.remove(person)
    assert workspace.photos.get(person) is None
    while states:
        workspace.history.undo()
        assert contents(workspace.database) == states.pop()


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"%PDF-1.7", b"\xff\xd8", b"<svg/>"])
def test_what_is_no_jpeg_or_png_is_refused(workspace: Workspace, person: str, data: bytes) -> None:
    with pytest.raises(InputError, match="no JPEG or PNG"):
        workspace.photos.set(person, data)
    assert workspace.photos.get(person) is None


def test_the_largest_picture_fits_and_a_larger_one_is_refused(workspace: Workspace, person: str) -> None:
    largest = A_JPEG.ljust(LARGEST, b"\0")
    workspace.photos.set(person, largest)
    with pytest.raises(InputError, match="301 KB, at most 300 KB"):
        workspace.photos.set(person, largest + b"\0")
    assert workspace.photos.get(person) == Picture(JPEG, largest)


def test_the_picture_goes_with_the_person_and_comes_back(workspace: Workspace, person: str) -> None:
    workspace.photos.set(person, A_JPEG)
    workspace.people.remove([person])
    assert workspace.photos.get(person) is None
    workspace.history.undo()
    assert workspace.photos.get(person) == Picture(JPEG, A_JPEG)


def test_a_picture_of_nobody_is_refused_and_none_need_not_be_taken_away(
    workspace: Workspace, person: str
) -> None:
    with pytest.raises(NotFoundError):
        workspace.photos.set("gone", A_JPEG)
    steps = workspace.history.steps()
    workspace.photos.remove(person)
    assert workspace.history.steps() == steps


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("image/jpeg", "not base64!"),
        ("image/svg+xml", b64encode(b"<svg xmlns='http://www.w3.org/2000/svg'/>").decode()),
        ("image/png", b64encode(b"<svg/>").decode()),
        ("image/png", b64encode(A_JPEG).decode()),
    ],
)
def test_what_a_stranger_kept_in_the_place_of_a_picture_is_none(
    workspace: Workspace, person: str, kind: str, data: str
) -> None:
    with workspace.database.changing("Planted") as session:
        session.add(Photo(person_id=person, media_type=kind, data=data))
    assert workspace.photos.get(person) is None
