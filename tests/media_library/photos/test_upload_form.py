"""An editor's upload is opened by the limited child, once, and by nobody else."""

from typing import Any

import pytest
import willow
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import ModelForm
from PIL import Image
from wagtail.images.forms import get_image_form

from media_library.decoding import photos
from media_library.decoding.isolation import Ran, run_isolated
from media_library.models import Photo
from tests.factories import jpeg
from tests.media_library.decoding.pictures import webp_of_34_bytes


def filled_in(content: bytes, name: str = "table.jpg") -> "ModelForm[Photo]":
    """The form of the admin, with one file."""
    form_class = get_image_form(Photo)
    fields = {"title": "Table", "credit": "A. B.", "licence": "CC0-1.0", "collection": 1}
    return form_class(fields, {"file": SimpleUploadedFile(name, content, "image/jpeg")})


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[Ran]:
    ended: list[Ran] = []

    def noted(*arguments: Any, **options: Any) -> Ran:
        ended.append(run_isolated(*arguments, **options))
        return ended[-1]

    monkeypatch.setattr(photos, "run_isolated", noted)
    return ended


@pytest.mark.django_db
def test_checking_and_saving_decode_once(runs: list[Ran]) -> None:
    form = filled_in(jpeg())
    assert form.is_valid(), form.errors
    taken = form.save()
    assert len(runs) == 1
    assert (taken.width, taken.height) == (1600, 1067)


@pytest.mark.django_db
@pytest.mark.parametrize("content", [webp_of_34_bytes(), b"no picture", jpeg()[:900], b"<svg/>"])
def test_what_is_refused_was_never_opened_here(
    monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    def opened_here(*_: Any, **__: Any) -> None:
        pytest.fail("a decoder was asked outside of the child")

    monkeypatch.setattr(Image, "open", opened_here)
    monkeypatch.setattr(willow.Image, "open", opened_here)
    form = filled_in(content)
    assert not form.is_valid()
    assert list(form.errors) == ["file"]
    assert not Photo.objects.exists()


@pytest.mark.django_db
def test_the_form_still_says_what_it_takes_and_how_much(settings: Any) -> None:
    form = filled_in(jpeg())
    assert "HEIC" in str(form.fields["file"].help_text)
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100
    form = filled_in(jpeg())
    assert not form.is_valid()
    assert "too big" in str(form.errors["file"])
