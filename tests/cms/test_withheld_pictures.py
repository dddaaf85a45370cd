"""What was withdrawn is not printed: on no page, card or link preview, in no language."""

from datetime import timedelta
from urllib.parse import urljoin

import pytest
from django.utils import timezone
from wagtail.models import ReferenceIndex

from cms import withholding
from cms.actions.publish_scheduled import publish_scheduled
from cms.compiling import article_html
from cms.models import CompiledPage
from media_library.public import make_renditions
from tests.cms.pictures import BOX, SIZES, addresses, body, read
from tests.factories import photo
from tests.media_library.rights.working import withdrawn, work, work_until_done

pytestmark = pytest.mark.django_db


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
