"""What the page's script says, in the reader's language; `{…}` is filled in by the script."""

from django.utils.translation import gettext as _


def script_words() -> dict[str, str]:
    return {
        "waiting": _("Waits for its turn"),
        "sending": _("On its way: {sent} of {all}"),
        "preparing": _("Being prepared"),
        "sent": _("Has arrived, is being checked"),
        "retrying": _("The line is broken. We go on by ourselves as soon as it is back."),
        "refused": _("Not sent"),
        "failed": _("This file could not be sent. Choose it again to continue."),
        "known": _("{name} is here already."),
        "overall": _("{done} of {files} files, {sent} of {all}"),
        "left": _("about {time} left"),
        "moments": _("a few seconds left"),
        "offline": _("No line at the moment. Nothing is lost; we go on when it is back."),
        "hidden": _("Paused while this page is in the background."),
        "arrived": _("Everything has arrived."),
        "unsaved": _("Not saved yet: no line. Your words are kept on this device."),
        "saving": _("Saving …"),
        "handing": _("We hand in as soon as the last file has arrived. Keep this page open."),
        "leave": _("Files are still on their way."),
        "cancel": _("Take back"),
    }
