"""What staff at the door read, by the code of a verdict or a refusal."""

from django.utils.translation import gettext as _

from ceremonies.rules.door import Verdict


def verdict_words(verdict: Verdict) -> str:
    """Return one plain sentence in the active language."""
    return {
        Verdict.ADMITTED: _("Welcome. Please let them in."),
        Verdict.ALREADY: _("This ticket was used already."),
        Verdict.OTHER_CEREMONY: _("This ticket is for another ceremony."),
        Verdict.FORGED: _("This is not a ticket of ours: the signature is wrong."),
        Verdict.CANCELLED: _("This registration was cancelled."),
        Verdict.WAITING: _("This person has no place in the hall: on the waiting list or online."),
        Verdict.NOT_TODAY: _("This ticket is not for today."),
        Verdict.UNKNOWN: _("Nobody of this ceremony has this ticket. Please look for the name."),
        Verdict.CALLED_OFF: _("The ceremony does not take place here today."),
        Verdict.FULL: _("The hall is full. Only the host can make more places."),
    }[verdict]


def refusal_words(code: str) -> str:
    """Return why the phone cannot work, and what to do about it."""
    return {
        "no-such-gate": _("This link opens no gate. Please ask the host for a new one."),
        "wrong-pin": _("This PIN is wrong. Please look again."),
        "too-many-tries": _(
            "Too many wrong PINs. Please wait a quarter of an hour, or ask the host for a new gate."
        ),
        "too-many-requests": _("Very many phones ask from here. Please try again in a minute."),
        "gate-revoked": _("The host has closed this gate for good. Please ask for a new link."),
        "gate-not-open-yet": _("This gate does not work yet. The host has set from when."),
        "gate-closed": _("This gate is closed. The host can open a new one."),
        "signed-out": _("This phone is no longer signed in. Please open the link again."),
        "unreadable": _("The phone sent something that cannot be read. Please load the page anew."),
        "too-many-scans": _("Too many scans at once. The phone sends them in smaller parts."),
    }[code]
