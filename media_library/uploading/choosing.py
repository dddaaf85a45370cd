"""Which place for arriving bytes goes with the private storage of this installation."""

from django.core.files.storage import storages
from storages.backends.s3 import S3Storage

from media_library.uploading.disk import DiskSpool
from media_library.uploading.multipart import MultipartSpool
from media_library.uploading.spool import Spool


def chosen_spool() -> Spool:
    """Return the bucket's place where the private storage is S3, else its folder's."""
    storage = storages["default"]
    return MultipartSpool(storage) if isinstance(storage, S3Storage) else DiskSpool(storage)
