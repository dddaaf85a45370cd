"""Two buckets of a real S3 server, as storages and as a client of one's own sees them."""

from typing import Any

import boto3

from tests.peers.s3 import S3Server

PRIVATE, PUBLIC = "pearls-keeping", "pearls-keeping-public"
MIB = 1024 * 1024


def client_of(server: S3Server, **keys: str) -> Any:
    return boto3.client(
        "s3",
        endpoint_url=server.url,
        aws_access_key_id=keys.get("access_key", server.access_key),
        aws_secret_access_key=server.secret_key,
        region_name="us-east-1",
    )


def storage_options(server: S3Server, name: str, **changed: object) -> dict[str, Any]:
    options = {
        "bucket_name": name,
        "endpoint_url": server.url,
        "access_key": server.access_key,
        "secret_key": server.secret_key,
        "region_name": "us-east-1",
        "addressing_style": "path",
        **changed,
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


def keys(client: Any, name: str = PRIVATE) -> set[str]:
    return {one["Key"] for one in client.list_objects_v2(Bucket=name).get("Contents", [])}
