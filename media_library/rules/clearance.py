"""The one rule that pages, campaigns, ceremonies and exports ask before they show an asset."""

from collections.abc import Iterable
from datetime import date

from media_library.rules.standing import AssetState, Channel, People, Shown, Span, Standing
from outbox.rules.refusals import Refusal


def clearance(standing: Standing, *, channel: Channel, language: str, on: date) -> Refusal | None:
    """Say why an asset may not be shown in a channel, in a language, on a day; None if it may.

    Whatever is unknown counts as refused. Codes: asset-withdrawn, asset-not-ready,
    rights-missing, rights-lapsed, people-not-said, people-not-named, consent-missing,
    consent-lapsed, guardian-missing; the last three name the person in `person_id`.
    """
    if standing.state in {AssetState.WITHDRAWN, AssetState.ERASED}:
        return Refusal("asset-withdrawn")
    if standing.state is not AssetState.READY:
        return Refusal("asset-not-ready", {"state": standing.state.value})
    if code := _why_not_in_force(standing.grants, channel=channel, language=language, on=on):
        return Refusal(f"rights-{code}", {"channel": channel.value, "language": language})
    if standing.people is People.NOT_SAID:
        return Refusal("people-not-said")
    if standing.people is People.NAMED and not standing.shown:
        return Refusal("people-not-named")
    for person in standing.shown:
        if refusal := _why_person_objects(person, channel=channel, language=language, on=on):
            return refusal
    return None


def _why_person_objects(
    person: Shown, *, channel: Channel, language: str, on: date
) -> Refusal | None:
    facts = {"person_id": person.person_id, "channel": channel.value, "language": language}
    consents = person.consents
    if person.is_minor:
        consents = tuple(consent for consent in consents if consent.is_by_guardian)
        if not consents:
            return Refusal("guardian-missing", facts)
    if code := _why_not_in_force(consents, channel=channel, language=language, on=on):
        return Refusal(f"consent-{code}", facts)
    return None


def _why_not_in_force(
    spans: Iterable[Span], *, channel: Channel, language: str, on: date
) -> str | None:
    meant = [span for span in spans if span.covers(channel=channel, language=language)]
    if any(span.holds(on) for span in meant):
        return None
    return "lapsed" if meant else "missing"
