"""Streams, programme and switch of a ceremony; its one stream address becomes its first stream."""

import ceremonies.models.language_codes
import django.core.validators
import django.db.models.deletion
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


def address_to_stream(apps, schema_editor):
    """The address that a ceremony had is its stream as on stage."""
    ceremony = apps.get_model("ceremonies", "Ceremony")
    stream = apps.get_model("ceremonies", "StreamSource")
    stream.objects.bulk_create(
        stream(ceremony_id=pk, kind="main", address=address)
        for pk, address in ceremony.objects.exclude(stream_url="").values_list("pk", "stream_url")
    )


def stream_to_address(apps, schema_editor):
    """The first stream as on stage is what a ceremony's one address was; longer ones are lost."""
    ceremony = apps.get_model("ceremonies", "Ceremony")
    stream = apps.get_model("ceremonies", "StreamSource")
    for one in stream.objects.filter(kind="main").order_by("-pk"):
        if len(one.address) <= 200:
            ceremony.objects.filter(pk=one.ceremony_id).update(stream_url=one.address)


class Migration(migrations.Migration):

    dependencies = [
        ('ceremonies', '0006_letters_to_all'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='ceremony',
            name='handed_over_by',
            field=models.CharField(blank=True, max_length=160, verbose_name='who hands the title over'),
        ),
        migrations.AddField(
            model_name='ceremony',
            name='host_organiser',
            field=models.CharField(blank=True, help_text="Empty where it stands alone; the event's name is on each page.", max_length=160, verbose_name='organiser of the event it is part of'),
        ),
        migrations.AddField(
            model_name='ceremony',
            name='received_by',
            field=models.CharField(blank=True, max_length=160, verbose_name='who receives the title'),
        ),
        migrations.CreateModel(
            name='PageSwitch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to', models.CharField(choices=[('clock', 'By the clock'), ('before', 'Before'), ('soon', 'Begins soon'), ('live', 'Live'), ('paused', 'Break'), ('after', 'Over'), ('recording', 'Recording')], max_length=12)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ceremony', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='switches', to='ceremonies.ceremony')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField(help_text='In your own time zone.', verbose_name='begins')),
                ('minutes', models.PositiveSmallIntegerField(default=15, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(1440)], verbose_name='minutes')),
                ('slip', models.SmallIntegerField(default=0, editable=False, help_text='Minutes by which it begins later, or earlier')),
                ('title', models.CharField(help_text='Shown where a language has no words for it yet.', max_length=160, verbose_name='working title')),
                ('languages', models.CharField(blank=True, help_text='Codes such as en, lv.', max_length=60, validators=[ceremonies.models.language_codes.validate_codes], verbose_name='languages spoken')),
                ('ceremony', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='programme', to='ceremonies.ceremony')),
            ],
            options={
                'verbose_name': 'programme item',
                'verbose_name_plural': 'programme items',
                'ordering': ['starts_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('en', 'English'), ('da', 'dansk'), ('et', 'eesti'), ('fi', 'suomi'), ('de', 'Deutsch'), ('lv', 'latviešu'), ('lt', 'lietuvių'), ('pl', 'polski'), ('sv', 'svenska')], max_length=12)),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('speakers', models.CharField(blank=True, max_length=240, verbose_name='who speaks or plays')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='words', to='ceremonies.programmeitem')),
            ],
        ),
        migrations.CreateModel(
            name='StreamSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('main', 'Picture and sound'), ('sign-language', 'With sign language'), ('audio-description', 'With audio description'), ('interpretation', 'Interpreted')], default='main', max_length=20, verbose_name='kind')),
                ('language', models.CharField(blank=True, choices=[('en', 'English'), ('da', 'dansk'), ('et', 'eesti'), ('fi', 'suomi'), ('de', 'Deutsch'), ('lv', 'latviešu'), ('lt', 'lietuvių'), ('pl', 'polski'), ('sv', 'svenska')], help_text='What is heard, or signed in that country. Empty: as on stage.', max_length=12, verbose_name='language')),
                ('address', models.URLField(max_length=500, verbose_name='address of the stream')),
                ('caption_languages', models.CharField(blank=True, help_text='Codes such as en, lv. Empty: without captions.', max_length=60, validators=[ceremonies.models.language_codes.validate_codes], verbose_name='languages of the captions')),
                ('checked_at', models.DateTimeField(editable=False, null=True)),
                ('check_result', models.CharField(blank=True, choices=[('', 'Not checked yet.'), ('answers', 'Answers.'), ('silent', 'Does not answer.'), ('missing', 'The address answers, but there is nothing there.'), ('not-public', 'The address does not lead to the public internet.')], default='', editable=False, max_length=12)),
                ('ceremony', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='streams', to='ceremonies.ceremony')),
            ],
            options={
                'verbose_name': 'stream',
                'verbose_name_plural': 'streams',
                'ordering': ['pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='programmeitem',
            constraint=models.CheckConstraint(condition=models.Q(('minutes__gte', 1), ('minutes__lte', 1440)), name='ceremonies_an_item_lasts_a_day_at_most'),
        ),
        migrations.AddConstraint(
            model_name='programmeitem',
            constraint=models.CheckConstraint(condition=models.Q(('slip__gte', -1440), ('slip__lte', 1440)), name='ceremonies_an_item_slips_a_day_at_most'),
        ),
        migrations.AddConstraint(
            model_name='programmewords',
            constraint=models.UniqueConstraint(fields=('item', 'language'), name='ceremonies_words_of_an_item_once_a_language'),
        ),
        migrations.RunPython(address_to_stream, stream_to_address),
        migrations.RemoveField(
            model_name='ceremony',
            name='stream_url',
        ),
    ]
