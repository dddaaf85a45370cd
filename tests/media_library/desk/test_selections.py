"""Selections as a zip and as a press kit: what is cleared, with whom to credit."""

import io
import zipfile

import pytest
from django.urls import reverse
from django.utils import timezone

from media_library.actions.withdrawing import withdraw_assets
from media_library.exporting.credits import credits_table, safe_cell
from media_library.exporting.handing_out import Credit
from media_library.models import Selection
from media_library.public import make_renditions
from media_library.rules.standing import Channel
from tests.factories import photo
from tests.media_library.desk.screens import signed_in
from tests.media_library.two_organisations import MARKER

pytestmark = pytest.mark.django_db


def zipped(answer):
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def test_a_zip_holds_what_is_cleared_and_lists_what_is_not(sides):
    a, _b = sides
    a.person.depictions.all().delete()
    make_renditions(a.photo)
    left_out = photo(
        organisation=a.organisation, title="Not for the press", channels=(Channel.WEB,)
    )
    a.selection.items.create(asset=left_out.asset)
    answer = signed_in(a).get(reverse("media_desk:selection_download", args=[a.selection.uuid]))
    archive = zipped(answer)
    assert archive.testzip() is None
    names = archive.namelist()
    assert names[:2] == ["credits.txt", "credits.csv"]
    assert names[2:] == ["001-lanterns.jpg"]
    assert "Not for the press" in archive.read("credits.txt").decode("utf-8-sig")
    assert "A. Photographer" in archive.read("credits.csv").decode("utf-8-sig")


def test_cells_that_begin_like_a_formula_stay_text():
    for text in ("=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", " =1", "|x"):
        assert safe_cell(text).startswith("'"), text
    assert safe_cell('A, "b"') == 'A, "b"'
    table = credits_table(
        [Credit(file="1.jpg", title="=cmd|' /C calc'!A0", credit="x", licence="y", alt="")]
    )
    assert "\"'=cmd" in table


def test_a_press_kit_is_public_in_every_language_and_forgets_at_once(sides, client):
    a, _b = sides
    a.person.depictions.all().delete()
    make_renditions(a.photo)
    address = f"/lv/press/{a.selection.uuid}/"
    assert client.get(address, follow=True).status_code == 404
    Selection.objects.update(is_press_kit=True)
    shown = client.get(address)
    assert shown.status_code == 200
    assert "no-store" in shown["Cache-Control"]
    assert "Lanterns" in shown.content.decode()
    assert 'lang="lv"' in shown.content.decode()
    assert len(zipped(client.get(f"{address}download/")).namelist()) == 3
    assert client.get(f"/press/{a.selection.uuid}/").status_code == 302
    withdraw_assets(assets=[a.photo.asset], asked_by="Anna", now=timezone.now())
    assert "Lanterns" not in client.get(address).content.decode()
    assert len(zipped(client.get(f"{address}download/")).namelist()) == 2


def test_a_press_kit_gives_nothing_of_another_organisation(sides, client):
    a, b = sides
    b.person.depictions.all().delete()
    make_renditions(b.photo)
    a.selection.items.create(asset=b.photo.asset)
    Selection.objects.filter(pk=a.selection.pk).update(is_press_kit=True)
    assert MARKER not in client.get(f"/en/press/{a.selection.uuid}/").content.decode()
