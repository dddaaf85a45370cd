"""The demo's drawn pictures and written content hold together."""

import pytest
from PIL import ImageChops, ImageStat

from config.demo.content.campaign import CAMPAIGN
from config.demo.content.ceremonies import CEREMONIES
from config.demo.content.pearls import PEARLS
from config.demo.content.people import ORGANISATIONS, USERS
from config.demo.content.pictures import ALT_BY_SCENE
from config.demo.content.places import COUNTRIES, LANGUAGES, REGIONS
from config.demo.content.practices import PRACTICES
from config.demo.content.shapes import GalleryBlock, Picture, Story
from config.demo.content.stories import DEMO_NOTE, STORIES
from config.demo.content.themes import PHASES, THEMES
from config.demo.drawing import PEARL_SLUGS, SCENES, draw_pearl, draw_story

SMALL = (300, 200)
STORY_LANGUAGES = {"en", "de", "pl", "lv"}
IN_NINE = "an-open-page-in-gluecksburg"


def is_same(first, second) -> bool:
    return ImageChops.difference(first, second).getbbox() is None


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_is_the_same_for_one_seed_and_another_for_the_next(scene):
    once, again, other = (draw_story(scene, seed, SMALL) for seed in (1, 1, 2))
    assert (once.size, once.mode) == (SMALL, "RGB")
    assert is_same(once, again)
    assert not is_same(once, other)


@pytest.mark.parametrize("slug", PEARL_SLUGS)
def test_an_emblem_is_square_repeatable_and_not_flat(slug):
    emblem = draw_pearl(slug, 160)
    assert (emblem.size, emblem.mode) == ((160, 160), "RGB")
    assert is_same(emblem, draw_pearl(slug, 160))
    assert min(ImageStat.Stat(emblem).stddev) > 20


def test_no_two_emblems_are_alike():
    emblems = [draw_pearl(slug, 64).tobytes() for slug in PEARL_SLUGS]
    assert len(set(emblems)) == len(emblems)


def test_an_unknown_motif_is_refused():
    with pytest.raises(KeyError):
        draw_pearl("atlantis", 64)
    with pytest.raises(KeyError):
        draw_story("volcano", 1, SMALL)


def test_every_pearl_has_an_emblem_a_country_and_its_regions():
    slugs = {pearl.slug for pearl in PEARLS}
    assert len(PEARLS) == 14
    assert slugs == set(PEARL_SLUGS)
    assert {pearl.country for pearl in PEARLS} <= {country.iso for country in COUNTRIES}
    codes = {region.code for region in REGIONS}
    assert all({pearl.nuts2, pearl.nuts3} <= codes for pearl in PEARLS)


def test_pearls_speak_nine_languages_and_unknown_plans_stay_unknown():
    for pearl in PEARLS:
        assert set(pearl.intro) == set(LANGUAGES)
        assert pearl.summary is None or set(pearl.summary) == set(LANGUAGES)
    unknown = {pearl.slug for pearl in PEARLS if pearl.summary is None}
    assert unknown == {"alytus-district", "plock"}


def test_stories_point_at_known_pearls_themes_phases_and_scenes():
    pearls = {pearl.slug for pearl in PEARLS}
    themes, phases = {term.slug for term in THEMES}, {term.slug for term in PHASES}
    for story in STORIES:
        assert set(story.pearls) <= pearls
        assert set(story.themes) <= themes
        assert story.phase in phases
        assert story.hero.scene in SCENES
    assert set(ALT_BY_SCENE) == set(SCENES)


def test_one_story_is_told_in_nine_languages_and_the_others_in_four():
    for story in STORIES:
        spoken = set(LANGUAGES) if story.slug == IN_NINE else STORY_LANGUAGES
        assert all(set(texts) == spoken for texts in texts_of(story))
        assert spoken <= set(DEMO_NOTE)
        assert all(spoken <= set(picture.alt) for picture in pictures_of(story))


def texts_of(story: Story) -> list[dict[str, object]]:
    """Return every text of a story, each by language."""
    found = [story.title, story.lead]
    for block in story.body:
        found += [value for value in vars(block).values() if isinstance(value, dict)]
    return found


def pictures_of(story: Story) -> list[Picture]:
    galleries = [block for block in story.body if isinstance(block, GalleryBlock)]
    return [story.hero, *(picture for block in galleries for picture in block.pictures)]


def test_a_gallery_shows_no_picture_twice_and_one_gallery_has_twelve():
    sizes = []
    for story in STORIES:
        for block in story.body:
            if isinstance(block, GalleryBlock):
                shown = [(picture.scene, picture.seed) for picture in block.pictures]
                assert len(set(shown)) == len(shown)
                sizes.append(len(shown))
    assert min(sizes) >= 6
    assert max(sizes) == 12


def test_practices_ceremonies_and_users_belong_to_known_places():
    pearls = {pearl.slug for pearl in PEARLS}
    organisations = {organisation.slug for organisation in ORGANISATIONS}
    assert all(practice.pearl in pearls for practice in PRACTICES)
    assert all(ceremony.pearl in pearls for ceremony in CEREMONIES)
    assert all(user.pearl is None or user.pearl in pearls for user in USERS)
    assert all(user.organisation is None or user.organisation in organisations for user in USERS)
    assert all(user.email.endswith("@example.org") for user in USERS)
    assert {user.role for user in USERS} == {"admin", "officer", "reviewer", "partner", "host"}
    assert len(ORGANISATIONS) == 12
    assert [each.slug for each in ORGANISATIONS if each.is_lead] == ["cbss"]


def test_campaign_messages_leave_room_for_a_link_and_half_are_past():
    stories = {story.slug for story in STORIES}
    for message in CAMPAIGN.messages:
        assert message.story in stories
        assert set(message.texts) == STORY_LANGUAGES
        assert all(len(text) <= 230 for text in message.texts.values())
    past = [each for each in CAMPAIGN.messages if each.minutes_from_start < 0]
    assert len(past) * 2 == len(CAMPAIGN.messages)
    assert 2 in {each.minutes_from_start for each in CAMPAIGN.messages}
