"""Addresses of the library, below /admin/media/library/."""

from django.urls import path

from media_library.desk.library import (
    adding,
    captioning,
    describing,
    detail,
    files,
    listing,
    permitting,
    selecting,
)

urlpatterns = [
    path("", listing.library, name="library"),
    path("several/", listing.several, name="several"),
    path("add/", adding.add_photo, name="add_photo"),
    path("selections/", selecting.selections, name="selections"),
    path("selections/<uuid:key>/", selecting.selection, name="selection"),
    path("selections/<uuid:key>/download/", selecting.download, name="selection_download"),
    path("selections/<uuid:key>/remove/", selecting.remove, name="selection_remove"),
    path("<uuid:key>/", detail.asset, name="asset"),
    path("<uuid:key>/preview/", files.preview, name="asset_preview"),
    path("<uuid:key>/original/", files.original, name="asset_original"),
    path("<uuid:key>/describe/", describing.describe, name="asset_describe"),
    path("<uuid:key>/focus/", describing.focus, name="asset_focus"),
    path("<uuid:key>/replace/", adding.replace, name="asset_replace"),
    path("<uuid:key>/grant/", permitting.grant, name="asset_grant"),
    path("<uuid:key>/grant/<int:pk>/revoke/", permitting.revoke, name="asset_revoke"),
    path("<uuid:key>/withdraw/", permitting.withdraw, name="asset_withdraw"),
    path("<uuid:key>/captions/", captioning.film, name="film"),
    path("<uuid:key>/captions/check/", captioning.check, name="captions_check"),
    path("<uuid:key>/captions/<slug:kind>/<str:language>/", captioning.track, name="film_track"),
]
