"""The two buckets of an installation, made as docs/operating.md tells an operator to make them."""

import json
from collections.abc import Mapping

import boto3
from botocore.exceptions import ClientError


def make_buckets(place: Mapping[str, str], *, public: str, private: str) -> None:
    """Make what is not there; anybody may read a public object by its name, and list nothing."""
    client = boto3.client(
        "s3",
        endpoint_url=place["MEDIA_S3_ENDPOINT_URL"],
        aws_access_key_id=place["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=place["AWS_SECRET_ACCESS_KEY"],
        region_name=place["AWS_DEFAULT_REGION"],
    )
    for bucket in (public, private):
        try:
            client.head_bucket(Bucket=bucket)
        except ClientError:
            client.create_bucket(Bucket=bucket)
    client.put_bucket_policy(Bucket=public, Policy=json.dumps(anybody_may_read(public)))


def anybody_may_read(bucket: str) -> dict[str, object]:
    """Return the policy of the public bucket: objects by name, no listing, no writing."""
    return {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": "*",
                "Action": "s3:GetObject",
                "Resource": f"arn:aws:s3:::{bucket}/*",
            }
        ],
    }
