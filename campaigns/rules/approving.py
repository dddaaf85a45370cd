"""Who may approve what, in which stages, and what an approval is worth."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from accounts.rules.roles import Role
from outbox.rules.refusals import Refusal

MAY_APPROVE = frozenset({Role.REVIEWER, Role.ADMINISTRATOR})
MAY_PLAN = frozenset({Role.OFFICER, Role.REVIEWER, Role.ADMINISTRATOR})


class Step(StrEnum):
    """What is judged: the words in their language, or the message as a whole."""

    LANGUAGE = "language"
    MESSAGE = "message"


WHO_DECIDES: Mapping[str, frozenset[Role]] = {
    Step.LANGUAGE: MAY_APPROVE | {Role.TRANSLATOR},
    Step.MESSAGE: MAY_APPROVE,
}
MAY_DECIDE = frozenset(role for roles in WHO_DECIDES.values() for role in roles)


@dataclass(frozen=True, kw_only=True)
class Given:
    """One decision about a post, as it is weighed.

    `people` are all names of whoever stands behind it (account, mailbox, the absent one whose
    deputy decided): two decisions that share one were taken by the same person.
    """

    step: str
    payload_hash: str
    is_approval: bool
    people: frozenset[str]


def payload_hash(payload: Mapping[str, Any]) -> str:
    """Return the hash that pins an approval: SHA-256 of the payload as canonical JSON."""
    text = json.dumps(payload, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def steps_wanted(*, is_two_stage: bool) -> tuple[Step, ...]:
    """Return the steps a post has to pass, in their order; the message always comes last."""
    return (Step.LANGUAGE, Step.MESSAGE) if is_two_stage else (Step.MESSAGE,)


def standing_approvals(
    decisions: Iterable[Given], *, present_hash: str, author: frozenset[str]
) -> list[Given]:
    """Return the approvals that count, out of all decisions in the order they were taken.

    Sending a post back ends what was approved before. An author's own approval never counts, nor
    does one of other words.
    """
    standing: list[Given] = []
    for one in decisions:
        if not one.is_approval:
            standing = []
        elif one.payload_hash == present_hash and not one.people & author:
            standing.append(one)
    return standing


def open_step(*, wanted: Sequence[str], standing: Iterable[Given]) -> str:
    """Return the step that a post in review waits for.

    The message is approved last and ends the review, so a post that is in review waits for it,
    whatever was approved in an earlier round.
    """
    passed = {one.step for one in standing}
    return next((step for step in wanted[:-1] if step not in passed), wanted[-1])


def why_not_approve(
    *,
    roles: Iterable[Role],
    step: str,
    person: frozenset[str],
    author: frozenset[str],
    standing: Iterable[Given],
    seen_hash: str,
    present_hash: str,
    problems: Iterable[Refusal],
) -> Refusal | None:
    """Say why this person may not approve this step of this post now, or None if they may."""
    if not WHO_DECIDES[step] & set(roles):
        return Refusal("not-a-reviewer" if step == Step.MESSAGE else "not-for-language")
    if person & author:
        return Refusal("own-post")
    if seen_hash != present_hash:
        return Refusal("changed-since")
    if any(one.step != step and one.people & person for one in standing):
        return Refusal("same-person")
    return next(iter(problems), None)


def why_not_send(
    *,
    decisions: Iterable[Given],
    wanted: Iterable[str],
    author: frozenset[str],
    frozen_hash: str,
    present_hash: str,
) -> Refusal | None:
    """Say why a delivery's payload is not covered by approvals, or None if it is.

    Every step that is wanted needs a person of its own, and none of them may be the author.
    """
    if frozen_hash != present_hash:
        return Refusal("changed-since")
    standing = standing_approvals(decisions, present_hash=frozen_hash, author=author)
    by_step = [[one.people for one in standing if one.step == step] for step in wanted]
    if not all(by_step):
        return Refusal("not-approved")
    if not _are_different(by_step, taken=frozenset()):
        return Refusal("same-person")
    return None


def _are_different(by_step: Sequence[Sequence[frozenset[str]]], *, taken: frozenset[str]) -> bool:
    """Say whether each step can be covered by somebody who covers no other."""
    if not by_step:
        return True
    return any(
        _are_different(by_step[1:], taken=taken | people)
        for people in by_step[0]
        if not people & taken
    )
