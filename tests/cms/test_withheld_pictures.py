"""What may not be shown is not printed: on no page, card or link preview, in no language."""

from datetime import timedelta
from urllib.parse import urljoin

import pytest
from django.core.cache import cache
from django.utils import timezone
from wagtail.models import ReferenceIndex

from cms import withholding
from cms.actions.publish_scheduled import publish_scheduled
from cms.compiling import article_html
from cms.models import CompiledPage
from media_library.actions.consenting import narrow_consent
from media_library.actions.expiring import hide_lapsed
from media_library.actions.withdrawing import withdraw_assets
from media_library.models import Grant
from media_library.public import make_renditions, usages
from tests.factories import Tree, pearl, person, photo, used
from tests.media_library.rights.people import agreed, photo_of, photo_of_consenting, somebody
from tests.media_library.rights.working import work, work_until_done

pytestmark = pytest.mark.django_db
BOX = "picture-withheld"
SIZES = [
    "width-320|format-jpeg",
    "width-640|format-jpeg",
    "fill-480x320|format-jpeg",
    "fill-160x160|format-jpeg",
    "fill-1200x630|format-jpeg",
]


@pytest.fixture
def tree():
    return Tree("en", "lv")


@pytest.fixture
def anna():
    return somebody()


@pytest.fixture
def shown(anna):
    made = photo_of_consenting(anna)
    make_renditions(made, SIZES)
    return made


def body(*photos):
    return [
        ("picture", {"image": used(one, f"Anna dances {one.pk}"), "caption": "Anna, aged 9"})
        for one in photos
    ]


def withdrawn(person=None, **fields):
    return withdraw_assets(person=person, asked_by="Anna", now=timezone.now(), **fields)


def read(client, path="/en/stories/long-table/"):
    return client.get(path).content.decode()


def addresses(made):
    return [row.url for row in made.renditions.all()]


def test_a_picture_is_gone_from_every_page_at_the_commit_itself(client, tree, anna, shown):
    """No worker runs here: what readers get changes with the withdrawal's own transaction."""
    story = tree.story(share_photo=shown, share_photo_alt="Anna dances", body=body(shown))
    tree.story(
        "lv",
        slug="gars-galds",
        share_photo=shown,
        share_photo_alt="Anna dejo",
        translation_of=story,
    )
    tree.pearl_page(share_photo=shown, share_photo_alt="Anna")
    known = addresses(shown)
    pages = [
        "/en/stories/long-table/",
        "/lv/stories/gars-galds/",
        "/en/",
        "/lv/",
        "/en/stories/",
        "/en/pearls/",
        "/en/pearls/rujiena/",
    ]
    before = {path: read(client, path) for path in pages}
    assert all(any(url in html for url in known) for html in before.values())
    withdrawn(anna)
    for path in pages:
        html = read(client, path)
        assert not any(url in html for url in known), path
        assert BOX in html, path
        for words in ("Anna dances", "Anna dejo", "Anna, aged 9", "A. Photographer"):
            assert words not in html.replace("One long table", ""), (path, words)


def test_the_page_stays_up_with_its_words_and_other_pictures(client, tree, anna, shown):
    other = photo()
    make_renditions(other, SIZES)
    tree.story(body=[("text", "<p>Bring your own plate.</p>"), *body(shown, other)])
    withdrawn(anna)
    html = read(client)
    assert "Bring your own plate." in html
    assert any(url in html for url in addresses(other))
    assert html.count(BOX) == 1
    assert html.count("Anna, aged 9") == 1  # the other picture's own caption
    assert 'viewBox="0 0 1600 1067"' in html or 'viewBox="0 0 640' in html


def test_the_preview_of_a_shared_link_shows_the_sites_own_picture(client, tree, anna, shown):
    tree.story(share_photo=shown, share_photo_alt="Anna dances")
    (large,) = [row.url for row in shown.renditions.filter(filter_spec__startswith="fill-1200")]
    assert large in read(client)
    withdrawn(anna)
    html = read(client)
    assert large not in html
    assert "share-default.png" in html


def test_what_no_index_knows_is_withheld_all_the_same(client, tree, anna, shown):
    tree.story(share_photo=shown, share_photo_alt="Anna", body=body(shown))
    ReferenceIndex.objects.all().delete()
    withdrawn(anna)
    assert not any(url in read(client) for url in addresses(shown))


def test_control_going_by_the_reference_index_alone_leaves_the_picture_standing(
    client, tree, anna, shown, monkeypatch
):
    tree.story(share_photo=shown, share_photo_alt="Anna", body=body(shown))
    ReferenceIndex.objects.all().delete()

    def by_index(assets):
        pages = [page.pk for one in assets for page in withholding.pages_showing(one.photo)]
        return CompiledPage.objects.filter(page__in=pages)

    monkeypatch.setattr(withholding, "printed_on", by_index)
    withdrawn(anna)
    assert any(url in read(client) for url in addresses(shown))


def test_the_worker_names_the_pages(client, tree, anna, shown):
    tree.story(share_photo=shown, share_photo_alt="Anna", body=body(shown))
    withdrawal = work_until_done(withdrawn(anna))
    step = withdrawal.steps.get(reach="pages")
    assert "One long table (en)" in step.where
    assert "/en/stories/long-table/" in step.where
    html = read(client)
    assert BOX in html
    assert "Anna" not in html


def test_a_page_compiled_while_it_was_withdrawn_is_mended_by_the_worker(client, tree, anna, shown):
    story = tree.story(body=body(shown))
    old = CompiledPage.objects.get(page_id=story.pk).article
    withdrawn(anna)
    CompiledPage.objects.filter(page_id=story.pk).update(article=old)  # came a moment too late
    ReferenceIndex.objects.all().delete()
    work()
    assert not any(url in read(client) for url in addresses(shown))


def test_a_scheduled_version_with_the_picture_is_published_with_the_box(client, tree, anna, shown):
    story = tree.story()
    story.unpublish()
    story.body = body(shown)
    story.go_live_at = timezone.now() - timedelta(minutes=1)
    story.save_revision(approved_go_live_at=story.go_live_at)
    withdrawn(anna)
    moved, failed = publish_scheduled(now=timezone.now())
    assert (moved, failed) == (1, [])
    html = read(client)
    assert BOX in html
    assert not any(url in html for url in addresses(shown))


def test_a_preview_shows_the_box_too(tree, anna, shown):
    story = tree.story(body=body(shown))
    withdrawn(anna)
    assert BOX in article_html(type(story).objects.get(pk=story.pk))


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


# --- where it is used --------------------------------------------------------------------


def standings(made):
    return sorted(use.standing for use in usages.uses_of([made.asset_id]))


def test_uses_are_found_live_drafted_and_scheduled(tree):
    made = photo()
    tree.story(slug="live", share_photo=made, share_photo_alt="x")
    drafted = tree.story(slug="drafted")
    drafted.body = body(made)
    drafted.save_revision()
    scheduled = tree.story(slug="scheduled")
    scheduled.body = [
        (
            "people",
            {"heading": "", "people": [{"name": "A", "role": "", "portrait": used(made, "x")}]},
        )
    ]
    scheduled.go_live_at = timezone.now() + timedelta(days=1)
    scheduled.save_revision().publish()
    later = scheduled.get_latest_revision_as_object()
    later.body = []
    later.save_revision()  # the newest draft no longer shows it, what is scheduled still does
    assert standings(made) == ["draft", "live", "scheduled"]


def test_control_the_reference_index_alone_misses_what_is_scheduled(tree):
    made = photo()
    scheduled = tree.story()
    scheduled.body = body(made)
    scheduled.go_live_at = timezone.now() + timedelta(days=1)
    scheduled.save_revision().publish()
    assert not ReferenceIndex.get_references_to(made).exists()
    assert standings(made) == ["scheduled"]


def test_an_address_pasted_into_a_text_is_found(tree):
    made = photo()
    make_renditions(made, SIZES[:1])
    link = f'<p><a href="https://elsewhere.example{addresses(made)[0]}">Anna</a></p>'
    tree.story(body=[("text", link)])
    assert not ReferenceIndex.get_references_to(made).exists()
    assert standings(made) == ["live"]


def test_uses_cost_the_same_for_many_assets(tree, django_assert_max_num_queries):
    made = [photo() for _ in range(6)]
    for number, one in enumerate(made):
        tree.story(slug=f"s{number}", share_photo=one, share_photo_alt="x")
    with django_assert_max_num_queries(40) as one_asset:
        usages.uses_of([made[0].asset_id])
    cache.clear()
    with django_assert_max_num_queries(40) as all_assets:
        found = usages.uses_of([one.asset_id for one in made])
    assert len(found) == 6
    assert len(all_assets) <= len(one_asset) + 1


# --- editors -----------------------------------------------------------------------------


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


@pytest.fixture
def admin(client):
    client.force_login(person(is_superuser=True, is_staff=True))
    return client


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


# --- caches in front ---------------------------------------------------------------------


def test_caches_in_front_are_purged_of_files_and_pages(tree, anna, shown, settings, monkeypatch):
    settings.WAGTAILFRONTENDCACHE = {
        "here": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": "http://cache.invalid",
        }
    }
    purged = []
    monkeypatch.setattr(
        "wagtail.contrib.frontend_cache.backends.HTTPBackend.purge",
        lambda _self, url: purged.append(url),
    )
    tree.story(body=body(shown))
    files = [urljoin("http://testserver", url) for url in addresses(shown)]
    work_until_done(withdrawn(anna))
    assert set(files) <= set(purged)
    assert any(url.endswith("/en/stories/long-table/") for url in purged)
    assert any(url.endswith("/lv/") for url in purged)
