"""Whatever happened to a thousand files, and wherever workers were killed: the books agree."""

import hashlib
import os
from random import Random
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

from accounts.rules.roles import Role
from media_library.actions.receiving import finish_upload, remove_asset, start_upload
from media_library.actions.reviewing import accept_asset, reject_asset
from media_library.actions.tidying import tidy_media
from media_library.actions.withdrawing import withdraw_assets
from media_library.ingest.taking import hash_arrival, take_original
from media_library.models import (
    Asset,
    AssetStep,
    Contribution,
    Photo,
    Space,
    Upload,
    Withdrawal,
)
from media_library.rights.clearing_away import clear_away
from media_library.rules.standing import AssetState
from outbox.rules.deadline import Deadline
from tests.factories import organisation, person
from tests.media_library.keeping.places import Places, in_days, rendition_of, run
from tests.media_library.uploading.tus import Files

pytestmark = pytest.mark.django_db
OPERATIONS = 1000
LICENSED = {"creator": "A. Photographer", "licence": "CC-BY-4.0", "people": "nobody"}


class Killed(BaseException):
    """The process ends here."""


class Lives:
    """One thing after another, each cut off at a random place now and then."""

    def __init__(self, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.random = Random(seed)
        self.officer = person(Role.OFFICER)
        self.contribution = Contribution.objects.create(
            organisation=organisation(), contributor=self.officer, language="en"
        )
        space = Space.objects.create(organisation=self.contribution.organisation)
        Space.objects.filter(pk=space.pk).update(files_per_day=OPERATIONS)
        self.files = Files().with_door(files_left=OPERATIONS, bytes_left=1 << 40)
        # A kill comes between the storing of a file and the writing of its row.
        self.is_to_kill = False
        for alias in ("default", "public"):
            self._kill_after_saving(alias, monkeypatch)

    def _kill_after_saving(self, alias: str, monkeypatch: pytest.MonkeyPatch) -> None:
        storage = storages[alias]
        save = storage.save

        def save_and_die(*args: Any, **kwargs: Any) -> str:
            name = save(*args, **kwargs)
            if self.is_to_kill:
                raise Killed
            return name

        monkeypatch.setattr(storage, "save", save_and_die)

    def live(self) -> None:
        # Arrivals outnumber ends: else there is soon nothing left to do something to.
        verbs = [self.upload] * 3 + [self.take] * 3 + [self.accept] * 2
        verbs += [self.publish, self.refuse, self.remove, self.withdraw]
        for _ in range(OPERATIONS):
            self.is_to_kill = self.random.random() < 0.1
            try:
                self.random.choice(verbs)()
            except Killed:
                continue

    def upload(self) -> None:
        content = self.random.randbytes(40)
        sent = content[: self.random.choice((0, 20, 40, 40, 40))]
        answer = self.files.post(len(content), body=sent)
        if self.is_to_kill:
            return  # no asset was made for it
        upload = Upload.objects.get(uuid=answer["Location"].rstrip("/").rpartition("/")[2])
        asset = start_upload(
            contribution=self.contribution,
            label="photo.jpg",
            mime="image/jpeg",
            length=len(content),
            upload=upload,
            now=timezone.now(),
        )
        Asset.objects.filter(pk=asset.pk).update(**LICENSED)
        if upload.state == Upload.State.RECEIVED:
            finish_upload(asset=asset, now=timezone.now())

    def take(self) -> None:
        """Do what ingest does, without looking into the file."""
        asset = self.any_of(AssetState.CHECKING)
        if asset is None:
            return
        deadline = Deadline.after(60)
        self.note(asset, hash_arrival(asset, deadline).changes)
        self.note(asset, take_original(asset, deadline).changes)
        content = self.random.randbytes(30)
        digest = hashlib.sha256(content).hexdigest()
        for area, field in (("masters", "master"), ("previews", "preview")):
            name = f"{area}/{asset.uuid}/1-{digest[:24]}.jpg"
            self.note(asset, {field: storages["default"].save(name, ContentFile(content))})
        AssetStep.objects.create(
            asset=asset,
            step="master",
            input_hash=digest,
            version=1,
            state=AssetStep.State.DONE,
            began_at=timezone.now(),
            outputs={
                "width": 800,
                "height": 600,
                "bytes": len(content),
                "sha1": hashlib.sha1(content, usedforsecurity=False).hexdigest(),
            },
        )
        self.note(asset, {"state": AssetState.IN_REVIEW.value})

    def note(self, asset: Asset, changes: Any) -> None:
        if self.is_to_kill and self.random.random() < 0.5:
            raise Killed
        Asset.objects.filter(pk=asset.pk).update(**changes)
        asset.refresh_from_db()

    def accept(self) -> None:
        if asset := self.any_of(AssetState.IN_REVIEW):
            accept_asset(asset=asset, by=self.officer, now=timezone.now())

    def publish(self) -> None:
        if asset := self.any_of(AssetState.READY):
            photo = Photo.objects.get(asset=asset)
            spec = f"width-{self.random.randrange(10_000)}"
            rendition_of(photo, self.random.randbytes(20), spec=spec)

    def refuse(self) -> None:
        if asset := self.any_of(AssetState.IN_REVIEW):
            reject_asset(asset=asset, by=self.officer, now=timezone.now(), words="No")

    def remove(self) -> None:
        if asset := self.any_of(AssetState.RECEIVING, AssetState.CHECKING, AssetState.IN_REVIEW):
            remove_asset(asset=asset, now=timezone.now())

    def withdraw(self) -> None:
        asset = self.any_of(AssetState.READY, AssetState.IN_REVIEW)
        if asset is None:
            return
        withdrawal = withdraw_assets(
            assets=[asset],
            asked_by="Somebody",
            originals=self.random.choice(list(Withdrawal.Original)),
            now=timezone.now(),
        )
        turns = iter([True] * (1 if self.is_to_kill else 100))
        clear_away(withdrawal, now=timezone.now(), has_time=lambda: next(turns, False))

    def any_of(self, *states: AssetState) -> Asset | None:
        values = [state.value for state in states]
        assets = Asset.objects.filter(state__in=values).order_by("pk")
        number = assets.count()
        return assets[self.random.randrange(number)] if number else None

    def come_to_an_end(self) -> None:
        """Workers take up what they were killed in: withdrawals, and files half checked."""
        self.is_to_kill = False
        for withdrawal in Withdrawal.objects.all():
            clear_away(withdrawal, now=timezone.now(), has_time=lambda: True)
        while Asset.objects.filter(state=AssetState.CHECKING.value).exists():
            self.take()


@pytest.mark.parametrize("seed", [1])
def test_after_a_thousand_random_operations_rows_and_files_agree(
    places: Places,
    seed: int,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    # A power cut is not among what happens here, and the waits for the disk are most of the time.
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
    monkeypatch.setattr(os, "fdatasync", lambda _descriptor: None)
    lives = Lives(seed, monkeypatch)
    with django_capture_on_commit_callbacks(execute=True):
        lives.live()
    lives.come_to_an_end()
    places.age_all(2)
    states = set(Asset.objects.values_list("state", flat=True))
    assert {state.value for state in (AssetState.READY, AssetState.REJECTED)} <= states
    # Without the janitor it would not be so: kills left files behind.
    code, said = run("verify_media", "--checksums")
    assert code == 1
    assert "missing:" not in said
    assert "checksum:" not in said
    originals = {
        asset.original.name for asset in Asset.objects.exclude(original="") if asset.original
    }
    tidy_media(now=in_days(8), is_real=True, even_many=True)
    tidied = run("verify_media", "--checksums")
    assert tidied[0] == 0, tidied[1]
    assert all((places.private / name).exists() for name in originals)
    assert not Asset.objects.filter(state=AssetState.RECEIVING.value).exists()
    assert not list((places.private / "quarantine").iterdir())
