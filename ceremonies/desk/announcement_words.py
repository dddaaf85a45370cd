"""Why something could not be done with an announcement, as one plain sentence."""

from django.conf import settings
from django.utils.translation import gettext as _

from outbox.rules.refusals import Refusal


def sentence(refusal: Refusal) -> str:
    """Word a refusal for the person who pressed the button."""
    languages = dict(settings.LANGUAGES)
    facts = {**refusal.facts}
    if "language" in facts:
        facts["language"] = languages.get(facts["language"], facts["language"])
    return _sentences()[refusal.code] % facts


def _sentences() -> dict[str, str]:
    return {
        "address-taken": _("%(name)s has an address that is another's. Please choose another."),
        "announced": _("It has been announced. Nothing can be changed any more."),
        "armed": _("It is armed already."),
        "changed-meanwhile": _("Somebody changed it meanwhile. Please look at it once more."),
        "held": _("Somebody holds it. Press “Go on” first, when you have spoken to them."),
        "incomplete": _(
            "%(name)s is not complete in %(language)s. Texts missing in all: %(number)s."
        ),
        "no-finale": _("Only an international ceremony announces new Pearls."),
        "no-moment": _("Please set a moment that is still to come."),
        "no-region": _("There is no region yet that a rehearsal could use."),
        "no-right": _("You may write the announcement, but not arm it."),
        "no-second-person": _(
            "Nobody else may arm it. Two persons are needed: give somebody the role first."
        ),
        "not-armed": _("It is not armed, so nothing will happen by itself."),
        "not-held": _("It is not held."),
        "nothing-written": _("No new Pearl has been written yet."),
        "posts-wrong": _("A post cannot go out as it is. What is wrong stands below it."),
        "same-person": _("You have armed this already. A second person has to do it, too."),
        "too-late": _("It is about to be announced. Press “Hold” first to change something."),
    }
