"""The named exception of campaign actions: a Refusal that stopped them."""

from outbox.rules.refusals import Refusal


class CampaignRefused(Exception):
    """An action that did not happen; `refusal` says why, `campaigns.wording` puts it in words."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal
