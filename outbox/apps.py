"""Wires the outbox into Django: checks, the mail handler and the doorbell."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "outbox"
    verbose_name = _("Outbox")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Django's registry must be full before these can be imported.
        from outbox import checks  # noqa: F401
        from outbox.handlers import register
        from outbox.mailing import MAIL_POLICY, MailHandler
        from outbox.signals import rows_due
        from outbox.tasks import ring_after_commit

        register(MailHandler(), policy=MAIL_POLICY)
        rows_due.connect(ring_after_commit, dispatch_uid="outbox.ring")
