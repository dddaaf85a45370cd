"""What a guest is told when something is not possible, by the code of its refusal."""

from django.utils.translation import gettext as _

from outbox.rules.refusals import Refusal


def sentence_of(refusal: Refusal) -> str:
    """Return one plain sentence in the active language."""
    words = {
        "cancelled": _("This ceremony has been cancelled. Nobody can register any more."),
        "postponed": _(
            "This ceremony is postponed. Registration goes on when there is a new date."
        ),
        "not-open-yet": _("Registration has not opened yet. Please come back later."),
        "closed": _("Registration is closed: the ceremony has begun or is over."),
        "inside": _("Some of you are inside already. Please speak to the people at the door."),
        "party-size": _("A party can be of 1 to %(most)s people. More? Please write to us."),
        "invitation-is-over": _(
            "The places of this invitation are no longer held. You can register as usual."
        ),
        "invitation-is-smaller": _(
            "This invitation holds %(unused)s places. Please come with fewer."
        ),
        "form-too-quick": _(
            "That was very quick. Please look at what you wrote, and send it once more."
        ),
        "form-too-old": _("This form was open for very long. Please send it once more."),
        "proof-over": _("This form was open for very long. Please send it once more."),
        "proof-wrong": _(
            "Your browser could not show that a person sends this form. Please send it once more."
        ),
        "proof-spent": _(
            "This form has been sent for another address already. "
            "Please look at it, and send it once more."
        ),
        "too-many": _(
            "Very many people are registering from where you are. "
            "Please try again in a few minutes."
        ),
    }
    return words[refusal.code] % dict(refusal.facts)
