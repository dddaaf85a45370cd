"""What has to be known of a file before it can be taken into the library."""

from dataclasses import dataclass

from media_library.rules.standing import AssetState, People

# What an officer can decide about.
OPEN_STATES = frozenset({AssetState.IN_REVIEW, AssetState.ASKED_BACK})


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was said about a file; `shown` counts the people that were named."""

    licence: str
    creator: str
    rights_holder: str
    people: People
    shown: int


def what_is_missing(told: Told) -> tuple[str, ...]:
    """Name what nobody has said yet, in the order in which a page asks for it.

    Codes: creator, rights-holder, licence, people-not-said, people-not-named.
    """
    missing = {
        "creator": not told.creator,
        "rights-holder": not told.rights_holder,
        "licence": not told.licence,
        "people-not-said": told.people is People.NOT_SAID,
        "people-not-named": told.people is People.NAMED and not told.shown,
    }
    return tuple(code for code, is_missing in missing.items() if is_missing)
