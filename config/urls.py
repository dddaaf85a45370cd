"""Every address of the site; what has its own package is included by name."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView, TemplateView
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet

from config.health import healthz, readyz
from config.landing import landing
from config.media import public_media

api = WagtailAPIRouter("wagtailapi")
api.register_endpoint("pages", PagesAPIViewSet)

# Wagtail brings password doors of its own, which know no second factor and no throttling.
# Each is walled up by a redirect to the one door, before Wagtail's own addresses are mounted.
to_the_door = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("robots.txt", TemplateView.as_view(template_name="robots.txt", content_type="text/plain")),
    path("", include("cms.urls")),
    path("", include("media_library.urls")),
    path("", include("campaigns.urls")),
    path("", include("ceremonies.guests.urls")),
    path("partner/ceremonies/", include("ceremonies.hosts.urls")),
    path("door/", include("ceremonies.door.urls")),
    path("", include("practices.urls")),
    path("", landing, name="landing"),
    path("accounts/home/", include("accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/login/", to_the_door),
    path("admin/password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
    re_path(r"^admin/password_reset/.*$", RedirectView.as_view(pattern_name="account_login")),
    path("admin/", include("wagtail.admin.urls")),
    path("documents/", include("wagtail.documents.urls")),
    path("api/v2/", api.urls),
]

if getattr(settings, "SERVE_PUBLIC_MEDIA", False):
    urlpatterns.append(path("media/<path:name>", public_media, name="public_media"))
if "config.demo.mailbox" in settings.INSTALLED_APPS:
    urlpatterns.append(path("demo/mailbox/", include("config.demo.mailbox.urls")))

urlpatterns += i18n_patterns(
    path("_util/login/", to_the_door),
    path("", include("campaigns.public_urls")),
    path("", include("ceremonies.urls")),
    path("", include("media_library.exporting.press_urls")),
    path("", include("wagtail.urls")),
    prefix_default_language=True,
)

handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
