"""Campaigns as a Django application."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = _("Campaigns")

    def ready(self) -> None:
        from campaigns import receivers, uses, withholding  # noqa: F401  register on import
        from campaigns.channels.feed import FeedChannel
        from campaigns.channels.mail import MailChannel
        from campaigns.channels.registry import fit
        from campaigns.delivering import DELIVERY_POLICY, DeliveryHandler
        from campaigns.known_facts import Remembered
        from campaigns.news_desk import NewsDesk
        from campaigns.publishing import enqueue_issue, put_entry
        from campaigns.rehearsal import withdrawing  # noqa: F401  registers on import
        from campaigns.rehearsal.handling import RehearsalHandler
        from campaigns.taking_down import TakedownHandler
        from cms.public import news
        from outbox.handlers import register

        remembered = Remembered(seconds=settings.GATE_REMEMBERS_SECONDS)
        fit(FeedChannel(put_entry=put_entry))
        fit(MailChannel(enqueue_issue=enqueue_issue))
        register(
            DeliveryHandler(facts=remembered, holds_for=settings.GATE_REMEMBERS_SECONDS),
            policy=DELIVERY_POLICY,
        )
        news.register_teller(NewsDesk())
        register(TakedownHandler())
        register(RehearsalHandler())
