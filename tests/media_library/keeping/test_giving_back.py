"""What was turned down goes in time and gives its space back; sums that drifted are mended."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from media_library.actions import giving_back
from media_library.actions.giving_back import let_go
from media_library.actions.owe_ingest import NotRefused, check_again
from media_library.actions.receiving import remove_asset
from media_library.actions.tidying import tidy_media
from media_library.keeping.counting import miscounts
from media_library.models import Asset, Space, Upload
from media_library.rules.keeping import TURNED_DOWN, TURNED_DOWN_FOR
from media_library.rules.standing import AssetState
from tests.factories import organisation
from tests.media_library.keeping.places import Places, asset_with_original, in_days, run
from tests.media_library.keeping.test_tidying import upload

pytestmark = pytest.mark.django_db

GRACE = TURNED_DOWN_FOR.days


def used() -> int:
    return Space.objects.get().used_bytes


def turned_down(*, days: float, state: AssetState = AssetState.REFUSED, **fields: Any) -> Asset:
    """An asset that somebody said no to so many days ago, counted in its organisation's space."""
    asset = asset_with_original(state=state, **fields)
    asset.state_at = in_days(-days)
    asset.latitude = asset.longitude = 57.9
    asset.save()
    space, _ = Space.objects.get_or_create(organisation=asset.organisation)
    Space.objects.filter(pk=space.pk).update(used_bytes=space.used_bytes + asset.bytes)
    return asset


@pytest.mark.parametrize("state", [AssetState.REFUSED, AssetState.REJECTED])
def test_what_was_turned_down_goes_after_its_time_and_gives_its_space_back(
    places: Places, state: AssetState
) -> None:
    asset = turned_down(days=GRACE + 1, state=state)
    kept = asset_with_original(b"kept")
    Space.objects.update(used_bytes=asset.bytes + kept.bytes)
    places.age_all(40)
    said = tidy_media(now=timezone.now(), is_real=True)
    assert [str(asset.uuid) in line for line in said.lines] == [True]
    assert (said.mended, said.troubles) == ([], [])
    assert places.names() == {f"private/{kept.original.name}"}
    assert used() == kept.bytes
    asset.refresh_from_db()
    assert (asset.state, asset.original.name, asset.latitude) == (state.value, "", None)
    assert tidy_media(now=timezone.now(), is_real=True).lines == []


@pytest.mark.parametrize("state", [AssetState.REFUSED, AssetState.REJECTED])
def test_before_its_time_nothing_goes(places: Places, state: AssetState) -> None:
    asset = turned_down(days=GRACE - 1, state=state)
    places.age_all(40)
    said = tidy_media(now=timezone.now(), is_real=True)
    assert (said.lines, said.mended) == ([], [])
    assert places.names() == {f"private/{asset.original.name}"}
    assert used() == asset.bytes


def test_without_its_time_it_would_be_gone_at_once(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    turned_down(days=0)
    monkeypatch.setattr(giving_back, "TURNED_DOWN_FOR", timedelta(0))
    tidy_media(now=timezone.now(), is_real=True)
    assert not places.names()


@pytest.mark.parametrize("state", sorted(set(AssetState) - TURNED_DOWN))
def test_nothing_else_ever_goes_by_its_age(places: Places, state: AssetState) -> None:
    asset = turned_down(days=1000, state=state)
    assert not let_go(asset=asset, now=timezone.now())
    assert len(places.names()) == 1


def test_nothing_is_destroyed_before_it_is_said_so(places: Places) -> None:
    asset = turned_down(days=GRACE + 1)
    code, said = run("tidy_media")
    assert code == 0
    assert f"would remove: bytes of asset {asset.uuid}, refused since" in said
    assert (len(places.names()), used()) == (1, asset.bytes)


def test_what_was_refused_on_arrival_waits_where_it_arrived(places: Places) -> None:
    """Its upload would be forgotten after a day, and with it the chance to check it again."""
    arrived = upload(places, state=Upload.State.RECEIVED, received_at=in_days(-20))
    asset = turned_down(days=20, upload=arrived)
    places.put(asset.original.name).unlink()
    Asset.objects.filter(pk=asset.pk).update(original="", reason="arrived-damaged")
    tidy_media(now=timezone.now(), is_real=True)
    assert f"private/quarantine/{arrived.uuid}" in places.names()
    assert used() == asset.bytes
    tidy_media(now=in_days(GRACE - 19), is_real=True)
    assert not places.names()
    assert used() == 0
    arrived.refresh_from_db()
    assert (arrived.state, arrived.spool) == (Upload.State.ENDED, {})


def test_what_is_checked_again_stays_and_counts_once(places: Places) -> None:
    asset = turned_down(days=GRACE - 1)
    check_again(asset=asset, now=timezone.now())
    said = tidy_media(now=timezone.now(), is_real=True)
    assert (said.lines, said.mended, used()) == ([], [], asset.bytes)
    assert f"private/{asset.original.name}" in places.names()
    # Refused once more, its time begins anew.
    Asset.objects.update(state=AssetState.REFUSED.value)
    assert tidy_media(now=in_days(GRACE - 1), is_real=True).lines == []
    tidy_media(now=in_days(GRACE + 1), is_real=True)
    assert (places.names(), used()) == (set(), 0)


def test_what_is_about_to_go_is_not_checked_again(places: Places) -> None:
    asset = turned_down(days=GRACE + 1)
    with pytest.raises(NotRefused):
        check_again(asset=asset, now=timezone.now())


def test_a_file_that_cannot_be_removed_keeps_no_other(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    stubborn, other = turned_down(days=GRACE + 2), turned_down(days=GRACE + 1)
    destroy = giving_back.destroy

    def locked(*, storage: Any, name: str) -> None:
        if name == stubborn.original.name:
            raise PermissionError("locked")
        destroy(storage=storage, name=name)

    monkeypatch.setattr(giving_back, "destroy", locked)
    said = tidy_media(now=timezone.now(), is_real=True)
    assert len(said.lines) == 1
    assert str(other.uuid) in said.lines[0]
    (trouble,) = said.troubles
    assert str(stubborn.uuid) in trouble
    assert used() == stubborn.bytes


def test_without_bytes_there_is_nothing_to_check_again(places: Places) -> None:
    asset = turned_down(days=GRACE + 1)
    tidy_media(now=timezone.now(), is_real=True)
    with pytest.raises(NotRefused):
        check_again(asset=asset, now=timezone.now())


def test_taken_away_afterwards_its_space_is_not_given_back_twice(places: Places) -> None:
    asset = turned_down(days=GRACE + 1)
    Space.objects.update(used_bytes=asset.bytes + 500)
    giver = asset_with_original(b"x" * 500)
    let_go(asset=asset, now=timezone.now())
    assert used() == giver.bytes
    remove_asset(asset=asset, now=timezone.now())
    assert used() == giver.bytes


def test_a_storage_that_fails_keeps_the_books_as_they_are(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    asset = turned_down(days=GRACE + 1)

    def fails(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as broken:
        broken.setattr("django.core.files.storage.FileSystemStorage.delete", fails)
        assert tidy_media(now=timezone.now(), is_real=True).troubles
    asset.refresh_from_db()
    assert (bool(asset.original), used()) == (True, asset.bytes)
    tidy_media(now=timezone.now(), is_real=True)
    assert (places.names(), used()) == (set(), 0)


def test_a_sum_that_drifted_is_told_and_mended(places: Places) -> None:
    asset = asset_with_original()
    asset_with_original(b"another town's", organisation=organisation("Another"))
    asset_with_original(state=AssetState.ERASED, label="no byte left")
    Space.objects.create(organisation=asset.organisation, used_bytes=900)
    code, said = run("tidy_media")
    words = f"space of {asset.organisation}: 900 bytes noted, {asset.bytes} are used"
    assert (code, f"would mend: {words}" in said, used()) == (0, True, 900)
    assert f"mended: {words}" in run("tidy_media", "--really")[1]
    assert used() == asset.bytes
    assert "mend" not in run("tidy_media", "--really")[1]


def test_a_quota_below_what_is_there_is_full_and_no_fault(places: Places) -> None:
    asset = asset_with_original()
    Space.objects.create(organisation=asset.organisation, quota_bytes=3, used_bytes=1)
    assert len(tidy_media(now=timezone.now(), is_real=True).mended) == 1
    assert used() == 3
    assert tidy_media(now=timezone.now(), is_real=True).mended == []


def test_counting_anew_asks_twice_however_many_there_are(
    places: Places, django_assert_num_queries: Any
) -> None:
    for number in range(4):
        asset = asset_with_original(organisation=organisation(f"Town {number}"))
        Space.objects.create(organisation=asset.organisation, used_bytes=asset.bytes)
    with django_assert_num_queries(2):
        assert miscounts() == []
