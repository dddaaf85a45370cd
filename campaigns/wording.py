"""Refusals and ends of posts in words that say what to do, in the reader's language."""

from django.utils.translation import gettext as _

from campaigns.by_link.sentences import CLOSED_LINKS
from campaigns.planfile.sentences import PLAN_FILES
from campaigns.sentences.approving import APPROVING
from campaigns.sentences.content import CONTENT, FUNDING
from campaigns.sentences.filling import Sentence, filled
from campaigns.sentences.planning import PLANNING
from campaigns.sentences.sending import SENDING
from media_library.public import rights_words
from outbox.rules.refusals import Refusal

SENTENCES: dict[str, Sentence] = {
    **PLANNING,
    **APPROVING,
    **FUNDING,
    **CONTENT,
    **SENDING,
    **{code: filled(sentence) for code, sentence in (PLAN_FILES | CLOSED_LINKS).items()},
}


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
