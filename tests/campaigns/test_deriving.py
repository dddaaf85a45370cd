"""What one step makes of a page: posts in its own languages, on the campaign's channels."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale

from campaigns.actions.add_variant import add_variant
from campaigns.actions.derive_message import derive_message
from campaigns.composing import problems_of
from campaigns.proposing import Clearance, versions_of
from ceremonies.models import CeremonyIndexPage, CeremonyPage
from cms.public import CardPhoto
from media_library.models import AssetText, Grant
from practices.models import PracticeIndexPage, PracticePage
from tests.campaigns.telling import NOW, code_of
from tests.ceremonies.evening import evening
from tests.factories import channel, organisation, photo, publish

pytestmark = pytest.mark.django_db


def languages_of(message):
    return sorted(message.variants.values_list("language", flat=True))


def ceremony(tree):
    index = publish(CeremonyIndexPage(title="Ceremonies", slug="ceremonies"), tree.homes["en"])
    page = CeremonyPage(
        title="Rūjiena becomes a Pearl",
        slug="rujiena",
        summary="Bread, choirs and a title.",
        share_photo=photo(),
        share_photo_alt="A square full of people",
        ceremony=evening(timezone.now() + timedelta(days=30)),
        venue="Town square",
    )
    return publish(page, index)


def practice(tree):
    index = publish(PracticeIndexPage(title="Practices", slug="practices"), tree.homes["en"])
    page = PracticePage(
        title="A shared kitchen",
        slug="kitchen",
        summary="Forty households cook in one school kitchen.",
        share_photo=photo(),
        share_photo_alt="Two people at a stove",
        holder="Rūjiena municipality",
        challenge="Few places to meet.",
        what_was_done="The kitchen was opened.",
        what_did_not_work="Sundays.",
    )
    return publish(page, index)


def pearl_page(tree):
    return tree.pearl_page(
        summary="A small town of ice cream.", share_photo=photo(), share_photo_alt="A round square"
    )


@pytest.mark.parametrize("make", [ceremony, practice, pearl_page])
def test_every_kind_of_page_gives_words_a_link_and_a_photo(desk, make):
    page = make(desk.tree)
    message = derive_message(campaign=desk.campaign, page=page, by=desk.officer, now=NOW)
    post = message.variants.get()
    assert (post.language, post.title, post.text) == ("en", page.title, page.summary)
    assert post.link.startswith(page.full_url)
    assert f"utm_id=p{post.pk}" in post.link
    assert post.photos.get().alt == page.share_photo_alt
    assert "#CulturalPearls" in post.hashtags
    assert post.source_revision_id == page.live_revision_id


def test_a_page_about_a_town_names_it_in_a_hashtag(desk):
    for page in (ceremony(desk.tree), pearl_page(desk.tree)):
        message = derive_message(campaign=desk.campaign, page=page, by=desk.officer, now=NOW)
        assert "#Rūjiena" in message.variants.get().hashtags


def test_each_language_is_told_or_says_why_not(desk, danish):
    desk.latvian.unpublish()
    told = {version.language: version.why_not for version in versions_of(desk.story)}
    assert (told["en"], told["lv"]) == ("", "not-live")
    assert (told["da"], told["pl"]) == ("only-a-copy", "no-version")


@pytest.fixture
def danish(desk):
    """Copy the story into Danish as translators get it: live, and still in English."""
    locale = Locale.objects.create(language_code="da")
    home = desk.tree.homes["en"].copy_for_translation(locale)
    home.save_revision().publish()
    desk.tree.stories["en"].copy_for_translation(locale).save_revision().publish()
    copy = desk.story.copy_for_translation(locale)
    copy.save_revision().publish()
    return type(copy).objects.get(pk=copy.pk)


def test_untranslated_copies_and_aliases_get_no_post(desk, danish):
    assert danish.live
    assert languages_of(desk.derive()) == ["en", "lv"]
    alias = desk.story.copy_for_translation(
        Locale.objects.create(language_code="pl"), copy_parents=True, alias=True
    )
    assert alias.alias_of_id == desk.story.pk
    assert languages_of(desk.derive()) == ["en", "lv"]


def test_a_copy_becomes_a_version_with_its_first_words(desk, danish):
    danish.summary = "Naboer sætter sig til bords."
    danish.save_revision().publish()
    assert languages_of(desk.derive()) == ["da", "en", "lv"]


def test_another_languages_alt_text_is_never_taken(desk, danish):
    danish.summary = "Naboer sætter sig til bords."
    danish.save_revision().publish()
    post = desk.derive().variants.get(language="da")
    assert post.photos.get().alt == ""
    assert "alt-missing" in {refusal.code for refusal in problems_of(post)}
    AssetText.objects.update_or_create(
        asset=danish.share_photo.asset, language="da", defaults={"alt": "Et langt bord"}
    )
    assert desk.derive().variants.get(language="da").photos.get().alt == "Et langt bord"


def test_rehearsal_channels_and_other_organisations_accounts_are_left_out(desk):
    channel("mail", is_for_rehearsal=True)
    channel("bluesky", organisation=organisation("Kihnu"))
    channel("mail", is_active=False)
    shared = channel("mail", organisation=organisation("Lead", is_lead=True))
    assert set(desk.derive().variants.values_list("channel", flat=True)) == {
        desk.feed.pk,
        shared.pk,
    }


def test_chosen_languages_and_channels_narrow_it_down(desk):
    mail = channel("mail")
    message = desk.derive(languages={"lv"}, channels=[mail])
    assert list(message.variants.values_list("language", "channel")) == [("lv", mail.pk)]
    assert code_of(lambda: desk.derive(languages={"da"})) == "nothing-to-propose"


def test_a_photo_that_may_not_be_shown_there_stays_away(desk):
    mail = channel("mail")
    Grant.objects.filter(asset=desk.story.share_photo.asset).update(channels=["web"])
    message = desk.derive(languages={"en"})
    assert message.variants.get(channel=desk.feed).photos.count() == 1
    assert message.variants.get(channel=mail).photos.count() == 0


@pytest.mark.parametrize(("kind", "taken"), [("feed", 1), ("mail", 1), ("bluesky", 3)])
def test_a_post_takes_as_many_photos_as_its_channel_shows(desk, kind, taken):
    # A feed entry and a mail show one picture: what is approved must not hold more.
    photos = tuple(CardPhoto(photo=photo(), alt="A square") for _ in range(3))
    card = replace(desk.story.share_card(), photos=photos)
    found = Clearance.of_cards([card], on=NOW.date()).photos_for(card, channel(kind))
    assert found == photos[:taken]


def test_a_hole_is_filled_from_the_page_and_never_from_a_copy(desk, danish):
    message = desk.derive(languages={"en"})

    def add(code):
        return add_variant(
            message=message, channel=desk.feed, language=code, by=desk.officer, now=NOW
        )

    assert add("lv").title == "Viens garš galds"
    assert add("lv").source_revision_id == desk.latvian.live_revision_id
    assert code_of(lambda: add("da")) == "page-not-live"


def test_a_hole_is_looked_at_only_when_its_message_is_locked(desk):
    message = desk.derive()
    with CaptureQueriesContext(connection) as asked:
        add_variant(message=message, channel=desk.feed, language="lv", by=desk.officer, now=NOW)
    reads = [one["sql"] for one in asked if one["sql"].startswith("SELECT")]
    assert 'FROM "campaigns_message"' in reads[0]
    # SQLite locks as a whole when the transaction begins.
    assert "FOR UPDATE" in reads[0] or not connection.features.has_select_for_update
