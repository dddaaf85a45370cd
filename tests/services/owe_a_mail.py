"""A process of the installation that owes one mail, commits and ends, as a web request does.

python -m tests.services.owe_a_mail RECIPIENT
"""

import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402

from outbox.actions import enqueue_mail  # noqa: E402

enqueue_mail(
    recipient=sys.argv[1],
    subject="Please confirm",
    text="One link.",
    language="en",
    may_repeat=True,
    now=timezone.now(),
)
