"""Give every photo its asset: what was uploaded, its texts, and the rights it came with."""

from django.db import migrations
from django.utils import timezone

CHANNELS = ["web", "social", "newsletter", "print", "press", "ceremony", "archive"]


def give_assets(apps, schema_editor):
    Photo = apps.get_model("media_library", "Photo")
    Asset = apps.get_model("media_library", "Asset")
    AssetText = apps.get_model("media_library", "AssetText")
    Grant = apps.get_model("media_library", "Grant")
    now = timezone.now()
    for photo in Photo.objects.filter(asset=None).iterator():
        asset = Asset.objects.create(
            kind="photo",
            state="ready",
            state_at=now,
            title=photo.title,
            creator=photo.credit,
            licence=photo.licence,
            # Before this version a photo came in by an officer's hand, its limits in a note.
            # Where the note names any, a person has to say who is shown before it is used again.
            people="not-said" if photo.rights_note.strip() else "nobody",
            original=photo.original.name,
            bytes=photo.file_size or 0,
            width=photo.width,
            height=photo.height,
            accepted_at=photo.created_at,
        )
        Grant.objects.create(
            asset=asset,
            holder=photo.credit,
            licence=photo.licence,
            channels=CHANNELS,
            languages=[],
            valid_from=photo.created_at.date(),
            may_be_reused_by_eu=photo.may_be_reused_by_eu,
            note=photo.rights_note,
            recorded_at=now,
        )
        AssetText.objects.bulk_create(
            AssetText(asset=asset, language=known.language, alt=known.text)
            for known in photo.descriptions.all()
        )
        photo.asset = asset
        photo.save(update_fields=["asset"])


class Migration(migrations.Migration):

    dependencies = [("media_library", "0002_contributions_rights_and_films")]

    operations = [migrations.RunPython(give_assets, migrations.RunPython.noop)]
