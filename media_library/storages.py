"""The public bucket: each object says itself how long it may be kept."""

from storages.backends.s3 import S3Storage

from media_library.rules.lifetimes import cache_control


class PublicS3Storage(S3Storage):
    """S3 that sets `Cache-Control` by the folder that an object lies in."""

    def get_object_parameters(self, name: str) -> dict[str, object]:
        return {**super().get_object_parameters(name), "CacheControl": cache_control(name)}
