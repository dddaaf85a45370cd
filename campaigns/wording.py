"""Refusals and ends of posts in words that say what to do, in the reader's language."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media_library.public import rights_words
from outbox.rules.refusals import Refusal

Sentence = str | Promise | Callable[[Mapping[str, Any]], str]


def _too_long(facts: Mapping[str, Any]) -> str:
    over = int(facts.get("used", 0)) - int(facts.get("limit", 0))
    sentence = (
        _("This is %(used)s of %(limit)s bytes. Please shorten it by about %(over)s.")
        if facts.get("unit") == "bytes"
        else _("This is %(used)s of %(limit)s characters. Please take out %(over)s.")
    )
    return sentence % {"used": facts.get("used"), "limit": facts.get("limit"), "over": over}


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


def _filled(sentence: Promise) -> Callable[[Mapping[str, Any]], str]:
    """Fill a sentence with the facts; a fact that is missing shows as "?"."""

    def fill(facts: Mapping[str, Any]) -> str:
        return str(sentence) % _Facts(facts)

    return fill


class _Facts(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "?"


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
    "unknown-zone": _filled(
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
    "no-channels": gettext_lazy(
        "No channel is in use. Please add one, or switch one on, under Channels."
    ),
    "channel-off": gettext_lazy(
        "The channel is switched off. Switch it on under Channels, then send the post again."
    ),
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

FUNDING: dict[str, Sentence] = {
    "statement-missing": _filled(
        gettext_lazy(
            "The funder's sentence is missing. Please add “%(wanted)s”, or have the rule waived."
        )
    ),
    "name-missing": _filled(
        gettext_lazy(
            "The funder asks that “%(wanted)s” is named. Please add it, or have the rule waived."
        )
    ),
    "claim-not-ours": _filled(
        gettext_lazy(
            "“%(claim)s” must not stand here: the page behind this post was not paid for by that "
            "funder. Please take it out, or correct the page's funding source."
        )
    ),
    "reuse-not-granted": _filled(
        gettext_lazy(
            "The picture “%(photo)s” was not granted for use by the EU's institutions, which its "
            "funder asks for. Please record that grant, or choose another picture."
        )
    ),
    "name-under-embargo": _filled(
        gettext_lazy(
            "“%(name)s” is named, but its title is not public yet: none of its pages is published. "
            "Please take the name out, or wait until it is announced."
        )
    ),
    "rule-without-words": _filled(
        gettext_lazy(
            "The funder's rule “%(rule)s” has no words for this language, so nobody can keep it. "
            "Please ask an administrator to add them under Funders' rules."
        )
    ),
    "never-waived": gettext_lazy(
        "Nobody can waive this rule: the law, or somebody else's word, stands behind it."
    ),
    "nothing-to-waive": gettext_lazy(
        "This rule needs no waiver: the post keeps it, or its funder does not ask for it."
    ),
}

CONTENT: dict[str, Sentence] = {
    "text-missing": gettext_lazy("There is no text yet. Please write some."),
    "body-missing": gettext_lazy("The mail has a subject but no text. Please write some."),
    "too-long": _too_long,
    "language-missing": gettext_lazy("The post has no language. Please choose one."),
    "link-not-web": _filled(
        gettext_lazy("%(link)s is not a web address. It has to begin with https://.")
    ),
    "too-many-images": _filled(
        gettext_lazy("There are %(used)s pictures; this channel takes %(limit)s at most.")
    ),
    "alt-missing": _filled(
        gettext_lazy(
            "Picture %(image)s has no words for people who cannot see it. Please say what it shows."
        )
    ),
    "alt-too-long": _filled(
        gettext_lazy(
            "The words for picture %(image)s have %(used)s characters; %(limit)s is the most."
        )
    ),
    "image-format": _filled(
        gettext_lazy("Picture %(image)s is %(mime)s, which this channel does not take.")
    ),
    "image-too-heavy": _filled(
        gettext_lazy(
            "Picture %(image)s has %(used)s bytes; this channel takes %(limit)s. Please use a "
            "smaller one."
        )
    ),
    "image-too-large": _filled(
        gettext_lazy(
            "Picture %(image)s has %(used)s pixels; this channel takes %(limit)s. Please use a "
            "smaller one."
        )
    ),
    "image-changed": gettext_lazy(
        "A picture is not the one that was approved. Please save the post again and ask for "
        "approval."
    ),
}

SENDING: dict[str, Sentence] = {
    "late": gettext_lazy(
        "It could not go out in time, and later it would have done more harm than good. Send it "
        "again, or choose a new time."
    ),
    "held": gettext_lazy("It is stopped by a person. It goes on when the stop is released."),
    "attempts": gettext_lazy(
        "It was tried several times without success. Check the channel, then send it again."
    ),
    "token": gettext_lazy(
        "The network does not accept the password or token any more. Enter a new one under "
        "Channels and press “Connect and check”; the post then goes out by itself."
    ),
    "rate": gettext_lazy("The network asked us to slow down."),
    "address": gettext_lazy(
        "The server's address is not a web address. Please correct it under Channels."
    ),
    "moved": gettext_lazy(
        "The server has moved to another address. Please correct it under Channels."
    ),
    "connection": gettext_lazy(
        "The server could not be reached. If that lasts, please check the address under Channels."
    ),
    "timeout": gettext_lazy("The server did not answer in time."),
    "no-answer": gettext_lazy("The server gave no complete answer."),
    "answer-too-long": gettext_lazy("The server's answer had no end, so it could not be trusted."),
    "nonsense": gettext_lazy(
        "The server's answer made no sense to us. Is the address really a server of this network?"
    ),
    "platform": gettext_lazy(
        "The network refused the post. Its own words are shown below; correct the text or the "
        "pictures and ask for approval again."
    ),
    "not-connected": gettext_lazy(
        "The server refused to let us in. Please check the account's name and its password or "
        "token."
    ),
    "media-processing": gettext_lazy("The network is still working on the pictures."),
    "key-taken": gettext_lazy(
        "Another post stands under the name that this one was to get. Please send it again."
    ),
    "refused-in-doubt": gettext_lazy(
        "The network refused a repeat of a post that may already be there."
    ),
    "unsettled": gettext_lazy(
        "We could not find out whether it is there. Please look at the account and tell us."
    ),
    "blind": gettext_lazy(
        "No answer came, and this channel cannot be asked. Please look yourself and tell us."
    ),
    "owner-gone": gettext_lazy("The program stopped while the post was going out."),
    "overtaken": gettext_lazy("Another worker took the post over."),
    "absent": gettext_lazy("We looked: it was not there."),
    "found": gettext_lazy("No answer came, but we looked and it is there."),
    "person": gettext_lazy("A person looked and told us."),
    "no-delete": gettext_lazy(
        "What was posted there cannot be deleted from here. Please look at the account."
    ),
    "cancelled": gettext_lazy("It was taken back before it went out."),
    "handler-error": gettext_lazy(
        "A mistake of this program stopped it. Please tell the administrators."
    ),
    "mail-deferred": gettext_lazy("The mail server asked us to try later."),
    "mail-refused": gettext_lazy("The mail server refused the mail. Its own words are below."),
    "mail-malformed": gettext_lazy(
        "A part of the mail is not allowed there. Please tell the administrators."
    ),
    "relay-away": gettext_lazy("The mail server could not be reached."),
    "relay-login": gettext_lazy(
        "The mail server does not accept our password. Please tell the administrators."
    ),
}

SENTENCES: dict[str, Sentence] = {**PLANNING, **FUNDING, **CONTENT, **SENDING}


def words_for(refusal: Refusal) -> str:
    """Return what happened and what to do, in the active language."""
    sentence = SENTENCES.get(refusal.code)
    if callable(sentence):
        return sentence(refusal.facts)
    if sentence is not None:
        return str(sentence)
    if (reason := rights_words(refusal)) != refusal.code:
        return _("The picture “%(photo)s” cannot go out like this. %(reason)s") % {
            "photo": refusal.facts.get("photo", "?"),
            "reason": reason,
        }
    if refusal.code.startswith("http-"):
        return _("The server answered with an error of its own (%(status)s).") % {
            "status": refusal.code.removeprefix("http-")
        }
    return _("It was stopped for a reason that has no words here yet (%(code)s).") % {
        "code": refusal.code
    }
