import django.db.models.deletion
import uuid
from django.db import migrations, models


def name_nobody(apps, schema_editor):
    """Parties that registered before have persons too, whose names are not known yet."""
    registration = apps.get_model("ceremonies", "Registration")
    person = apps.get_model("ceremonies", "Person")
    for party in registration.objects.only("pk", "party").iterator():
        person.objects.bulk_create(
            person(registration=party, number=number) for number in range(1, party.party + 1)
        )


class Migration(migrations.Migration):

    dependencies = [
        ('ceremonies', '0004_pages_without_facts'),
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(help_text='Within the party, from 1')),
                ('name', models.CharField(blank=True, max_length=160)),
                ('photos', models.CharField(choices=[('unknown', 'Has not said'), ('granted', 'May be shown'), ('refused', 'May not be shown')], default='unknown', editable=False, max_length=8)),
                ('needs', models.TextField(blank=True, help_text='Access needs and diet, sealed')),
                ('ticket', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='persons', to='ceremonies.registration')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='PhotoAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(choices=[('unknown', 'Has not said'), ('granted', 'May be shown'), ('refused', 'May not be shown')], max_length=8)),
                ('language', models.CharField(max_length=12)),
                ('text', models.TextField(help_text='The very words of the question')),
                ('at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='photo_answers', to='ceremonies.person')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.UniqueConstraint(fields=('registration', 'number'), name='ceremonies_a_person_once_in_a_party'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='ceremonies_persons_count_from_one'),
        ),
        migrations.RunPython(name_nobody, migrations.RunPython.noop),
    ]
