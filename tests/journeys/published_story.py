"""A story in two languages that shows two photos of the library, and where it is met."""

import json
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from tests.browser.running_demo import RunningDemo

TITLE = "Paper lanterns along the old harbour"
LANGUAGES = ("en", "de")
PEARL = "jakobstad"
# An editor's clicks are proved in test_main_job; here the story is only what the photos stand on.
WRITE = """
import json
from datetime import date
from cms.public import Pearl, StoryIndexPage, StoryPage
from media_library.models import Photo

def used(number, alt):
    photo = Photo.objects.get(asset=number)
    photo.contextual_alt_text, photo.decorative = alt, False
    return photo

first, second = %(assets)r
original, told = None, {}
for code in %(languages)r:
    index = StoryIndexPage.objects.get(locale__language_code=code)
    page = StoryPage(
        title=%(title)r, slug="paper-lanterns", locale=index.locale, live=False,
        summary="Forty people carried what they had folded.", happened_on=date(2026, 11, 14),
        share_photo=used(first, "Somebody"), share_photo_alt="Somebody with a paper lantern",
        body=[
            ("text", "<p>It was dark by four.</p>"),
            ("gallery", {"heading": "The evening", "pictures": [
                {"image": used(first, "Somebody with a paper lantern")},
                {"image": used(second, "Lanterns stand in a row")},
            ]}),
        ],
    )
    page.pearls = [Pearl.objects.get(slug=%(pearl)r)]
    if original:
        page.translation_key = original.translation_key
    index.add_child(instance=page)
    page.save_revision().publish()
    original = original or page
    told[code] = [page.pk, page.get_url()]
print("told:" + json.dumps(told))
"""


@dataclass(frozen=True, kw_only=True)
class PublishedStory:
    """`number` is the English page's; `paths` are those of the story itself, by language."""

    number: int
    paths: dict[str, str]

    @property
    def places(self) -> list[str]:
        """Return every public page that shows the story's leading photo."""
        others = ("/en/", "/en/stories/", "/de/stories/", f"/en/pearls/{PEARL}/")
        return [*self.paths.values(), *others]


def publish_story(demo: RunningDemo, *, assets: tuple[int, int]) -> PublishedStory:
    code = WRITE % {"assets": assets, "languages": LANGUAGES, "title": TITLE, "pearl": PEARL}
    (line,) = [
        line.removeprefix("told:")
        for line in demo.tell(code).splitlines()
        if line.startswith("told:")
    ]
    told = json.loads(line)
    paths = {code: urlsplit(url).path for code, (_number, url) in told.items()}
    return PublishedStory(number=told["en"][0], paths=paths)


def public_files(demo: RunningDemo, *, asset: int) -> set[str]:
    """Return the paths of every file that the public can get of a photo."""
    names = demo.rows(
        "SELECT r.file FROM media_library_photorendition r"
        " JOIN media_library_photo p ON p.id = r.image_id WHERE p.asset_id = ?",
        asset,
    )
    return {f"/media/{name}" for (name,) in names if name}


def shown_on(demo: RunningDemo, *, path: str) -> set[str]:
    """Return the paths of the files that a public page names; the page must be up."""
    answer = httpx.get(f"{demo.url}{path}", timeout=60)
    assert answer.status_code == 200, path
    return set(re.findall(r"/media/[^\"'\s,<>&]+", answer.text))


def leading_picture(demo: RunningDemo, *, path: str) -> str:
    """Return the path of the picture that networks show for a page."""
    page = httpx.get(f"{demo.url}{path}", timeout=60).text
    found = re.search(r'<meta property="og:image" content="https?://[^/"]+([^"]+)"', page)
    assert found, path
    return found[1]
