"""The site's own feeds: stories as they are published, news as campaigns deliver it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from feedgen.feed import FeedGenerator

from campaigns.models import FeedEntry
from cms.public import Pearl, stories_for

NEWEST = 30


@dataclass(frozen=True, kw_only=True)
class Entry:
    id: str
    title: str
    text: str
    link: str
    language: str
    published_at: datetime
    updated_at: datetime
    image_url: str = ""
    image_alt: str = ""


@require_safe
def stories_atom(request: HttpRequest, pearl: str = "") -> HttpResponse:
    return _atom(request, _stories_title(pearl), _stories(pearl))


@require_safe
def stories_json(request: HttpRequest, pearl: str = "") -> HttpResponse:
    return _json(request, _stories_title(pearl), _stories(pearl))


@require_safe
def news_atom(request: HttpRequest) -> HttpResponse:
    return _atom(request, _("News of the Cultural Pearls"), _news())


@require_safe
def news_json(request: HttpRequest) -> HttpResponse:
    return _json(request, _("News of the Cultural Pearls"), _news())


def _stories_title(pearl: str) -> str:
    if not pearl:
        return _("Stories of the Cultural Pearls")
    found = Pearl.objects.select_related("municipality").filter(slug=pearl).first()
    if found is None:
        raise Http404
    return _("Stories of %(place)s") % {"place": found.municipality.title_name}


def _stories(pearl: str) -> list[Entry]:
    stories = stories_for(language=get_language() or "en").select_related("locale")
    if pearl:
        stories = stories.filter(pearls__slug=pearl)
    return [
        Entry(
            id=f"urn:uuid:{story.translation_key}",
            title=story.title,
            text=story.summary,
            link=f"{settings.SITE_URL}/{story.locale.language_code}/stories/{story.slug}/",
            language=story.locale.language_code,
            published_at=story.first_published_at,
            updated_at=story.last_published_at,
        )
        for story in stories[:NEWEST]
    ]


def _news() -> list[Entry]:
    entries = FeedEntry.objects.filter(language=get_language() or "en")[:NEWEST]
    return [
        Entry(
            id=entry.key,
            title=entry.title,
            text=entry.text,
            link=entry.link,
            language=entry.language,
            published_at=entry.published_at,
            updated_at=entry.changed_at or entry.published_at,
            image_url=entry.image_url,
            image_alt=entry.image_alt,
        )
        for entry in entries
    ]


def _atom(request: HttpRequest, title: str, entries: Iterable[Entry]) -> HttpResponse:
    address = settings.SITE_URL + request.path
    feed = FeedGenerator()
    feed.id(address)
    feed.title(title)
    feed.language(get_language() or "en")
    feed.link(href=address, rel="self")
    feed.author(name=settings.WAGTAIL_SITE_NAME)
    for entry in entries:
        item = feed.add_entry(order="append")
        item.id(entry.id)
        item.title(entry.title)
        item.link(href=entry.link)
        item.content(entry.text, type="text")
        item.published(entry.published_at)
        item.updated(entry.updated_at)
        if entry.image_url:
            item.link(href=entry.image_url, rel="enclosure", type="image/jpeg")
    newest = max((entry.updated_at for entry in entries), default=None)
    if newest is not None:
        feed.updated(newest)
    return HttpResponse(feed.atom_str(), content_type="application/atom+xml; charset=utf-8")


def _json(request: HttpRequest, title: str, entries: Iterable[Entry]) -> JsonResponse:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "feed_url": settings.SITE_URL + request.path,
        "language": get_language() or "en",
        "items": [
            {
                "id": entry.id,
                "url": entry.link,
                "title": entry.title,
                "content_text": entry.text,
                "language": entry.language,
                "date_published": entry.published_at.isoformat(),
                "date_modified": entry.updated_at.isoformat(),
                **({"image": entry.image_url} if entry.image_url else {}),
            }
            for entry in entries
        ],
    }
    return JsonResponse(
        feed, content_type="application/feed+json", json_dumps_params={"ensure_ascii": False}
    )
