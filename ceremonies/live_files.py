"""The state of a finale as files, which nginx serves to thousands who ask twice a second.

The clock writes them, from what is committed and from nothing else: `LIVE_ROOT` mirrors the
addresses of `ceremonies.live_views`, and where a file is missing the view answers.
"""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import translation
from django.views.decorators.debug import sensitive_variables

from ceremonies.announced import public_announcements, shown_in
from ceremonies.listing import ceremonies_for
from ceremonies.live import told_announcement, told_state
from ceremonies.models import Announcement
from ceremonies.rules.announcing import State
from ceremonies.rules.following import EVENING, NEAR, ask_again_after

# Rewritten at least so often: to viewers, a file that is much older is one that nobody keeps.
KEEP_EVERY = 2.0  # seconds

Addresses = list[tuple[str, str, str]]  # language, of the state, of the announcement
Told = dict[str, dict[str, Any]]


class LiveFiles:
    """Keeps the files of all finales that are near; one process at a time writes in a folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._written: list[Any] | None = None
        self._written_at = float("-inf")
        self._addresses: dict[int, Addresses] = {}

    def keep(self, *, now: datetime) -> None:
        """Write what has changed, or what has lain too long; take away what is no longer near."""
        states = [(row.pk, row.moment, ask_again_after(row.moment, now=now)) for row in _near(now)]
        is_fresh = time.monotonic() - self._written_at < KEEP_EVERY
        if states == self._written and (is_fresh or not states):
            return
        if not states and not self._root.exists():
            return
        if states == self._written:
            self._addresses.clear()
        with self._alone():
            self._replace(self._wanted(now=now))
        self._written, self._written_at = states, time.monotonic()

    def clear(self) -> None:
        """Take all of them away: from now on the views answer."""
        if self._written:
            with self._alone():
                self._replace({})

    @sensitive_variables()
    def _wanted(self, *, now: datetime) -> Told:
        """Return what each address tells. Whoever reads "announced" finds the announcement."""
        announcements: Told = {}
        states: Told = {}
        for row in _near(now):
            addresses = self._addresses_of(row.ceremony_id)
            told_in = shown_in(row, [language for language, *_ in addresses])
            for language, of_state, of_announcement in addresses:
                states[of_state] = told_state(row, now=now)
                if told_in[language].html:
                    with translation.override(language):
                        announcements[of_announcement] = told_announcement(told_in[language])
        return announcements | states

    def _addresses_of(self, ceremony_id: int) -> Addresses:
        """Remember them, for the moment itself is no time to look them up."""
        if ceremony_id not in self._addresses:
            self._addresses[ceremony_id] = _addresses(ceremony_id)
        return self._addresses[ceremony_id]

    def _replace(self, wanted: Told) -> None:
        for name, told in wanted.items():
            path = self._root / name.lstrip("/")
            path.parent.mkdir(parents=True, exist_ok=True)
            unseen = path.with_suffix(".new")
            unseen.write_text(json.dumps(told))
            os.replace(unseen, path)
        for path in self._root.rglob("*.json"):
            if f"/{path.relative_to(self._root)}" not in wanted:
                path.unlink(missing_ok=True)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let one clock of this machine at a time read and write, so that no older state follows.

        What a process holds when it is killed, the system lets go.
        """
        self._root.mkdir(parents=True, exist_ok=True)
        with (self._root / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _near(now: datetime) -> QuerySet[Announcement]:
    armed = Q(state=State.ARMED, reveal_at__gte=now - EVENING, reveal_at__lte=now + NEAR)
    announced = Q(state=State.ANNOUNCED, revealed_at__gte=now - NEAR)
    return public_announcements().filter(armed | announced).order_by("pk")


def _addresses(ceremony_id: int) -> Addresses:
    """Return in which language the finale has which address: of its state, of its announcement."""
    found: Addresses = []
    for language, _name in settings.LANGUAGES:
        pages = ceremonies_for(language=language).filter(ceremony_id=ceremony_id)
        with translation.override(language):
            for slug in pages.values_list("slug", flat=True):
                names = ("ceremony_state", "ceremony_announcement")
                of_state, of_announcement = (reverse(name, args=[slug]) for name in names)
                found.append((language, of_state, of_announcement))
    return found
