"""A withdrawal: what it covers, hidden at its commit, and not undone by anything later."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from media_library.actions.withdrawing import NothingToWithdraw
from media_library.models import (
    Asset,
    ConsentEvent,
    Withdrawal,
    WithdrawalWork,
)
from media_library.public import make_renditions
from outbox.actions.holding import hold, release
from outbox.models import Hold
from outbox.rules.states import State
from tests.factories import photo
from tests.media_library.rights.people import agreed, photo_of, somebody
from tests.media_library.rights.published import public_files
from tests.media_library.rights.working import withdrawn, work_until_done

pytestmark = pytest.mark.django_db


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


def test_nothing_is_made_of_a_withdrawn_photo_any_more(anna, shown):
    withdrawn(anna)
    shown.asset.refresh_from_db()
    assert make_renditions(shown) == 0


def test_who_stops_all_posts_does_not_stop_a_withdrawal(anna, shown):
    hold(scope="all", reason="Crisis", held_by="Somebody", now=timezone.now())
    assert work_until_done(withdrawn(anna)).done_at


def test_releasing_the_hold_brings_nothing_back(anna, shown):
    withdrawn(anna)
    release(hold=Hold.objects.get(), released_by="Somebody", now=timezone.now())
    assert Asset.objects.get(pk=shown.asset_id).is_withdrawn


def test_the_command_withdraws_a_person_by_number(anna, shown, capsys):
    call_command("withdraw_consent", str(anna.pk), "--keep-originals")
    withdrawal = Withdrawal.objects.get()
    assert str(withdrawal.uuid) in capsys.readouterr().out
    assert withdrawal.originals == Withdrawal.Original.SEALED
    with pytest.raises(CommandError):
        call_command("withdraw_consent", "999999")
