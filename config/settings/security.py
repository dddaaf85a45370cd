"""Secrets, transport security and the content policy of the public site."""

from typing import Any

from csp.constants import NONCE, NONE, SELF

from config.settings.environment import env
from config.settings.storage import PUBLIC_MEDIA_ORIGIN

SECRET_KEY = env("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")

# "id=key" pairs, newest first; each key is 32 url-safe base64 bytes (Fernet).
CHANNEL_KEYS = env.list("CHANNEL_KEYS", default=[])

_is_https = env("SITE_URL").startswith("https://")
CSRF_TRUSTED_ORIGINS = [env("SITE_URL").rstrip("/")]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = _is_https
SECURE_HSTS_SECONDS = 31_536_000 if _is_https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _is_https
SECURE_HSTS_PRELOAD = _is_https
# How many proxies of our own stand in front: the visitor's address is that many steps back in
# X-Forwarded-For, and rates are counted by it.
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = _is_https
CSRF_COOKIE_SECURE = _is_https
SESSION_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long story form of the editor has thousands

# Pictures come from the public bucket's own host where there is one.
_picture_hosts = [PUBLIC_MEDIA_ORIGIN] if PUBLIC_MEDIA_ORIGIN else []
CONTENT_SECURITY_POLICY: dict[str, dict[str, list[Any]]] = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:", *_picture_hosts],
        "connect-src": [SELF],
        "form-action": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        # The editor's preview frames public pages from the same host.
        "frame-ancestors": [SELF],
    }
}
