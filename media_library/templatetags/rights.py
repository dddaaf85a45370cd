"""Rights and withdrawals in words: `{{ step.outcome|outcome_words }}`."""

from django import template
from django.utils.translation import gettext as _

from media_library.models import WithdrawalStep
from media_library.rights.wording import rights_words
from media_library.rules.proof import is_sealed

register = template.Library()
register.filter("rights_words", rights_words)


@register.filter
def is_erased(words: str) -> bool:
    """Say whether only the digest of a name is left."""
    return is_sealed(words)


@register.filter
def outcome_words(outcome: str) -> str:
    """Return what came of one place; an unknown outcome as it is."""
    known = dict(WithdrawalStep.Outcome.choices)
    return str(known.get(outcome, outcome))


@register.filter
def step_words(words: str) -> str:
    """Return what was done in one place; what is no code of ours is somebody's own words."""
    return {
        "placeholder": _("a neutral box stands there instead"),
        "picture-removed": _("the entry stays, its picture is gone"),
        "not-sent": _("it was stopped before it went out"),
        "deleted": _("the network deleted it"),
        "mail-delivered": _("delivered mails cannot be called back"),
        "no-delete": _("this network does not let us delete"),
        "delete-refused": _("the network did not delete it; somebody has to look"),
        "being-deleted": _("the network has been asked to delete it"),
    }.get(words, words)
