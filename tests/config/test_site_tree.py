"""A new installation gets its pages by one command, and never twice."""

import pytest
from django.core.management import CommandError, call_command

from cms.models import HomePage

pytestmark = pytest.mark.django_db


def test_every_language_has_home_and_standing_pages(client):
    call_command("set_up_site", verbosity=0)
    for code in ("en", "da", "et", "fi", "de", "lv", "lt", "pl", "sv"):
        for slug in ("", "pearls/", "stories/", "practices/", "ceremonies/", "award/", "privacy/"):
            answer = client.get(f"/{code}/{slug}")
            assert answer.status_code == 200, (code, slug)
            assert f'<html lang="{code}"' in answer.content.decode()


def test_a_second_run_is_refused_and_changes_nothing():
    call_command("set_up_site", verbosity=0)
    before = HomePage.objects.count()
    with pytest.raises(CommandError, match="already"):
        call_command("set_up_site")
    assert HomePage.objects.count() == before
