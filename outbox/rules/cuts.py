"""The moments at which a fault test may end a courier's process."""

from enum import StrEnum


class Cut(StrEnum):
    """Where the state of the world differs, so that dying there must be survived."""

    BEFORE_CLAIM_COMMITS = "before-claim-commits"
    AFTER_CLAIM = "after-claim"
    MID_REQUEST = "mid-request"
    AFTER_ACCEPT = "after-accept"
    BEFORE_FINAL_COMMIT = "before-final-commit"


def no_cut(cut: Cut) -> None:
    """Go on."""
