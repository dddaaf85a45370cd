"""A withdrawal: hidden at its commit, carried to its end whatever happens on the way."""

import json
from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.sealing import seal
from media_library.actions.withdrawing import NothingToWithdraw, withdraw_assets
from media_library.models import (
    Asset,
    AssetText,
    ConsentEvent,
    Person,
    PhotoRendition,
    Withdrawal,
    WithdrawalStep,
    WithdrawalWork,
)
from media_library.public import make_renditions, public_names
from media_library.rights.certifying import StillOpen, certificate_facts, certify, why_not_genuine
from outbox.actions.holding import hold, release
from outbox.models import Hold, Mail
from outbox.rules.states import State
from tests.factories import photo
from tests.media_library.rights.people import agreed, photo_of, photo_of_consenting, somebody
from tests.media_library.rights.working import work, work_until_done
from tests.media_library.visiting import visit

pytestmark = pytest.mark.django_db
SIZES = ["width-320|format-jpeg", "width-640|format-webp"]


def withdrawn(person=None, **fields):
    return withdraw_assets(
        **{"person": person, "asked_by": "Anna Ozola", "now": timezone.now(), **fields}
    )


@pytest.fixture
def anna():
    return somebody(contact=seal({"mail": "anna@example.org"}))


@pytest.fixture
def shown(anna):
    made = photo_of_consenting(anna)
    make_renditions(made, SIZES)
    return made


def public_files(made):
    return [row.file.name for row in made.renditions.all()]


def test_all_of_it_happens_in_the_one_transaction(anna, shown):
    other = photo()
    withdrawal = withdrawn(anna, reason="I changed my mind.")
    asset = Asset.objects.get(pk=shown.asset_id)
    assert asset.state == "withdrawn"
    assert asset.rights_epoch == 1
    assert list(withdrawal.assets.all()) == [asset]
    assert Hold.objects.get().scope == f"asset:{asset.pk}"
    assert anna.consents.get().events.last().kind == ConsentEvent.Kind.WITHDRAWN
    assert WithdrawalWork.objects.get().state == State.READY
    listed = set(withdrawal.steps.filter(reach="files").values_list("where", flat=True))
    assert listed == set(public_files(shown)) != set()
    assert Asset.objects.get(pk=other.asset_id).state == "ready"


def test_a_rolled_back_withdrawal_leaves_nothing_behind(anna, shown, monkeypatch):
    monkeypatch.setattr(WithdrawalWork.objects, "create", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        withdrawn(anna)
    assert Asset.objects.get(pk=shown.asset_id).state == "ready"
    assert not Hold.objects.exists()
    assert anna.consents.get().events.count() == 1


def test_a_second_click_is_the_same_withdrawal(anna, shown):
    assert withdrawn(anna) == withdrawn(anna)
    assert Asset.objects.get(pk=shown.asset_id).rights_epoch == 1


def test_somebody_shown_nowhere_has_nothing_to_withdraw():
    with pytest.raises(NothingToWithdraw):
        withdrawn(somebody())


def test_a_photo_of_a_group_goes_as_a_whole_and_the_others_keep_their_consent(anna):
    per = somebody("Per Holm")
    agreed(per)
    agreed(anna)
    group, alone = photo_of(anna, per), photo_of(per)
    withdrawn(anna)
    assert Asset.objects.get(pk=group.asset_id).is_withdrawn
    assert not Asset.objects.get(pk=alone.asset_id).is_withdrawn
    assert per.consents.get().events.last().kind == ConsentEvent.Kind.GIVEN


def test_an_officer_withdraws_an_asset_without_touching_consents(anna, shown):
    withdrawn(assets=[shown.asset])
    assert Asset.objects.get(pk=shown.asset_id).is_withdrawn
    assert anna.consents.get().events.count() == 1


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


def test_nothing_is_made_of_a_withdrawn_photo_any_more(anna, shown):
    withdrawn(anna)
    shown.asset.refresh_from_db()
    assert make_renditions(shown) == 0


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


def test_who_stops_all_posts_does_not_stop_a_withdrawal(anna, shown):
    hold(scope="all", reason="Crisis", held_by="Somebody", now=timezone.now())
    assert work_until_done(withdrawn(anna)).done_at


def test_releasing_the_hold_brings_nothing_back(anna, shown):
    withdrawn(anna)
    release(hold=Hold.objects.get(), released_by="Somebody", now=timezone.now())
    assert Asset.objects.get(pk=shown.asset_id).is_withdrawn


def test_the_certificate_says_what_where_and_when(anna, shown):
    withdrawal = work_until_done(withdrawn(anna, by_own_link=True))
    facts = certificate_facts(withdrawal)
    assert facts["assets"][0]["asset"] == str(shown.asset.uuid)
    assert {step["reach"] for step in facts["steps"]} >= {"files", "original", "private"}
    assert facts["consents"][0]["consent"] == str(anna.consents.get().uuid)
    assert "Anna" not in withdrawal.certificate
    assert why_not_genuine(withdrawal) == ""


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        (lambda w: setattr(w, "certificate", w.certificate.replace("done", "gone")), "seal"),
        (lambda w: setattr(w, "seal", "0" * 64), "seal"),
        (lambda w: setattr(w, "asked_by", "Somebody else"), "names"),
        (lambda w: w.person.consents.get().events.last().delete(), "consents"),
        (lambda w: w.person.consents.update(channels=["web"]), "consents"),
    ],
    ids=["text", "seal", "name", "event", "consent"],
)
def test_a_certificate_that_was_tampered_with_is_found_out(anna, shown, tampering, found):
    withdrawal = work_until_done(withdrawn(anna))
    tampering(withdrawal)
    assert why_not_genuine(withdrawal) == found


def test_a_certificate_outlives_a_change_of_the_secret_key(anna, shown, settings):
    withdrawal = work_until_done(withdrawn(anna))
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another " * 8
    assert why_not_genuine(withdrawal) == ""


def test_the_person_is_told_once_where_the_certificate_stands(client, anna, shown):
    withdrawal = work_until_done(withdrawn(anna))
    certify(withdrawal=withdrawal, now=timezone.now())
    mail = Mail.objects.get(recipient="anna@example.org")
    link = next(word for word in mail.text.split() if "/consent/" in word)
    page = client.get(link.removeprefix("http://testserver"))
    assert page.status_code == 200
    assert str(withdrawal.uuid) in page.content.decode()
    assert "The seal is whole" in page.content.decode()


def test_without_a_known_address_nobody_is_written_to(shown):
    Person.objects.update(contact="")
    work_until_done(withdrawn(Person.objects.get()))
    assert not Mail.objects.exists()


def test_the_command_withdraws_a_person_by_number(anna, shown, capsys):
    call_command("withdraw_consent", str(anna.pk), "--keep-originals")
    withdrawal = Withdrawal.objects.get()
    assert str(withdrawal.uuid) in capsys.readouterr().out
    assert withdrawal.originals == Withdrawal.Original.SEALED
    with pytest.raises(CommandError):
        call_command("withdraw_consent", "999999")


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


def test_steps_are_json_that_anybody_can_read(anna, shown):
    withdrawal = work_until_done(withdrawn(anna))
    assert json.loads(withdrawal.certificate)["certificate"] == str(withdrawal.uuid)
    assert WithdrawalStep.objects.filter(withdrawal=withdrawal).count() == len(
        certificate_facts(withdrawal)["steps"]
    )
    assert withdrawal.done_at - withdrawal.asked_at < timedelta(hours=7)
