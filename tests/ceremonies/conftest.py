"""A ceremony that takes registrations, and a guest who fills in its form."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ceremonies.guests.form_age import opened_stamp
from tests.ceremonies.evening import hall as open_hall
from tests.ceremonies.evening import out_of_balance
from tests.ceremonies.phones import door, phone
from tests.factories import Tree

__all__ = ["door", "phone"]


@pytest.fixture
def hall():
    """A ceremony in thirty days with two seats and one place online; it takes registrations."""
    made = open_hall(Tree("en", "lv").homes["en"])
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
