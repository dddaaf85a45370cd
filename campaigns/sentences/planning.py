"""Why a post cannot be planned, moved or changed like this."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.sentences.filling import Sentence, filled


def _moved_since(facts: Mapping[str, Any]) -> str:
    if not facts.get("at"):
        return _("Somebody took this post's time away meanwhile. Please open it.")
    moment = timezone.localtime(datetime.fromisoformat(facts["at"]))
    return _(
        "Somebody moved this post to %(moment)s meanwhile. It stands there now; please move it "
        "again if it should stand elsewhere."
    ) % {"moment": date_format(moment, "l j F Y, H:i")}


def _embargoed(facts: Mapping[str, Any]) -> str:
    until = facts.get("until")
    moment = datetime.fromisoformat(until) if isinstance(until, str) else until
    if moment is None:
        return _("This message is under embargo. Please choose a later time.")
    said = date_format(timezone.localtime(moment), "j F Y, H:i")
    return _(
        "This message is under embargo until %(until)s. Please choose a later time, or change "
        "the embargo of the message."
    ) % {"until": said}


PLANNING: dict[str, Sentence] = {
    "not-a-reviewer": gettext_lazy(
        "Only reviewers and administrators approve posts. Please ask one of them."
    ),
    "own-post": gettext_lazy(
        "You wrote this post, or changed it last. Somebody else has to approve it."
    ),
    "changed-since": gettext_lazy(
        "Somebody changed this post since you opened it. Please read it as it is now, then decide."
    ),
    "not-in-review": gettext_lazy(
        "This post does not wait for approval. It may have been decided or edited meanwhile."
    ),
    "not-approved": gettext_lazy(
        "The words that would go out are not approved. Please ask for approval again."
    ),
    "past-time": gettext_lazy("This time has passed. Please choose a time that still lies ahead."),
    "moved-since": _moved_since,
    "taken-back": gettext_lazy(
        "This post was taken back, so it is not moved. Open it and give it a new time there to "
        "send it after all."
    ),
    "no-time-yet": gettext_lazy("This post has no time yet. Please give it a day and a time."),
    "channel-zone-unknown": filled(
        gettext_lazy(
            "The channel's time zone, %(zone)s, is not one we know. Please correct it under "
            "Channels, or for the channel's organisation."
        )
    ),
    "repeats": gettext_lazy(
        "This post repeats, so its times come from its series. Please open it and change them "
        "under “Repeat”."
    ),
    "does-not-repeat": gettext_lazy("This post does not repeat (any more)."),
    "no-free-slot": gettext_lazy(
        "This channel has no free slot. Its times of the week are set on the channel's page."
    ),
    "rule-part-unknown": filled(
        gettext_lazy(
            "Posts cannot repeat by “%(part)s”. They repeat by days, weeks or months, on some "
            "weekdays or days of the month, until a day or a number of times."
        )
    ),
    "rule-needs-one-end": gettext_lazy(
        "Please say when the series ends: either its last day, or how many times it goes out."
    ),
    "rule-too-long": gettext_lazy(
        "A series lasts two years at most. Please let it end earlier; it can be prolonged later."
    ),
    "rule-too-many": gettext_lazy(
        "A series goes out 400 times at most. Please let it end earlier, or repeat it less often."
    ),
    "rule-names-no-day": gettext_lazy(
        "No day between the first and the last is one of these. Please check the days."
    ),
    "payload-altered": gettext_lazy(
        "What was about to go out is not what was approved, so it was stopped. Please save the "
        "post again, ask for approval, and tell the administrators."
    ),
    "unknown-zone": filled(
        gettext_lazy("%(zone)s is not a time zone we know. Please choose one from the list.")
    ),
    "embargoed": _embargoed,
    "already-gone": gettext_lazy(
        "This post is going out or has gone out, so it can no longer be changed here. What is "
        "public has to be corrected on the network itself."
    ),
    "page-not-live": gettext_lazy(
        "The page behind this is not published in this language. Please publish it first."
    ),
    "nothing-to-propose": gettext_lazy(
        "None of the chosen channels publishes in any of the chosen languages. Please choose more."
    ),
    "source-changed": gettext_lazy(
        "The page behind this post has changed since the post was written. Please open the post, "
        "look at what is new and decide whether it still stands."
    ),
    "source-changed-again": gettext_lazy(
        "The page has changed once more since you looked. Please look at what is new now."
    ),
    "photo-not-yours": gettext_lazy(
        "One of these photos belongs to another organisation's library. Please choose another one."
    ),
    "link-is-dead": gettext_lazy(
        "The page has moved and its old address leads nowhere, so the post cannot stand as it is. "
        "Please take the new address over."
    ),
    "no-channels": gettext_lazy(
        "No channel is in use. Please add one, or switch one on, under Channels."
    ),
    "channel-off": gettext_lazy(
        "The channel is switched off. Switch it on under Channels, then send the post again."
    ),
    "channel-for-rehearsal": gettext_lazy(
        "This channel is for rehearsals only. Nothing real is ever planned for it."
    ),
    "not-for-rehearsal": filled(
        gettext_lazy(
            "“%(channel)s” is not for rehearsals of this organisation, or is switched off. Please "
            "choose a channel that an administrator has marked “for rehearsals only” under "
            "Channels."
        )
    ),
    "rehearsal-other-kind": filled(
        gettext_lazy(
            "“%(channel)s” is of another kind than the channel whose posts it would get. Please "
            "choose one of the same kind."
        )
    ),
    "rehearsal-real-account": filled(
        gettext_lazy(
            "“%(channel)s” writes to the same account as the real channel “%(real)s”, so everybody "
            "would read what is rehearsed. Please give the test channel an account of its own "
            "under Channels."
        )
    ),
    "rehearsal-speed": filled(
        gettext_lazy("Please choose a speed from %(slowest)s to %(fastest)s.")
    ),
    "rehearsal-no-address": gettext_lazy(
        "A rehearsed mail goes to you alone, and your account has no mail address. Please add one, "
        "or leave the mails out."
    ),
    "rehearsal-running": gettext_lazy(
        "This campaign is being rehearsed already. Please wait until that is over, or stop it."
    ),
    "nothing-to-rehearse": gettext_lazy(
        "No post with a time ahead is left for the channels that you chose."
    ),
    "rehearsal-would-tell": gettext_lazy(
        "This is not public yet, and a test account on another network belongs to somebody else: "
        "what is sent there is told. Nothing else spoke against the post. Posts for the site's own "
        "feed and mails can be rehearsed before."
    ),
    "rehearsal-stopped": gettext_lazy("Somebody stopped the rehearsal before its turn came."),
    "language-not-spoken": gettext_lazy(
        "This channel does not publish in this language. Its languages are set under Channels."
    ),
    "nothing-to-repeat": gettext_lazy(
        "Only a post that failed or came too late can be sent again. This one did neither."
    ),
    "not-asking": gettext_lazy(
        "This post no longer waits for an answer. Somebody may have given it already."
    ),
}
