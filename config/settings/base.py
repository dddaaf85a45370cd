"""What every installation shares; safe in production, and refuses to start without its secrets."""

from config.settings.environment import PROJECT_DIR, REQUIRED, env, require

require(*REQUIRED)

from config.settings.celery import *  # noqa: E402, F403
from config.settings.database import *  # noqa: E402, F403
from config.settings.email import *  # noqa: E402, F403
from config.settings.languages import *  # noqa: E402, F403
from config.settings.logging import *  # noqa: E402, F403
from config.settings.media import *  # noqa: E402, F403
from config.settings.security import *  # noqa: E402, F403
from config.settings.signing_in import *  # noqa: E402, F403
from config.settings.storage import *  # noqa: E402, F403
from config.settings.wagtail import *  # noqa: E402, F403

SITE_URL = env("SITE_URL").rstrip("/")
DEBUG = False
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"

INSTALLED_APPS = [
    "campaigns.apps.CampaignsConfig",
    "ceremonies.apps.CeremoniesConfig",
    "practices.apps.PracticesConfig",
    "cms.apps.CmsConfig",
    "media_library.apps.MediaLibraryConfig",
    "accounts.apps.AccountsConfig",
    "outbox.apps.OutboxConfig",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.api.v2",
    "wagtail",
    "rest_framework",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "storages",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
    "config.apps.CompositionConfig",
]

MIDDLEWARE = [
    "config.middleware.ClientAddressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.middleware.AdminContentPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.EditorGateMiddleware",
    "media_library.gate.LibraryGateMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cms.context.reading",
            ],
        },
    }
]
FORMS_URLFIELD_ASSUME_HTTPS = True
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
