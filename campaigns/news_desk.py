"""Campaigns as those who tell news: who may, on which outlets, and how it would read."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from accounts.models import User
from campaigns.actions.tell_news import pairs_of, tell_news
from campaigns.channels.contract import Draft
from campaigns.channels.registry import channel
from campaigns.composing import sealed_account
from campaigns.models import Campaign, ChannelAccount
from campaigns.proposing import words_of
from campaigns.roles import held_in, roles_by_place
from campaigns.rules.approving import MAY_PLAN
from campaigns.sharing import channels_for
from campaigns.wording import words_for
from cms.public import ShareCard, news


class NewsDesk:
    """The teller that `cms.news` asks for."""

    def choices(self, *, by: User) -> news.Choices:
        campaigns = [
            one
            for one in Campaign.objects.select_related("organisation")
            if _may_plan(by, one.organisation_id)
        ]
        outlets: dict[int, ChannelAccount] = {}
        for organisation in {one.organisation for one in campaigns}:
            outlets |= {outlet.pk: outlet for outlet in channels_for(organisation)}
        return news.Choices(
            campaigns=[news.Outlet(key=one.pk, name=str(one)) for one in campaigns],
            outlets=[news.Outlet(key=pk, name=str(outlets[pk])) for pk in sorted(outlets)],
        )

    def may_tell(self, *, campaign: int, outlets: Sequence[int], by: User) -> bool:
        found = Campaign.objects.select_related("organisation").filter(pk=campaign).first()
        if found is None or not _may_plan(by, found.organisation_id):
            return False
        usable = set(channels_for(found.organisation).values_list("pk", flat=True))
        return bool(outlets) and usable.issuperset(outlets)

    def sketches(self, what: news.News, *, now: datetime) -> list[news.Sketch]:
        return [_sketch(outlet, card, now=now) for outlet, card in pairs_of(what)]

    def tell(
        self, what: news.News, *, author: int, approved_by: Sequence[int], now: datetime
    ) -> news.Told:
        return tell_news(what, author=author, approved_by=approved_by, now=now)


def _may_plan(user: User, organisation_id: int) -> bool:
    return bool(MAY_PLAN & held_in(roles_by_place(user), organisation_id))


def _sketch(outlet: ChannelAccount, card: ShareCard, *, now: datetime) -> news.Sketch:
    """Compose a post as its channel would, without a row anywhere."""
    words = words_of(card, on=now.date())
    account, network = sealed_account(outlet), channel(outlet.kind)
    payload = network.compose(
        Draft(
            text=words["text"],
            language=card.language,
            link=card.url,
            title=words["title"],
            hashtags=tuple(tag.lstrip("#") for tag in words["hashtags"].split()),
            statement=words["statement"],
        ),
        account,
    )
    head = payload.get("subject") or payload.get("title")
    return news.Sketch(
        outlet=str(outlet),
        language=str(dict(settings.LANGUAGES)[card.language]),
        text="\n\n".join(part for part in (head, payload["text"]) if part),
        problems=[words_for(one) for one in network.problems(payload, account)],
    )
