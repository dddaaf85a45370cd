"""What the pages of one ceremony say alike becomes that ceremony's, once for all languages."""

from django.db import migrations

FACTS = (
    "kind",
    "mode",
    "starts_at",
    "ends_at",
    "zone",
    "street_address",
    "is_step_free",
    "has_hearing_loop",
    "stream_url",
    "calendar_uid",
)


def make_ceremonies(apps, schema_editor):
    pages = apps.get_model("ceremonies", "CeremonyPage").objects
    ceremonies = apps.get_model("ceremonies", "Ceremony").objects
    seasons = apps.get_model("cms", "TitleYear").objects
    host = None
    # The English page speaks for all; else the oldest.
    for key in pages.order_by().values_list("translation_key", flat=True).distinct():
        told = list(pages.filter(translation_key=key).order_by("pk"))
        page = next((one for one in told if one.locale.language_code == "en"), told[0])
        host = host or _host(apps)
        pearl = page.pearls.order_by("title_year").first()
        year = pearl.title_year_id if pearl else page.starts_at.year
        made = ceremonies.create(
            name=page.title[:120],
            season=seasons.get_or_create(year=year)[0],
            organisation=host,
            doors_open_at=page.starts_at,
            status="confirmed",
            **{name: getattr(page, name) for name in FACTS},
        )
        made.pearls.set(page.pearls.all())
        for one in told:
            one.ceremony = made
            one.save(update_fields=["ceremony"])


def _host(apps):
    organisations = apps.get_model("accounts", "Organisation").objects
    return organisations.order_by("-is_lead", "pk").first() or organisations.create(
        name="BSR Cultural Pearls",
        slug="bsr-cultural-pearls",
        kind="partner",
        country_code="SE",
        zone="Europe/Stockholm",
        is_lead=True,
    )


class Migration(migrations.Migration):
    dependencies = [("ceremonies", "0002_ceremonies_and_places")]

    operations = [migrations.RunPython(make_ceremonies, migrations.RunPython.noop)]
