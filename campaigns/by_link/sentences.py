"""Why a link to a post leads nowhere any more, in words for people without an account."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CLOSED_LINKS: dict[str, Promise] = {
    "link-used": _(
        "Thank you. This link is used up. If you have changed your mind, please tell %(name)s soon."
    ),
    "link-withdrawn": _(
        "The question was taken back, so nothing is left for you to do. If you think that is a "
        "mistake, ask %(name)s."
    ),
    "link-changed": _(
        "The post was changed after this link was sent to you. Please ask %(name)s for a new "
        "link if you want to read it as it is now."
    ),
    "link-expired": _(
        "The time for an answer is over. If it is not too late for the post, %(name)s can send "
        "you a new link."
    ),
    "link-decided": _(
        "Somebody else has decided about this post meanwhile, so nothing is left for you to "
        "do. If you have something to say about it, please tell %(name)s."
    ),
    "link-not-now": _(
        "The post cannot be approved just now: something about it has to be mended first. "
        "Please tell %(name)s. Your link stays good until then."
    ),
    "link-of-another": _(
        "This link was sent to somebody else, and you are signed in with your own account. Your "
        "answer was not taken, because it would have counted as theirs. Please leave it to them."
    ),
}
