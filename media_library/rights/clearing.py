"""Where assets stand, read from their records: what `rules.clearance` is asked about."""

from collections.abc import Collection
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from media_library.models import Asset, Consent, ConsentEvent, Depiction, Grant
from media_library.rules.clearance import clearance
from media_library.rules.standing import AssetState, Channel, People, Shown, Span, Standing
from outbox.rules.refusals import Refusal


def with_rights(assets: QuerySet[Asset]) -> QuerySet[Asset]:
    """Return `assets` with all that `standing_of` reads, in a fixed number of queries."""
    return assets.prefetch_related(
        "grants",
        Prefetch("depictions", Depiction.objects.select_related("person")),
        "depictions__person__consents__events",
    )


def standing_of(asset: Asset) -> Standing:
    """Return where one asset stands; costs no query when it comes from `with_rights`."""
    return Standing(
        state=AssetState(asset.state),
        people=People(asset.people),
        grants=tuple(granted(grant) for grant in asset.grants.all()),
        shown=tuple(
            Shown(
                person_id=depiction.person_id,
                is_minor=depiction.person.is_minor,
                consents=tuple(agreed(consent) for consent in depiction.person.consents.all()),
            )
            for depiction in asset.depictions.all()
        ),
    )


def standings_of(asset_ids: Collection[int]) -> dict[int, Standing]:
    """Return where many assets stand now; five queries at most, however many there are."""
    found = with_rights(Asset.objects.filter(pk__in=asset_ids))
    return {asset.pk: standing_of(asset) for asset in found}


def assets_with_standing(asset_ids: Collection[int]) -> dict[Asset, Standing]:
    """Return those of many assets that are kept, by key, and where each stands now.

    Five queries at most, none for no assets.
    """
    found = with_rights(Asset.objects.filter(pk__in=asset_ids)).order_by("pk")
    return {asset: standing_of(asset) for asset in found}


def why_not_cleared(asset: Asset, *, channel: Channel, language: str, on: date) -> Refusal | None:
    """Say why an asset may not be shown there on that day, as its records stand now."""
    standing = standings_of([asset.pk]).get(asset.pk)
    if standing is None:
        return Refusal("asset-withdrawn")
    return clearance(standing, channel=channel, language=language, on=on)


def without_reuse(asset_ids: Collection[int], *, on: date) -> list[Asset]:
    """Return the assets that the EU's institutions may not use again on that day (VIS-13)."""
    granted_on = Grant.objects.filter(may_be_reused_by_eu=True, revoked_at=None, valid_from__lte=on)
    reusable = granted_on.filter(Q(until=None) | Q(until__gte=on)).values("asset")
    return list(Asset.objects.filter(pk__in=asset_ids).exclude(pk__in=reusable).order_by("pk"))


def channels_left(consent: Consent) -> set[str]:
    """Return the channels that a consent covers after everything that narrowed it."""
    left = set(consent.channels)
    for event in consent.events.all():
        if event.kind == ConsentEvent.Kind.NARROWED:
            left &= set(event.channels)
    return left


def is_withdrawn(consent: Consent) -> bool:
    """Say whether a consent was taken back."""
    return any(event.kind == ConsentEvent.Kind.WITHDRAWN for event in consent.events.all())


def granted(grant: Grant) -> Span:
    """Return a grant as rules read it."""
    return Span(
        channels=frozenset(grant.channels),
        languages=frozenset(grant.languages),
        valid_from=grant.valid_from,
        until=grant.until,
        is_ended=grant.revoked_at is not None,
    )


def agreed(consent: Consent) -> Span:
    """Return a consent, after all that followed it, as rules read it."""
    return Span(
        channels=frozenset(channels_left(consent)),
        languages=frozenset(consent.languages),
        valid_from=consent.valid_from,
        until=consent.until,
        is_ended=is_withdrawn(consent),
        is_by_guardian=consent.is_by_guardian,
    )
