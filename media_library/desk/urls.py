"""Addresses of the media desk, below /admin/media/."""

from django.urls import include, path
from django.views.generic import RedirectView

app_name = "media_desk"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="media_desk:library")),
    path("review/", include("media_library.desk.review.urls")),
    path("invitations/", include("media_library.desk.inviting.urls")),
    path("withdrawals/", include("media_library.desk.withdrawing.urls")),
    path("consents/", include("media_library.desk.consents.urls")),
    path("large-files/", include("media_library.desk.large_file_urls")),
    path("library/", include("media_library.desk.library.urls")),
]
