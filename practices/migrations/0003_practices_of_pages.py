"""What the pages of one practice say alike becomes that practice's, under the number they had."""

from django.db import migrations


def make_practices(apps, schema_editor):
    pages = apps.get_model("practices", "PracticePage").objects
    practices = apps.get_model("practices", "Practice").objects
    for pid in pages.order_by("pid").values_list("pid", flat=True).distinct():
        told = list(pages.filter(pid=pid).order_by("pk"))
        # The English page speaks for all; else the oldest.
        page = next((one for one in told if one.locale.language_code == "en"), told[0])
        pearl = page.pearls.order_by("title_year").first()
        made = practices.create(
            pid=pid,
            name=page.title[:120],
            holder=page.holder,
            source_language=page.locale.language_code,
            funding_source=page.funding_source,
            municipality=pearl.municipality if pearl else None,
            published_on=page.first_published_at.date() if page.first_published_at else None,
        )
        made.pearls.set(page.pearls.all())
        made.themes.set(page.themes.all())
        for one in told:
            one.practice = made
            one.text_state = "source" if one.pk == page.pk else "human"
            one.save(update_fields=["practice", "text_state"])


class Migration(migrations.Migration):
    dependencies = [("practices", "0002_one_practice_for_all_languages")]

    operations = [migrations.RunPython(make_practices, migrations.RunPython.noop)]
