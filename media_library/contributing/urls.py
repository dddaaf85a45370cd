"""Addresses of the portal: the same pages below a link and below an account."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, include, path
from django.views.decorators.csrf import csrf_exempt

from media_library.contributing import partner_views, upload_views, views
from media_library.contributing.doors import READING, by_account, by_link, partners_only

UPLOADING = ("HEAD", "PATCH", "DELETE", "POST", "OPTIONS")


def _pages(opened: Callable[..., Any], *, name: str) -> list[URLPattern]:
    pages = [
        ("", views.page, (*READING, "POST"), ""),
        ("draft/", views.draft, ("POST",), "_draft"),
        ("state.json", views.state, READING, "_state"),
        ("receipt/", views.receipt, READING, "_receipt"),
        ("previews/<uuid:asset>/", views.preview, READING, "_preview"),
    ]
    # Uploads check by themselves where a request comes from: their clients carry no CSRF token.
    uploads = [
        ("files/", upload_views.create, ("POST", "OPTIONS"), "_files"),
        ("files/<uuid:upload>/", upload_views.one, UPLOADING, "_file"),
    ]
    return [
        path(below, opened(view, *verbs), name=name + end) for below, view, verbs, end in pages
    ] + [
        path(below, csrf_exempt(opened(view, *verbs)), name=name + end)
        for below, view, verbs, end in uploads
    ]


urlpatterns = [
    path("contribute/<str:token>/", include(_pages(by_link, name="contribute"))),
    path("partner/", partners_only(partner_views.contributions), name="partner"),
    path(
        "partner/contributions/<uuid:number>/",
        include(_pages(by_account, name="partner_contribution")),
    ),
]
