"""The files of a withdrawal are cleared away to the last byte, whatever happens on the way."""

from contextlib import suppress

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

from media_library.models import (
    Asset,
    AssetText,
    PhotoRendition,
    Withdrawal,
    WithdrawalWork,
)
from media_library.public import make_renditions, public_names
from media_library.rights.certifying import StillOpen, certify, why_not_genuine
from outbox.rules.states import State
from tests.media_library.rights.published import SIZES, public_files
from tests.media_library.rights.working import withdrawn, work, work_until_done
from tests.media_library.visiting import visit

pytestmark = pytest.mark.django_db


def test_the_worker_leaves_no_byte_and_says_so(anna, shown):
    AssetText.objects.create(asset=shown.asset, language="en", alt="Anna dances")
    shown.asset.preview.save("previews/p.jpg", ContentFile(b"small"))
    public, private = storages["public"], storages["default"]
    files, master, original = public_files(shown), shown.file.name, shown.asset.original.name
    withdrawal = work_until_done(withdrawn(anna))
    assert not any(public.exists(name) for name in files)
    assert not any(private.exists(name) for name in (master, original, shown.asset.preview.name))
    assert not PhotoRendition.objects.filter(image=shown).exists()
    assert not AssetText.objects.filter(asset=shown.asset).exists()
    assert Asset.objects.get(pk=shown.asset_id).state == "erased"
    assert set(withdrawal.steps.values_list("outcome", flat=True)) == {"done"}
    assert WithdrawalWork.objects.get().state == State.SENT


def test_a_public_address_answers_not_found(client, anna, shown):
    address = shown.renditions.first().url
    assert visit(client, address).status_code == 200
    work_until_done(withdrawn(anna))
    assert visit(client, address).status_code == 404


def test_a_sealed_original_is_all_that_stays(anna, shown):
    original, master = shown.asset.original.name, shown.file.name
    work_until_done(withdrawn(anna, originals=Withdrawal.Original.SEALED))
    assert storages["default"].exists(original)
    assert not storages["default"].exists(master)
    assert Asset.objects.get(pk=shown.asset_id).state == "withdrawn"


def test_files_that_were_replaced_before_go_too(anna, shown):
    before = public_files(shown)
    shown.credit = "Another Photographer"
    shown.save()
    make_renditions(shown, SIZES)
    assert not set(before) & set(public_files(shown))
    assert set(before) <= public_names([shown.asset_id])[shown.asset_id]
    assert all(storages["public"].exists(name) for name in before)
    work_until_done(withdrawn(anna))
    assert not any(storages["public"].exists(name) for name in before)


def test_a_storage_that_fails_is_shown_and_asked_again(anna, shown, monkeypatch):
    public = storages["public"]
    broken, *fine = sorted(public_files(shown))
    delete = public.delete

    def failing(name):
        if name == broken:
            raise OSError("500 Internal Server Error")
        delete(name)

    monkeypatch.setattr(public, "delete", failing)
    withdrawal = withdrawn(anna)
    work()
    row = WithdrawalWork.objects.get()
    assert row.state == State.READY
    assert row.reason == "withdrawal-open"
    assert "500 Internal Server Error" in row.reason_words
    assert not any(public.exists(name) for name in fine)
    assert [step.where for step in withdrawal.steps.filter(outcome="asked")] == [broken]
    with pytest.raises(StillOpen):
        certify(withdrawal=withdrawal, now=timezone.now())
    monkeypatch.undo()
    assert work_until_done(withdrawal).done_at
    assert not public.exists(broken)


class Killed(BaseException):
    """What no `except Exception` survives, like a worker that is shot."""


@pytest.mark.parametrize("calls", range(6))
def test_a_worker_killed_anywhere_is_followed_by_one_that_goes_on(anna, shown, monkeypatch, calls):
    from media_library.rights import clearing_away

    destroy, done = clearing_away.destroy, []

    def dying(**file):
        if len(done) == calls:
            raise Killed
        done.append(file)
        destroy(**file)

    monkeypatch.setattr(clearing_away, "destroy", dying)
    withdrawal = withdrawn(anna)
    with suppress(Killed):
        clearing_away.clear_away(withdrawal, now=timezone.now(), has_time=lambda: True)
    monkeypatch.undo()
    assert work_until_done(withdrawal).done_at
    assert not why_not_genuine(withdrawal)
    assert not PhotoRendition.objects.filter(image=shown).exists()


def test_work_that_does_not_fit_into_one_turn_goes_on_in_the_next(anna, shown):
    from media_library.rights.clearing_away import clear_away

    withdrawal = withdrawn(anna)
    turns = iter([True])
    left = clear_away(withdrawal, now=timezone.now(), has_time=lambda: next(turns, False))
    assert left
    assert withdrawal.steps.filter(reach="files", outcome="done").count() == 1
    assert work_until_done(withdrawal).done_at


def test_a_versioned_bucket_loses_every_version():
    """The storage's own delete would only hide the bytes behind a marker."""
    from media_library.rights.destroying import destroy

    gone = []

    class Version:
        def __init__(self, key, number):
            self.object_key, self.number = key, number

        def delete(self):
            gone.append((self.object_key, self.number))

    class Versions:
        def filter(self, Prefix):
            keys = ("h/ab/x.jpg", "h/ab/x.jpg", "h/ab/x.jpg.other")
            return [Version(key, n) for n, key in enumerate(keys) if key.startswith(Prefix)]

    class Bucket:
        object_versions = Versions()

    class Storage:
        bucket = Bucket()

        def delete(self, name):
            gone.append((name, "marker"))

        def exists(self, name):
            return False

    destroy(storage=Storage(), name="h/ab/x.jpg")
    assert gone == [("h/ab/x.jpg", "marker"), ("h/ab/x.jpg", 0), ("h/ab/x.jpg", 1)]
