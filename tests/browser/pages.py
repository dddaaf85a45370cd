"""The pages that tests walk through, and what they know about them beforehand."""

from dataclasses import dataclass

LANGUAGES = ("en", "da", "et", "fi", "de", "lv", "lt", "pl", "sv")
# Stories (but NETWORK_STORY, which speaks all nine), practices and ceremonies of the demo;
# everywhere else their English article stands in.
TRANSLATED = frozenset({"en", "de", "lv", "pl"})

# As approved by the programme; where no wording is verified, the English one stands in.
STATEMENTS = {
    "en": "Co-funded by the European Union",
    "de": "Kofinanziert von der Europäischen Union",
}


@dataclass(frozen=True)
class Place:
    """A page by name: its path in one language, its status, and whether the EU is named on it."""

    name: str
    path: str
    status: int = 200
    is_funded: bool = False
    is_article: bool = False

    def in_language(self, code: str) -> str:
        return self.path.replace("{}", code)


HOME = Place("home", "/{}/", is_funded=True)
PEARL = Place("pearl", "/{}/pearls/rujiena/", is_funded=True)
STORY = Place("story", "/{}/stories/one-long-table-in-rujiena/", is_funded=True, is_article=True)
NETWORK_STORY = Place("network story", "/{}/stories/an-open-page-in-gluecksburg/", is_article=True)
NETWORK_PEARL = Place("network pearl", "/{}/pearls/gluecksburg/")
SIGN_IN = Place("sign-in", "/accounts/login/")
FOLLOW = Place("follow", "/{}/follow/")
OTHERS = (
    Place("Pearls", "/{}/pearls/", is_funded=True),
    Place("stories", "/{}/stories/", is_funded=True),
    Place("practices", "/{}/practices/", is_funded=True),
    Place("practice", "/{}/practices/shared-key/", is_funded=True, is_article=True),
    Place("ceremonies", "/{}/ceremonies/", is_funded=True),
    Place("ceremony", "/{}/ceremonies/evening-on-the-square/", is_article=True),
    Place("live ceremony", "/{}/ceremonies/voices-over-the-fjord/", is_article=True),
    Place("finale", "/{}/ceremonies/finale-of-the-title-year/", is_article=True),
    Place("award", "/{}/award/", is_funded=True),
    FOLLOW,
    Place("missing page", "/{}/nowhere/", status=404),
)
IN_ALL_LANGUAGES = (HOME, PEARL, STORY)
EVERY = (*IN_ALL_LANGUAGES, *OTHERS, SIGN_IN)
WIDTHS = (320, 1280)


def statement(language: str) -> str:
    return STATEMENTS.get(language, STATEMENTS["en"])
