"""Two officers, two tabs, one file: decided once."""

import threading

import pytest
from django.db import connection
from wagtail.models import Collection

from accounts.rules.roles import Role
from media_library.actions.reviewing import NotToReview, accept_asset
from media_library.actions.shelving import shelf_for
from media_library.models import Photo, Shelf
from tests.factories import organisation, person
from tests.media_library.ingest.handed_in import NOW, arrived, ingested, picture

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(number, act):
    """Run `act` in threads that start together; return what each gave or raised."""
    gate, results = threading.Barrier(number), []

    def one():
        gate.wait()
        try:
            results.append(act())
        except Exception as error:
            results.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


@pytest.fixture(autouse=True)
def root():
    if not Collection.objects.exists():  # tests without a transaction leave nothing, not even it
        Collection.add_root(name="Root")


def test_of_four_who_accept_at_once_one_does():
    officer = person(Role.OFFICER)
    said = {"creator": "Anna", "licence": "CC-BY-4.0", "people": "nobody", "subject": "pearl:1"}
    asset = ingested(arrived(picture(), **said))
    results = at_once(4, lambda: accept_asset(asset=asset, by=officer, now=NOW()))
    assert sorted(type(result).__name__ for result in results) == ["NotToReview"] * 3 + ["Photo"]
    assert all(isinstance(result, Photo | NotToReview) for result in results)
    assert Photo.objects.count() == asset.grants.count() == 1


def test_a_shelf_that_four_need_at_once_is_put_up_once():
    own = organisation()
    results = at_once(4, lambda: shelf_for(organisation=own, subject="pearl:1").pk)
    assert len(set(results)) == 1
    assert Shelf.objects.count() == 2
    assert Collection.find_problems() == ([], [], [], [], [])
