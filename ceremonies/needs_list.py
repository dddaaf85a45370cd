"""What guests of a ceremony need: for the kitchen without names, for those who help with them."""

from collections import Counter
from dataclasses import dataclass, field

from ceremonies.models import Ceremony
from ceremonies.querysets import needs_of_guests


@dataclass(frozen=True, kw_only=True)
class NeedsSummary:
    """What is to be prepared: diet without names, access with the name of who needs it."""

    diet: list[tuple[str, int]] = field(default_factory=list)
    access: list[tuple[str, str]] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)


def needs_summary(ceremony: Ceremony) -> NeedsSummary:
    """Open the seals; call it only for whom the rule lets read."""
    diet: Counter[str] = Counter()
    access, unreadable = [], []
    for person, needs in needs_of_guests(ceremony):
        who = person.name or person.registration.address
        if needs is None:
            unreadable.append(who)
            continue
        if needs.diet:
            diet[" ".join(needs.diet.split())] += 1
        if needs.access:
            access.append((who, needs.access))
    return NeedsSummary(diet=sorted(diet.items()), access=access, unreadable=unreadable)
