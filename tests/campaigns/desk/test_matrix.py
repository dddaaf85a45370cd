"""Channel × language: every cell's state in a word and a shape, holes with the way to fill them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from accounts.rules.roles import Role
from campaigns.desk.views.matrix import matrices_of, tally
from campaigns.models import ChannelAccount, Delivery, Variant
from campaigns.proposing import versions_of
from outbox.models import Hold
from outbox.rules.states import State
from tests.campaigns.desk.posts import owe


def cell(message, channel, code):
    (matrix,) = matrices_of([message])
    (row,) = [row for row in matrix.rows if row.channel == channel]
    (one,) = [one for one in row.cells if one.code == code]
    return one


def word(message, channel, code="en"):
    return str(cell(message, channel, code).look.word)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("draft", "Draft"),
        ("in_review", "Waiting for approval"),
        ("approved", "Approved, no time yet"),
        ("rejected", "Sent back"),
        ("lapsed", "Not approved in time"),
    ],
)
def test_a_post_says_how_its_text_stands(state, said, message, channels, post):
    Variant.objects.filter(pk=post.pk).update(state=state)
    assert word(message, channels[0]) == said


@pytest.mark.parametrize(
    ("state", "said"),
    [(State.READY, "Planned"), (State.SENT, "Sent"), (State.FAILED, "Failed")],
)
def test_what_is_owed_says_what_became_of_it(state, said, message, channels, approved):
    Delivery.objects.update(state=state)
    assert word(message, channels[0]) == said


@pytest.mark.parametrize(
    ("doubt", "said"),
    [
        ("changed", "Held: its page has changed"),
        ("unpublished", "Held: its page is not public"),
        ("uncleared", "Held: a photo may not be shown"),
    ],
)
def test_a_post_whose_source_is_in_doubt_is_stale(doubt, said, message, channels, approved):
    Variant.objects.filter(pk=approved.variant_id).update(source_doubt=doubt)
    assert word(message, channels[0]) == said


def test_what_is_public_stands_as_it_stands_whatever_became_of_its_source(
    message, channels, approved
):
    Variant.objects.filter(pk=approved.variant_id).update(source_doubt="changed")
    Delivery.objects.update(state=State.SENT)
    assert word(message, channels[0]) == "Sent"


def test_a_language_without_a_text_is_told_from_a_hole(message, channels, story):
    message.variants.filter(channel=channels[0], language="en").delete()
    assert cell(message, channels[0], "en").may_be_filled
    assert word(message, channels[0], "en") == "Missing"
    assert word(message, channels[0], "lv") == "No text in this language"
    latvian = Locale.objects.get_or_create(language_code="lv")[0]
    story.copy_for_translation(latvian, copy_parents=True)
    assert word(message, channels[0], "lv") == "No text in this language"  # a draft is no text
    copy = story.get_translation(latvian)
    copy.save_revision().publish()
    # Live, but in English still: the click would be refused, so no hole is promised.
    assert word(message, channels[0], "lv") == "No text in this language"
    copy.summary = "Katru svētdienu uz mola skan dziesma."
    copy.save_revision().publish()
    assert word(message, channels[0], "lv") == "Missing"


def test_a_message_without_a_page_may_be_said_in_every_language(message, channels):
    message.source_key = None
    message.save()
    assert word(message, channels[0], "lv") == "Missing"


def test_a_language_that_a_channel_does_not_speak_is_no_hole(message, channels):
    ChannelAccount.objects.filter(pk=channels[0].pk).update(languages=["lv"])
    message.variants.all().delete()
    assert word(message, channels[0], "en") == "Not on this channel"
    assert not cell(message, channels[0], "en").may_be_filled


def test_a_channel_for_rehearsals_is_not_asked_for(message, channels):
    ChannelAccount.objects.filter(pk=channels[1].pk).update(is_for_rehearsal=True)
    message.variants.filter(channel=channels[1]).delete()
    (matrix,) = matrices_of([message])
    assert [row.channel for row in matrix.rows] == [channels[0]]


def test_every_look_has_a_word_and_a_shape_and_the_tally_counts_them(message, channels, post):
    Hold.objects.create(scope="all", reason="x", held_by="x", held_at=post.changed_at)
    matrices = matrices_of([message])
    assert all(cell.look.icon and cell.look.word for cell in matrices[0].cells)
    counted = {str(look.word): number for look, number in tally(matrices)}
    assert counted == {"Draft": 2, "No text in this language": 2 * 8}


def test_a_hole_is_filled_from_the_campaigns_matrix(desk, message, channels, campaign):
    message.variants.filter(channel=channels[0]).delete()
    client = desk(Role.OFFICER)
    fill = reverse("campaign_desk:fill_hole", args=[message.pk, channels[0].pk, "en"])
    address = reverse("campaign_desk:matrix", args=[campaign.pk])
    assert fill in client.get(address).content.decode()
    made = client.post(fill)
    assert made.status_code == 302
    text = client.get(address).content.decode()
    assert fill not in text
    assert made.url in text


def test_a_messages_own_page_shows_its_matrix(desk, message, post):
    page = desk(Role.OFFICER).get(reverse("campaign_desk:message", args=[message.pk]))
    assert reverse("campaign_desk:post", args=[post.pk]) in page.content.decode()


def test_a_campaign_without_messages_says_what_to_do(desk, campaign):
    page = desk(Role.OFFICER).get(reverse("campaign_desk:matrix", args=[campaign.pk]))
    assert "No messages yet." in page.content.decode()


def test_ten_times_the_posts_cost_not_one_query_more(desk, message, channels, person, campaign):
    client = desk(Role.OFFICER)
    owe(message, channels[0], person, count=10)
    campaign.messages.update(source_key=message.source_key)
    address = reverse("campaign_desk:matrix", args=[campaign.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    owe(message, channels[0], person, count=90, start=10)
    campaign.messages.update(source_key=message.source_key)
    with CaptureQueriesContext(connection) as many:
        page = client.get(address)
    assert len(page.context["matrices"]) == 20
    assert "Page 1 of 6" in page.content.decode()
    assert len(many) == len(few)
    with CaptureQueriesContext(connection) as own:
        matrices_of(campaign.messages.all())
    assert len(own) == 9


def test_ten_pages_cost_not_one_query_more_than_one(message, story):
    latvian = Locale.objects.get_or_create(language_code="lv")[0]
    story.copy_for_translation(latvian, copy_parents=True)
    with CaptureQueriesContext(connection) as few:
        matrices_of([message])
    keys = [message.source_key]
    for number in range(9):
        page = story.copy(update_attrs={"slug": f"song-{number}"})
        page.copy_for_translation(latvian).save_revision().publish()
        keys.append(page.translation_key)
    others = [
        type(message).objects.create(campaign=message.campaign, title="x", source_key=key)
        for key in keys
    ]
    with CaptureQueriesContext(connection) as many:
        matrices = matrices_of([message, *others])
    assert len(many) == len(few)
    told = {cell.code for cell in matrices[-1].cells if cell.may_be_filled}
    assert told == {"en"}


def test_the_matrix_promises_what_the_page_offers(message, channels, story):
    message.variants.all().delete()
    for code in ("lv", "et", "da"):
        locale = Locale.objects.get_or_create(language_code=code)[0]
        copy = story.copy_for_translation(locale, copy_parents=True, alias=code == "da")
        copy.summary = story.summary if code == "et" else "In other words"
        copy.save()
        type(copy).objects.filter(pk=copy.pk).update(live=True)
    offered = {one.language for one in versions_of(story) if one.card is not None}
    (matrix,) = matrices_of([message])
    assert {one.code for one in matrix.cells if one.may_be_filled} == offered == {"en", "lv"}
