"""What becomes of a row: what it does, what should be known about it, or why it does nothing."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.wording import words_for
from outbox.rules.refusals import Refusal


@dataclass(frozen=True)
class Deed:
    """One thing that a row does: "message", "post", "words", "time", "moved" or "nothing"."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        facts = self.facts
        match self.code:
            case "message":
                return _("New message “%(title)s”") % facts
            case "post":
                return _("New post")
            case "words":
                return _("Changes %(columns)s") % facts
            case "time":
                return _("Planned for %(to)s") % {"to": _moment(facts["to"], facts["zone"])}
            case "moved":
                old = _moment(facts["from"], facts["from_zone"])
                new = _moment(facts["to"], facts["zone"])
                return _("New time: %(new)s instead of %(old)s") % {"new": new, "old": old}
            case _:
                return _("Nothing to change")


@dataclass(frozen=True, kw_only=True)
class Fate:
    """The fate of one row; `before` is how its post stood when that was found out.

    `post` is the post's id once the row is carried out. Clashes are words in `notes`: they stop
    nothing, so they are no part of what was promised.
    """

    row: int
    deeds: tuple[Deed, ...] = ()
    notes: tuple[str, ...] = ()
    before: str = ""
    post: int | None = None
    refusal: Refusal | None = None
    column: str = ""

    @property
    def is_good(self) -> bool:
        return self.refusal is None

    @property
    def words(self) -> str:
        """Say what the row does, or why it does nothing."""
        if self.refusal is not None:
            return words_for(self.refusal)
        return "; ".join(deed.words for deed in self.deeds)

    def is_as_promised(self, promised: Self) -> bool:
        """Say whether the row does what was shown, to a post that still stands as it did then.

        Which of several rows starts their common message makes no difference.
        """
        return (self.before, _without_message(self.deeds)) == (
            promised.before,
            _without_message(promised.deeds),
        )

    def as_json(self) -> dict[str, Any]:
        refusal = self.refusal
        return {
            "row": self.row,
            "deeds": [[deed.code, dict(deed.facts)] for deed in self.deeds],
            "notes": list(self.notes),
            "before": self.before,
            "post": self.post,
            "refusal": [refusal.code, _plain(refusal.facts)] if refusal else None,
            "column": self.column,
        }

    @classmethod
    def of_json(cls, entry: Mapping[str, Any]) -> Self:
        return cls(
            row=entry["row"],
            deeds=tuple(Deed(code, facts) for code, facts in entry["deeds"]),
            notes=tuple(entry["notes"]),
            before=entry["before"],
            post=entry["post"],
            refusal=Refusal(*entry["refusal"]) if entry["refusal"] else None,
            column=entry["column"],
        )


def seal_of(outcome: Iterable[Mapping[str, Any]]) -> str:
    """Return a hash of what is on record, so that a page can say what it showed."""
    return hashlib.sha256(json.dumps(list(outcome), sort_keys=True).encode()).hexdigest()


def _without_message(deeds: Iterable[Deed]) -> list[Deed]:
    return [deed for deed in deeds if deed.code != "message"]


def _moment(local: str, zone: str) -> str:
    return f"{date_format(datetime.fromisoformat(local), 'D j F Y, H:i')} ({zone})"


def _plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: fact.isoformat() if isinstance(fact, datetime) else fact
        for name, fact in facts.items()
    }
