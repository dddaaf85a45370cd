"""Where the servers of a run are: given in the environment, or started here."""

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from tests.faults.servers import BEGINS_AS, running_postgres, running_redis
from tests.peers.s3 import s3_server
from tests.services.buckets import make_buckets
from tests.services.migrated import TEMPLATE, WITHOUT_A_DISK
from tests.services.rabbitmq import running_rabbitmq

BUCKETS = {"MEDIA_S3_BUCKET": "pearls-public", "MEDIA_PRIVATE_S3_BUCKET": "pearls-private"}


def start_what_is_not_given(
    given: Mapping[str, str], *, folder: Path, stack: ExitStack
) -> dict[str, str]:
    """Return the settings that lead to all four servers; what was started ends with `stack`.

    Raises Missing with the Debian package, or fails as a test would, for one that is not there.
    """
    found: dict[str, str] = {}
    if "DATABASE_URL" in given:
        found["DATABASE_URL"] = given["DATABASE_URL"]
    else:
        server = stack.enter_context(running_postgres(folder / "postgres", *WITHOUT_A_DISK))
        found["DATABASE_URL"] = server.url
        if BEGINS_AS in given:
            found["TEST_DATABASE_TEMPLATE"] = TEMPLATE
    if "CELERY_BROKER_URL" in given:
        found["CELERY_BROKER_URL"] = given["CELERY_BROKER_URL"]
        found["CACHE_URL"] = given.get("CACHE_URL", "locmemcache://")
    else:
        port = stack.enter_context(running_redis(folder))
        found["CELERY_BROKER_URL"] = f"redis://127.0.0.1:{port}/0"
        found["CACHE_URL"] = f"redis://127.0.0.1:{port}/1"
    found["AMQP_URL"] = given.get("AMQP_URL") or stack.enter_context(
        running_rabbitmq(folder / "rabbitmq")
    )
    return found | _storage(given, folder=folder, stack=stack)


def _storage(given: Mapping[str, str], *, folder: Path, stack: ExitStack) -> dict[str, str]:
    names = {name: given.get(name, bucket) for name, bucket in BUCKETS.items()}
    if "MEDIA_S3_ENDPOINT_URL" in given:
        place = {
            name: given[name]
            for name in ("MEDIA_S3_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
        }
    else:
        server = stack.enter_context(s3_server(folder / "s3"))
        place = {
            "MEDIA_S3_ENDPOINT_URL": server.url,
            "AWS_ACCESS_KEY_ID": server.access_key,
            "AWS_SECRET_ACCESS_KEY": server.secret_key,
        }
    place["AWS_DEFAULT_REGION"] = given.get("AWS_DEFAULT_REGION", "us-east-1")
    make_buckets(place, public=names["MEDIA_S3_BUCKET"], private=names["MEDIA_PRIVATE_S3_BUCKET"])
    return names | place
