"""A ceremony that takes registrations, and a guest who fills in its form."""

import copy
from datetime import timedelta

import pytest
from django.utils import timezone

from ceremonies.guests.form_age import opened_stamp
from tests.ceremonies.evening import hall as open_hall
from tests.ceremonies.evening import out_of_balance
from tests.ceremonies.phones import door, phone
from tests.factories import Tree
from tests.standing import standing

__all__ = ["door", "phone"]


@pytest.fixture(scope="module")
def standing_hall(django_db_setup, django_db_blocker):
    with standing(django_db_blocker):
        yield open_hall(Tree("en", "lv").homes["en"])


@pytest.fixture
def hall(standing_hall, db):
    """A ceremony in thirty days with two seats and one place online; it takes registrations."""
    made = copy.deepcopy(standing_hall)
    yield made
    assert out_of_balance(made) == []


@pytest.fixture
def ask(client, hall):
    """Send the form as a person does; returns the answer."""

    def ask(email="guest@example.org", *, language="en", **given):
        address = f"/{language}/ceremonies/midsummer/register/"
        form = client.get(address).context["form"]
        said = {
            "form_key": str(form["form_key"].value()),
            "opened": opened_stamp(timezone.now() - timedelta(minutes=1)),
            "party": 1,
            "mode": "on-site",
            "email": email,
            **given,
        }
        return client.post(address, said)

    return ask
