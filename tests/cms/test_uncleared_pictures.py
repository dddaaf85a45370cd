"""What is not cleared, or not any more, is not printed, and publishing it is refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.compiling import article_html
from media_library.actions.consenting import narrow_consent
from media_library.actions.expiring import hide_lapsed
from media_library.models import Grant
from media_library.public import make_renditions
from tests.cms.pictures import BOX, SIZES, addresses, body, read
from tests.factories import pearl, person, photo, used
from tests.media_library.rights.people import agreed, photo_of, photo_of_consenting, somebody

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "why", ["nobody said who can be seen", "granted for print only", "not in Latvian"]
)
def test_what_is_not_cleared_for_the_web_in_the_pages_language_is_not_printed(client, tree, why):
    made = photo()
    make_renditions(made, SIZES)
    grants = Grant.objects.filter(asset=made.asset)
    if why.startswith("nobody"):
        type(made.asset).objects.filter(pk=made.asset_id).update(people="not-said")
    elif why.startswith("granted"):
        grants.update(channels=["print"])
    else:
        grants.update(languages=["en"])
    english = tree.story(body=body(made))
    tree.story("lv", slug="gars-galds", translation_of=english, body=body(made))
    assert BOX in read(client, "/lv/stories/gars-galds/")
    assert (BOX in read(client)) == (why != "not in Latvian")


def test_rights_that_ran_out_close_by_the_clock(client, tree):
    made = photo()
    make_renditions(made, SIZES)
    tree.story(body=body(made))
    yesterday = timezone.now().date() - timedelta(days=1)
    Grant.objects.filter(asset=made.asset).update(
        until=yesterday, valid_from=yesterday - timedelta(days=9)
    )
    assert any(url in read(client) for url in addresses(made))  # compiled when it was allowed
    assert hide_lapsed(now=timezone.now()) == 1
    html = read(client)
    assert BOX in html
    assert not any(url in html for url in addresses(made))


def test_a_consent_that_ran_out_closes_too_and_a_new_one_opens_again(
    client, tree, django_capture_on_commit_callbacks
):
    anna = somebody()
    today = timezone.now().date()
    agreed(anna, until=today - timedelta(days=1), now=timezone.now() - timedelta(days=9))
    made = photo_of(anna)
    make_renditions(made, SIZES)
    tree.story(body=body(made))
    assert hide_lapsed(now=timezone.now()) == 1
    assert hide_lapsed(now=timezone.now()) == 0
    assert BOX in read(client)
    with django_capture_on_commit_callbacks(execute=True):
        agreed(anna)
    assert any(url in read(client) for url in addresses(made))


def test_narrowing_a_consent_hides_at_its_commit(
    client, tree, anna, shown, django_capture_on_commit_callbacks
):
    tree.story(body=body(shown))
    assert BOX not in read(client)
    with django_capture_on_commit_callbacks(execute=True):
        narrow_consent(
            consent=anna.consents.get(), channels=["print"], by="Anna", now=timezone.now()
        )
    assert BOX in read(client)


def test_clearance_costs_the_same_for_a_large_gallery(tree, django_assert_max_num_queries):
    def gallery(number):
        people = [somebody(f"Person {n}") for n in range(number)]
        pictures = [{"image": used(photo_of_consenting(one), "x"), "caption": ""} for one in people]
        return tree.story(
            slug=f"gallery-{number}", body=[("gallery", {"heading": "", "pictures": pictures})]
        )

    few, many = gallery(2), gallery(12)
    counts = []
    for story in (few, many):
        fresh = type(story).objects.get(pk=story.pk)
        with django_assert_max_num_queries(60) as counted:
            article_html(fresh)
        counts.append(len(counted))
    assert counts[0] == counts[1]


@pytest.fixture
def admin(client):
    client.force_login(person(is_superuser=True, is_staff=True))
    return client


def submitted(client, page, **changes):
    data = {
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "share_photo": page.share_photo_id or "",
        "share_photo_alt": page.share_photo_alt,
        "funding_source": page.funding_source,
        "seo_title": "",
        "search_description": "",
        "body-count": "0",
        "pearls": [pearl().pk],
        "happened_on": "2026-05-01",
        "phase": "",
        "themes": [],
        "authors-TOTAL_FORMS": "0",
        "authors-INITIAL_FORMS": "0",
        "authors-MIN_NUM_FORMS": "0",
        "authors-MAX_NUM_FORMS": "6",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "1000",
        **changes,
    }
    return client.post(f"/admin/pages/{page.pk}/edit/", data, follow=True)


def test_publishing_with_an_uncleared_photo_is_refused_by_name_and_reason(admin, tree):
    made = photo(title="The lantern evening")
    Grant.objects.filter(asset=made.asset).update(channels=["print"])
    story = tree.story()
    answer = submitted(
        admin,
        story,
        share_photo=made.pk,
        share_photo_alt="Lanterns",
        **{"action-publish": "action-publish"},
    )
    html = answer.content.decode()
    assert "“The lantern evening” cannot be published" in html
    assert "No rights are recorded for this use" in html
    story.refresh_from_db()
    assert story.share_photo is None


def test_a_draft_with_an_uncleared_photo_is_kept(admin, tree):
    made = photo()
    Grant.objects.filter(asset=made.asset).delete()
    story = tree.story()
    submitted(admin, story, share_photo=made.pk, share_photo_alt="Lanterns")
    kept = type(story).objects.get(pk=story.pk).get_latest_revision_as_object()
    assert kept.share_photo_id == made.pk


def test_a_cleared_photo_is_published(admin, tree):
    made = photo()
    story = tree.story()
    submitted(
        admin,
        story,
        share_photo=made.pk,
        share_photo_alt="Lanterns",
        **{"action-publish": "action-publish"},
    )
    story.refresh_from_db()
    assert story.share_photo_id == made.pk
