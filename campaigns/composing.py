"""From a post in the database to the exact payload that its channel would send."""

from collections.abc import Mapping
from typing import Any

from accounts.sealing import seal, unseal
from campaigns.channels.checks import limit_of
from campaigns.channels.contract import Account, Draft, DraftImage, Payload
from campaigns.channels.registry import channel
from campaigns.models import ChannelAccount, Variant
from campaigns.picturing import emblem_of, picture_of
from media_library.public import open_post_picture
from outbox.rules.refusals import Refusal


def account_of(account: ChannelAccount) -> Account:
    """Return a channel's account as the channel layer knows it, with its secret opened."""

    def remember(secret: Mapping[str, Any]) -> None:
        ChannelAccount.objects.filter(pk=account.pk).update(sealed_secret=seal(secret))

    return Account(
        id=account.pk,
        base_url=account.base_url,
        identifier=account.identifier,
        secret=unseal(account.sealed_secret),
        capabilities=account.capabilities,
        remember=remember,
    )


def sealed_account(account: ChannelAccount) -> Account:
    """Return the account without its secret: enough to compose and to count."""
    return Account(
        id=account.pk,
        base_url=account.base_url,
        identifier=account.identifier,
        capabilities=account.capabilities,
    )


def draft_of(variant: Variant) -> Draft:
    """Return a post as the channel layer knows it."""
    images = []
    credits = []
    account, emblem = sealed_account(variant.channel), emblem_of(variant)
    for use in variant.photos.select_related("photo__asset"):
        if use.photo.asset.is_withdrawn:
            continue  # it has no bytes any more
        credits.append(use.photo.credit)
        images.append(
            picture_of(
                use.photo,
                alt=use.alt,
                kind=variant.channel.kind,
                account=account,
                emblem=emblem,
            )
        )
    return Draft(
        text=variant.text,
        language=variant.language,
        link=variant.link,
        images=tuple(images),
        title=variant.title,
        hashtags=tuple(tag.lstrip("#") for tag in variant.hashtags.split()),
        statement=variant.statement,
        credit=", ".join(dict.fromkeys(name for name in credits if name)),
    )


def compose(variant: Variant) -> Payload:
    """Return the exact payload of a post."""
    return channel(variant.channel.kind).compose(draft_of(variant), sealed_account(variant.channel))


def drop_withdrawn(variant: Variant) -> None:
    """Take withdrawn photos off a post: whoever edits it next gets it without them."""
    for use in variant.photos.select_related("photo__asset"):
        if use.photo.asset.is_withdrawn:
            use.delete()


def problems_of(variant: Variant) -> list[Refusal]:
    """Name everything that would stop this payload from being sent; empty means it may go."""
    return channel(variant.channel.kind).problems(variant.payload, sealed_account(variant.channel))


def most_images(account: ChannelAccount) -> int:
    """Return how many pictures a channel takes."""
    return limit_of(kind=account.kind, name="images", account=sealed_account(account))


def open_image(image: DraftImage) -> bytes:
    return open_post_picture(image.rendition)
