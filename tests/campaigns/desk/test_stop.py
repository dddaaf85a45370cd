"""The stop: what it asks, what it shows, what it cannot reach."""

from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from campaigns.models import Delivery
from outbox.models import Hold
from outbox.rules.states import State


def test_a_stop_needs_a_reason_and_keeps_the_rest(desk, campaign):
    answer = desk(Role.OFFICER).post(
        reverse("campaign_desk:stop"), {"scope": f"campaign:{campaign.pk}", "reason": " "}
    )
    assert answer.status_code == 422
    assert answer.context["form"]["scope"].value() == f"campaign:{campaign.pk}"
    assert not Hold.objects.exists()


def test_a_stop_that_would_end_before_it_begins_is_refused(desk, campaign):
    answer = desk(Role.OFFICER).post(
        reverse("campaign_desk:stop"),
        {"scope": "all", "reason": "Storm", "until": "2020-01-01T10:00"},
    )
    assert "This moment has passed" in answer.content.decode()
    assert not Hold.objects.exists()


def test_the_end_of_a_stop_is_read_on_the_persons_clock(desk, campaign):
    desk(Role.OFFICER).post(
        reverse("campaign_desk:stop"),
        {"scope": "all", "reason": "Storm", "until": "2099-01-01T10:00"},
    )
    assert Hold.objects.get().until.isoformat() == "2099-01-01T08:00:00+00:00"


def test_it_names_what_no_stop_can_reach_any_more(desk, approved):
    officer = desk(Role.OFFICER)
    address = reverse("campaign_desk:stop")
    assert "Nothing is on its way now." in officer.get(address).content.decode()
    Delivery.objects.update(state=State.SENDING, sending_at=timezone.now())
    page = officer.get(address).content.decode()
    assert approved.variant.title in page
    assert "Nothing is on its way now." not in page


def test_a_stop_released_twice_says_so(desk, campaign):
    officer = desk(Role.OFFICER)
    officer.post(reverse("campaign_desk:stop"), {"scope": "all", "reason": "Storm"})
    release = reverse("campaign_desk:release", args=[Hold.objects.get().pk])
    officer.post(release)
    assert "released this stop already" in officer.post(release, follow=True).content.decode()


def test_the_banner_stands_on_every_page_of_the_desk(desk, campaign):
    officer = desk(Role.OFFICER)
    officer.post(reverse("campaign_desk:stop"), {"scope": "all", "reason": "Storm"})
    for name in ("calendar", "list", "approvals", "stop"):
        page = officer.get(reverse(f"campaign_desk:{name}")).content.decode()
        assert "A stop is in force" in page
        assert "Storm" in page
