"""What is wrong with what would go out: its funder's rules, its words, pictures and link."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.sentences.filling import Sentence, filled


def _too_long(facts: Mapping[str, Any]) -> str:
    over = int(facts.get("used", 0)) - int(facts.get("limit", 0))
    sentence = (
        _("This is %(used)s of %(limit)s bytes. Please shorten it by about %(over)s.")
        if facts.get("unit") == "bytes"
        else _("This is %(used)s of %(limit)s characters. Please take out %(over)s.")
    )
    return sentence % {"used": facts.get("used"), "limit": facts.get("limit"), "over": over}


FUNDING: dict[str, Sentence] = {
    "statement-missing": filled(
        gettext_lazy(
            "The funder's sentence is missing. Please add “%(wanted)s”, or have the rule waived."
        )
    ),
    "name-missing": filled(
        gettext_lazy(
            "The funder asks that “%(wanted)s” is named. Please add it, or have the rule waived."
        )
    ),
    "claim-not-ours": filled(
        gettext_lazy(
            "“%(claim)s” must not stand here: the page behind this post was not paid for by that "
            "funder. Please take it out, or correct the page's funding source."
        )
    ),
    "emblem-missing": filled(
        gettext_lazy(
            "Picture %(image)s goes out without the emblem that the funder asks for. Please save "
            "the post once more: the emblem is then added below it."
        )
    ),
    "emblem-not-ours": gettext_lazy(
        "The emblem stands on a picture, but the page behind this post was not paid for by that "
        "funder. Please save the post once more: the emblem is then left away."
    ),
    "emblem-of-another-day": gettext_lazy(
        "On that day its funder has other rules about the emblem, and the approved pictures do not "
        "fit them. Please change the post's text, if only by a word, so that it is a draft again; "
        "then give it this time, and ask for approval."
    ),
    "reuse-not-granted": filled(
        gettext_lazy(
            "The picture “%(photo)s” was not granted for use by the EU's institutions, which its "
            "funder asks for. Please record that grant, or choose another picture."
        )
    ),
    "name-under-embargo": filled(
        gettext_lazy(
            "“%(name)s” is named, but its title is not public yet: none of its pages is published. "
            "Please take the name out, or wait until it is announced."
        )
    ),
    "sealed-name": gettext_lazy(
        "It names something under embargo. It goes out as soon as that is announced, if it is not "
        "too late then; or please write it without."
    ),
    "rule-without-words": filled(
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
    "link-not-web": filled(
        gettext_lazy("%(link)s is not a web address. It has to begin with https://.")
    ),
    "too-many-images": filled(
        gettext_lazy("There are %(used)s pictures; this channel takes %(limit)s at most.")
    ),
    "alt-missing": filled(
        gettext_lazy(
            "Picture %(image)s has no words for people who cannot see it. Please say what it shows."
        )
    ),
    "alt-too-long": filled(
        gettext_lazy(
            "The words for picture %(image)s have %(used)s characters; %(limit)s is the most."
        )
    ),
    "image-format": filled(
        gettext_lazy("Picture %(image)s is %(mime)s, which this channel does not take.")
    ),
    "image-too-heavy": filled(
        gettext_lazy(
            "Picture %(image)s has %(used)s bytes; this channel takes %(limit)s. Please use a "
            "smaller one."
        )
    ),
    "image-too-large": filled(
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
