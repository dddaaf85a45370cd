"""Asking somebody by a link, and taking the link from the mail, where alone it is."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from campaigns.actions.approve_variant import submit_variant
from campaigns.actions.ask_for_approval import ask_for_approval
from campaigns.models import Variant
from outbox.models import Mail
from tests.campaigns.telling import NOW

MAYOR = "mayor@town.example"
LINK = re.compile(r"/approve/([\w-]{20,})/")


def ask(desk, variant, address=MAYOR, days=7, now=NOW, **changed):
    return ask_for_approval(
        **{
            "variant": variant,
            "step": "message",
            "to_name": "Maija Liepa",
            "to_address": address,
            "language": "lv",
            "until": now + timedelta(days=days),
            "by": desk.officer,
            "now": now,
        }
        | changed
    )


def token_of(request):
    """Take the token from where alone it is: the mail."""
    return LINK.search(Mail.objects.get(dedup_key=f"approval-request:{request.pk}").text)[1]


def page_of(request):
    return reverse("approve_by_link", args=[token_of(request)])


@pytest.fixture
def asked_about(desk):
    """A planned post in review."""
    variant = desk.derive().variants.get(language="en")
    desk.plan(variant, minutes=60 * 24 * 5)
    submit_variant(variant=variant, by=desk.officer, now=NOW)
    variant.refresh_from_db()
    return variant


@pytest.fixture
def request_(desk, asked_about):
    return ask(desk, asked_about)


@pytest.fixture
def page(request_):
    return page_of(request_)


def state(variant):
    return Variant.objects.get(pk=variant.pk).state


APPROVE = {"decide": "approve", "name": "Maija Liepa"}
SEND_BACK = {"decide": "send_back", "name": "Maija Liepa", "note": "The date is wrong."}
