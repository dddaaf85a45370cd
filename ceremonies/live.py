"""What the viewers of a finale are told as JSON: its state, and what was announced."""

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.views.decorators.debug import sensitive_variables

from ceremonies.announced import Shown
from ceremonies.models import Announcement
from ceremonies.rules.announcing import shown_state
from ceremonies.rules.following import WHILE_PAGES_COME, ask_again_after


def told_state(row: Announcement | None, *, now: datetime) -> dict[str, Any]:
    """Say sealed, held or announced, and when to ask again; no announcement is sealed for ever."""
    moment = row.moment if row else None
    again = ask_again_after(moment, now=now)
    return {
        "state": shown_state(moment),
        "poll_after_ms": round(again.total_seconds() * 1000),
        "server_now": now.isoformat(),
    }


@sensitive_variables()
def told_announcement(told: Shown) -> dict[str, Any]:
    """Return what was announced, with the text and nonce that its commitment was made of."""
    return {
        "state": told.state,
        "poll_after_ms": round(WHILE_PAGES_COME.total_seconds() * 1000),
        "commitment": told.commitment,
        "text": told.text,
        "html": told.html,
        "pages": render_to_string("ceremonies/announcement/pages.html", {"announced": told}),
        "is_complete": told.is_complete,
    }
