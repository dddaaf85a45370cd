"""How far the public files of a film are, and what they wait for, for officers to read."""

from dataclasses import dataclass

from media_library.films.files import roles_of
from media_library.models import AssetStep, Film
from outbox.rules.refusals import Refusal
from outbox.rules.states import State


@dataclass(frozen=True, kw_only=True)
class FilmProgress:
    """How many files are `done` of those `wanted`, and the share (0 to 1) of the present one.

    `trouble` says why it waits or has ended without all its files; None while nothing is wrong.
    """

    done: int
    wanted: int
    role: str = ""
    share: float = 0.0
    trouble: Refusal | None = None

    @property
    def is_whole(self) -> bool:
        return self.done == self.wanted


def film_progress(film: Film) -> FilmProgress:
    """Return how far a film's files are."""
    roles = roles_of(film)
    there = set(film.files.values_list("role", flat=True))
    missing = [role for role in roles if role not in there]
    if not missing:
        return FilmProgress(done=len(roles), wanted=len(roles))
    step = AssetStep.objects.filter(asset=film.asset_id, step=f"film-{missing[0]}").last()
    work = film.work.order_by("pk").last()
    trouble = None
    if work is not None and work.reason and work.state != State.SENT:
        trouble = Refusal(work.reason, work.reason_facts)
    return FilmProgress(
        done=len(roles) - len(missing),
        wanted=len(roles),
        role=missing[0],
        share=float(step.outputs.get("share", 0)) if step else 0.0,
        trouble=trouble,
    )
