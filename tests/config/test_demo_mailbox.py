"""The demo's mailbox: a mail is found by its address, however many others have come since."""

import pytest
from django.core.mail import EmailMessage, get_connection
from django.urls import include, path

from config.urls import urlpatterns as of_the_site

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
urlpatterns = [*of_the_site, path("demo/mailbox/", include("config.demo.mailbox.urls"))]
MAILBOX = "/demo/mailbox/"
A_PAGE = 50


@pytest.fixture
def send(settings, tmp_path):
    """Return what sends a mail as the demo does, into a file."""
    settings.EMAIL_FILE_PATH = tmp_path

    def one(subject, to, *, minute):
        headers = {"Date": f"Mon, 23 Nov 2026 10:{minute:02}:00 +0000"}
        backend = get_connection(
            "django.core.mail.backends.filebased.EmailBackend", file_path=tmp_path
        )
        EmailMessage(subject, "Words", None, [to], headers=headers, connection=backend).send()

    return one


def test_a_mail_is_found_by_its_address_behind_a_page_of_others(client, send):
    send("Your ticket", "zuzanna@example.org", minute=0)
    for number in range(A_PAGE):
        send(f"News {number}", f"reader{number}@example.org", minute=1)
    assert "Your ticket" not in client.get(MAILBOX).content.decode()
    found = client.get(MAILBOX, {"to": " Zuzanna@ "}).content.decode()
    assert "Your ticket" in found
    assert "News" not in found
    assert "No mail to “nobody”." in client.get(MAILBOX, {"to": "nobody"}).content.decode()


def test_older_mails_stay_those_to_the_address(client, send):
    for number in range(A_PAGE + 1):
        send(f"Issue {number}", "anna@example.org", minute=1)
    first = client.get(MAILBOX, {"to": "anna"}).content.decode()
    assert '<a href="?to=anna&amp;page=2">Older mails</a>' in first
    assert client.get(MAILBOX, {"to": "anna", "page": "2"}).content.decode().count("Issue") == 1
