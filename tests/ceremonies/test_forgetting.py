"""Guests are forgotten when their ceremony is long over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ceremonies.actions.counting_attendance import freeze_due
from ceremonies.actions.forgetting import NotWrittenDown, forget_guests
from ceremonies.models import Ceremony, Registration
from outbox.models import Mail
from tests.ceremonies.evening import places
from tests.ceremonies.post import deliver, link_in, mails_to

pytestmark = pytest.mark.django_db


def test_guests_are_forgotten_ninety_days_later_with_their_mails_and_links(client, ask, hall):
    ask()
    (mail,) = mails_to("guest@example.org")
    link = link_in(mail)
    over = timezone.now() - timedelta(days=90, hours=1)
    Ceremony.objects.filter(pk=hall.pk).update(
        doors_open_at=over - timedelta(hours=2), starts_at=over - timedelta(hours=2), ends_at=over
    )
    assert forget_guests(now=timezone.now() - timedelta(days=1)) == 0
    with pytest.raises(NotWrittenDown):
        forget_guests(now=timezone.now())
    assert freeze_due(now=timezone.now()) == 1
    assert forget_guests(now=timezone.now()) == 1
    assert forget_guests(now=timezone.now()) == 0
    assert not Mail.objects.filter(recipient="guest@example.org").exists()
    assert client.get(link).status_code == 404
    assert places(Registration.objects.get()) == [("on-site", 1, 1)]  # how many came is no secret
    deliver()
    assert not Mail.objects.exists()


def test_guests_of_a_postponed_ceremony_are_kept_until_its_new_date(ask, hall):
    ask()
    over = timezone.now() - timedelta(days=200)
    Ceremony.objects.filter(pk=hall.pk).update(
        doors_open_at=over, starts_at=over, ends_at=over + timedelta(hours=1), status="postponed"
    )
    assert forget_guests(now=timezone.now()) == 0
