"""What came of a call, and of looking for it."""

from django.utils.translation import gettext_lazy

from campaigns.sentences.filling import Sentence

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
    "restored": gettext_lazy(
        "The site was set back to a backup, so it may have gone out already. That is being found "
        "out."
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
