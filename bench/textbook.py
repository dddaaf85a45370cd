"""The same story as the tutorials would show it: tags look up images, lists fetch pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from wagtail.models import Page, Site

from cms.models import StoryPage
from cms.reading import Reading


def story(request: HttpRequest, slug: str) -> HttpResponse:
    with override("en"):
        page = Page.objects.live().get(slug=slug, locale__language_code="en").specific
        home = Site.find_for_request(request).root_page.specific
        related = (
            StoryPage.objects.live()
            .filter(locale=page.locale, pearls__in=page.pearls.all())
            .exclude(pk=page.pk)
            .distinct()[:3]
        )
        context = {
            "page": page,
            "reading": Reading(page=page, request=request, language="en"),
            "menu": home.get_children().live().in_menu().specific(),
            "crumbs": page.get_ancestors().live().specific(),
            "related": related,
        }
        return render(request, "bench/textbook_story.html", context)
