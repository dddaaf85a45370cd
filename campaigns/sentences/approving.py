"""Why nobody can be asked, or decide, like this."""

from django.utils.translation import gettext_lazy

from campaigns.sentences.filling import Sentence, filled

APPROVING: dict[str, Sentence] = {
    "not-for-language": gettext_lazy(
        "The language is approved by translators, reviewers and administrators of this "
        "organisation. Please ask one of them."
    ),
    "same-person": gettext_lazy(
        "This person has decided about the post already. The other step needs somebody else."
    ),
    "step-moved": gettext_lazy(
        "Somebody decided meanwhile, so the post waits for something else now. Please look again."
    ),
    "channel-of-another": gettext_lazy(
        "This channel belongs to another organisation. A campaign uses its own organisation's "
        "channels and those of the project's lead."
    ),
    "own-deputy": gettext_lazy("A deputy is somebody else. Please choose another person."),
    "days-backwards": gettext_lazy(
        "The last day lies before the first. Please choose days in their order."
    ),
    "asked-is-author": gettext_lazy(
        "This is your own address, or that of whoever wrote the post. Somebody else has to decide."
    ),
    "asked-has-account": gettext_lazy(
        "Somebody with this address signs in here. They find the post under Approvals, if they "
        "have the role."
    ),
    "asked-too-long": filled(
        gettext_lazy("Please choose a day that lies ahead, and at most %(days)s days from now.")
    ),
    "asked-too-often": gettext_lazy(
        "You have sent very many links within an hour. Please wait a little."
    ),
}
