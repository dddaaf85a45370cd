"""Removing a stored file for good, whatever the storage would keep of it."""

from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.storage import Storage

# What a storage that is away, full or forbidden raises: try again later, and show it.
STORAGE_IS_AWAY = (OSError, BotoCoreError, ClientError)


def destroy(*, storage: Storage, name: str) -> None:
    """Remove a file and each older version of it; one that is gone already is no error.

    Raises one of STORAGE_IS_AWAY when it may still be there.
    """
    storage.delete(name)
    bucket = getattr(storage, "bucket", None)
    if bucket is not None:
        # A plain delete in a versioned bucket only hides the bytes behind a marker.
        for version in bucket.object_versions.filter(Prefix=name):
            if version.object_key == name:
                version.delete()
    if storage.exists(name):
        raise OSError(f"{name} is still there after it was deleted")
