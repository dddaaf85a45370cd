"""The pages between a source and its posts: proposing, deciding about a doubt, choosing photos."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from campaigns.actions.choose_photos import choose_photos
from campaigns.desk.proposal import proposal_of
from campaigns.models import ChannelAccount, Message, Variant
from campaigns.proposing import Version
from cms.public import CardPhoto
from media_library.models import AssetText, Grant
from tests.campaigns.telling import code_of
from tests.factories import organisation, photo

NOW = timezone.now()


def at(name, *args):
    return reverse(f"campaign_desk:{name}", args=args)


def rewrite(story, **fields):
    page = type(story).objects.get(pk=story.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


# --- proposing ---------------------------------------------------------------------------


def test_what_will_be_proposed_is_shown_beforehand_and_all_is_ticked(
    desk, story, channels, campaign
):
    answer = desk(Role.OFFICER).get(at("derive", story.pk))
    page = answer.content.decode()
    assert "No text in Latvian: no post in Latvian." in page
    assert "Every Sunday there is a song on the pier." in page
    form = answer.context["form"]
    assert set(form["channels"].value()) == {channel.pk for channel in channels}
    assert form["languages"].value() == ["en"]
    assert answer.context["form"]["campaign"].value() == campaign.pk


def test_only_what_is_ticked_is_proposed(desk, story, channels, campaign):
    sent = {
        "campaign": campaign.pk,
        "kind": "news",
        "languages": ["en"],
        "channels": [channels[1].pk],
    }
    answer = desk(Role.OFFICER).post(at("derive", story.pk), sent)
    assert answer.status_code == 302
    assert list(Message.objects.get().variants.values_list("channel", flat=True)) == [
        channels[1].pk
    ]


def test_nothing_ticked_is_said_where_it_happened(desk, story, channels, campaign):
    sent = {"campaign": campaign.pk, "kind": "news"}
    answer = desk(Role.OFFICER).post(at("derive", story.pk), sent)
    assert answer.status_code == 422
    assert {"languages", "channels"} <= set(answer.context["form"].errors)
    assert not Message.objects.exists()


def test_channels_for_rehearsals_are_not_offered(desk, story, channels, town):
    ChannelAccount.objects.create(
        organisation=town, kind="feed", name="Nobody reads this", is_for_rehearsal=True
    )
    assert (
        "Nobody reads this" not in desk(Role.OFFICER).get(at("derive", story.pk)).content.decode()
    )


def test_a_photo_without_words_or_without_clearance_is_named_with_its_channel(story, channels):
    dusk = photo(title="Pier at dusk")
    card = replace(story.share_card(), photos=(CardPhoto(photo=dusk, alt=""),))
    versions = [Version(language="en", card=card)]
    Grant.objects.filter(asset=dusk.asset).update(channels=["web"])
    (row,) = proposal_of(versions, channels, on=timezone.localdate())
    assert row.notes[0] == (
        "“Pier at dusk” has no words in English: the post will ask what it shows."
    )
    assert row.notes[1].startswith("Mail to followers: The picture “Pier at dusk” cannot go out")
    assert len(row.notes) == 2


def test_more_channels_cost_no_more_queries(desk, story, channels, town):
    officer = desk(Role.OFFICER)

    def queries():
        with CaptureQueriesContext(connection) as caught:
            officer.get(at("derive", story.pk))
        return len(caught)

    queries()
    before = queries()
    for number in range(10):
        ChannelAccount.objects.create(organisation=town, kind="bluesky", name=f"Blue {number}")
    assert queries() == before


# --- deciding about a doubt --------------------------------------------------------------


def decide(client, post, decision, page):
    doubt = page.context["doubt"]
    sent = {
        "decision": decision,
        "seen_revision": doubt.seen_revision,
        "seen_hash": page.context["post"].payload_hash,
    }
    return client.post(at("settle_source", post.pk), sent, follow=True)


def test_what_is_new_stands_beside_what_was(desk, approved, post, story):
    rewrite(story, summary="This Sunday there is none.")
    page = desk(Role.OFFICER).get(at("post", post.pk))
    html = page.content.decode()
    assert "Held: its page has changed" in html
    assert "<del>Every Sunday there is a song on the pier.</del>" in html
    assert "<ins>This Sunday there is none.</ins>" in html
    shown = page.context["doubt"].differences
    assert [str(one.label) for one in shown] == ["Text"]


def test_an_officer_lets_it_stand(desk, approved, post, story):
    rewrite(story, summary="This Sunday there is none.")
    officer = desk(Role.OFFICER)
    page = officer.get(at("post", post.pk))
    assert "The post still stands" in decide(officer, post, "stands", page).content.decode()
    post.refresh_from_db()
    assert (post.state, post.source_doubt) == (Variant.State.APPROVED, "")


def test_an_officer_takes_the_new_text_over(desk, approved, post, story):
    rewrite(story, summary="This Sunday there is none.")
    officer = desk(Role.OFFICER)
    page = officer.get(at("post", post.pk))
    answer = decide(officer, post, "take_over", page)
    assert "It needs a new approval." in answer.content.decode()
    post.refresh_from_db()
    assert (post.text, post.state) == ("This Sunday there is none.", Variant.State.DRAFT)


def test_a_page_that_changed_meanwhile_is_looked_at_again(desk, approved, post, story):
    rewrite(story, summary="This Sunday there is none.")
    officer = desk(Role.OFFICER)
    page = officer.get(at("post", post.pk))
    rewrite(story, summary="There is one after all.")
    answer = decide(officer, post, "stands", page)
    assert "changed once more since you looked" in answer.content.decode()
    post.refresh_from_db()
    assert post.source_doubt == Variant.Doubt.CHANGED


def test_a_translator_sees_the_doubt_and_may_not_decide(desk, approved, post, story):
    rewrite(story, summary="This Sunday there is none.")
    translator = desk(Role.TRANSLATOR)
    page = translator.get(at("post", post.pk)).content.decode()
    assert "This Sunday there is none." in page
    assert at("settle_source", post.pk) not in page


def test_lists_say_it_and_can_be_narrowed_to_it(desk, approved, message, post, story):
    rewrite(story, summary="This Sunday there is none.")
    listed = desk(Role.OFFICER).get(at("list"), {"state": "changed"}).content.decode()
    assert "Held: its page has changed" in listed
    story.refresh_from_db()
    rewrite(story, summary="Every Sunday there is a song on the pier.")
    again = desk(Role.OFFICER).get(at("list"), {"state": "changed"}).content.decode()
    assert at("post", post.pk) not in again


# --- choosing photos ---------------------------------------------------------------------


@pytest.fixture
def pier(town):
    made = photo(title="Pier at dusk")
    made.asset.organisation = town
    made.asset.save()
    AssetText.objects.create(asset=made.asset, language="en", alt="A pier under a red sky")
    return made


@pytest.fixture
def print_only(town):
    made = photo(title="For the poster only")
    made.asset.organisation = town
    made.asset.save()
    Grant.objects.filter(asset=made.asset).update(channels=["print"])
    return made


def save(client, post, **fields):
    sent = {"seen_hash": post.payload_hash, "save": "1", **fields}
    return client.post(at("photos", post.pk), sent)


def test_only_cleared_photos_are_offered(desk, post, pier, print_only):
    page = desk(Role.OFFICER).get(at("photos", post.pk)).content.decode()
    assert "Pier at dusk" in page
    assert "For the poster only" not in page


def test_a_chosen_photo_comes_with_the_words_of_its_language(desk, post, pier):
    assert save(desk(Role.OFFICER), post, add=pier.pk).status_code == 302
    post.refresh_from_db()
    assert post.photos.get().alt == "A pier under a red sky"
    assert post.payload["images"][0]["alt"] == "A pier under a red sky"


def test_a_photo_without_words_is_not_saved_before_somebody_says_what_it_shows(desk, post, pier):
    AssetText.objects.all().delete()
    officer = desk(Role.OFFICER)
    answer = save(officer, post, add=pier.pk)
    assert answer.status_code == 422
    assert "please say what each picture shows" in answer.content.decode()
    assert not post.photos.exists()
    told = {"photo": pier.pk, f"alt_{pier.pk}": "A pier"}
    assert save(officer, post, **told).status_code == 302
    assert post.photos.get().alt == "A pier"


def test_a_search_keeps_what_was_ticked_and_saves_nothing(desk, post, pier, town):
    answer = desk(Role.OFFICER).post(
        at("photos", post.pk), {"seen_hash": post.payload_hash, "add": pier.pk, "q": "xyzzy"}
    )
    page = answer.content.decode()
    assert "A pier under a red sky" in page
    assert "No photo that may be shown there has these words." in page
    assert not post.photos.exists()


@pytest.mark.parametrize("key", [str(2**63), "9" * 5000, "-1", "pier", ""])
@pytest.mark.parametrize("name", ["photo", "add", "remove"])
def test_what_can_be_no_photo_is_refused_with_what_to_do(desk, post, name, key):
    answer = save(desk(Role.OFFICER), post, **{name: key})
    assert answer.status_code == 422
    assert "Please choose the photos again." in answer.content.decode()


def test_a_place_beyond_all_numbers_is_the_last(desk, post, pier):
    sent = {"photo": pier.pk, f"alt_{pier.pk}": "A pier", f"place_{pier.pk}": "9" * 5000}
    assert save(desk(Role.OFFICER), post, **sent).status_code == 302
    assert post.photos.get().alt == "A pier"


def test_photos_are_put_in_order_and_taken_off(desk, post, pier, town):
    # A feed and a mail show one picture only.
    ChannelAccount.objects.filter(pk=post.channel_id).update(kind="mastodon")
    other = photo(title="Choir")
    other.asset.organisation = town
    other.asset.save()
    officer = desk(Role.OFFICER)
    both = {
        "photo": [pier.pk, other.pk],
        f"alt_{pier.pk}": "A pier",
        f"alt_{other.pk}": "A choir",
        f"place_{pier.pk}": "2",
        f"place_{other.pk}": "1",
    }
    save(officer, post, **both)
    assert [use.alt for use in post.photos.all()] == ["A choir", "A pier"]
    post.refresh_from_db()
    save(officer, post, remove=other.pk, **both)
    assert [use.alt for use in post.photos.all()] == ["A pier"]


def test_another_picture_needs_a_new_approval(desk, approved, post, pier):
    post.refresh_from_db()
    save(desk(Role.OFFICER), post, add=pier.pk)
    post.refresh_from_db()
    assert post.state == Variant.State.DRAFT
    assert not post.deliveries.exists()


def test_what_is_not_offered_cannot_be_smuggled_in(desk, post, pier, print_only, person):
    answer = save(
        desk(Role.OFFICER), post, photo=print_only.pk, **{f"alt_{print_only.pk}": "A poster"}
    )
    assert answer.status_code == 409
    theirs = photo(title="Somebody else's")
    theirs.asset.organisation = organisation("Another town")
    theirs.asset.save()

    def choose(*photos, words="Words"):
        return lambda: choose_photos(
            variant=post,
            chosen=[(one.pk, words) for one in photos],
            seen_hash=post.payload_hash,
            by=person(Role.OFFICER),
            now=NOW,
        )

    assert code_of(choose(theirs)) == "photo-not-yours"
    assert code_of(choose(pier, words=" ")) == "alt-missing"
    five = [photo() for _ in range(5)]
    assert code_of(choose(*five)) == "too-many-images"
    assert not post.photos.exists()
