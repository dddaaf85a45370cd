"""Where files live: originals and masters private, re-encoded pictures public."""

from pathlib import Path
from urllib.parse import urlsplit

from config.settings.environment import PROJECT_DIR, env

DATA_DIR = Path(env("DATA_DIR", default=str(PROJECT_DIR / "var")))

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [PROJECT_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "public"
PRIVATE_ROOT = DATA_DIR / "private"
# What the clock keeps for nginx to serve; None where it is not to.
LIVE_ROOT: Path | None = DATA_DIR / "live"

_bucket = env("MEDIA_S3_BUCKET", default="")
_private_bucket = env("MEDIA_PRIVATE_S3_BUCKET", default="")
_endpoint = env("MEDIA_S3_ENDPOINT_URL", default="")


def _origin_of(bucket: str) -> str:
    """Return what browsers know a bucket by, "" where there is none."""
    if not bucket:
        return ""
    origin = urlsplit(_endpoint or f"https://{bucket}.s3.amazonaws.com")
    return f"{origin.scheme}://{origin.netloc}"


PUBLIC_MEDIA_ORIGIN = _origin_of(_bucket)
# Officers' browsers send large files straight there, by addresses that are signed for each part.
PRIVATE_MEDIA_ORIGIN = _origin_of(_private_bucket)


def _s3(
    bucket: str, backend: str = "storages.backends.s3.S3Storage", **options: object
) -> dict[str, object]:
    # Keys come from the usual AWS variables or the instance's role, never from here: options
    # are copied into task payloads, and so into the broker.
    return {
        "BACKEND": backend,
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": _endpoint or None,
            "file_overwrite": False,
            "default_acl": None,
            **options,
        },
    }


def _folder(path: Path, base_url: str | None) -> dict[str, object]:
    return {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(path), "base_url": base_url},
    }


# The default is the private one, so that forgetting to choose is safe.
STORAGES = {
    "default": _s3(_private_bucket, querystring_auth=True, querystring_expire=300)
    if _private_bucket
    else _folder(PRIVATE_ROOT, None),
    "public": _s3(
        # How long a file may be kept by others is decided file by file.
        _bucket,
        backend="media_library.storages.PublicS3Storage",
        querystring_auth=False,
    )
    if _bucket
    else _folder(MEDIA_ROOT, MEDIA_URL),
    "staticfiles": {"BACKEND": "config.static_files.HashedStaticFiles"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
