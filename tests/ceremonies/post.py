"""What guests find in their mail, and what they press on their own page."""

import re
from urllib.parse import urlparse

from outbox.courier import Courier
from outbox.handlers import policies, registered
from outbox.models import Mail
from outbox.ownership import LeaseOnly


def deliver():
    """Let the courier write the letters that are owed; their mails stay due."""
    letters = [one for one in registered() if one.model._meta.label == "ceremonies.GuestLetter"]
    Courier(handlers=letters, ownership=LeaseOnly(), policies=policies()).deliver_due()


def mails_to(address):
    deliver()
    return list(Mail.objects.filter(recipient=address).order_by("pk"))


def link_in(mail):
    return urlparse(re.findall(r"http\S+/r/\S+", mail.text)[-1]).path


def press(client, link, do, **given):
    return client.post(link, {"do": do, **given})
